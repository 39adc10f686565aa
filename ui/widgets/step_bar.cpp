#include "widgets/step_bar.h"

#include <algorithm>
#include <vector>

namespace shuangda {
namespace {

struct Step {
  QString name{};
  bool isDone = false;
};

std::vector<Step> stepsOf(const DisposalSheet& sheet) {
  const auto all = [&](Quantity DisposalLine::* what) {
    return sheet.batch.endedAt || (!sheet.lines.empty() && std::ranges::all_of(sheet.lines, [&](const DisposalLineRow& row) { return row.line.*what == row.line.planned; }));
  };
  std::vector<Step> steps{{QObject::tr("计划"), sheet.batch.submittedOn.has_value()}, {QObject::tr("批准"), sheet.batch.approvedOn.has_value()}, {QObject::tr("出库"), all(&DisposalLine::picked)}};
  if (sheet.batch.way == QStringLiteral("destroy")) {
    steps.push_back({QObject::tr("装车"), all(&DisposalLine::loaded)});
  }
  steps.push_back({QObject::tr("处置"), sheet.batch.endedAt.has_value()});
  steps.push_back({QObject::tr("签认"), sheet.batch.completedAt.has_value()});
  return steps;
}

}  // namespace

StepBar::StepBar(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setAccessibleName(tr("进程"));
}

void StepBar::setSheet(const DisposalSheet& sheet) {
  QStringList html;
  QStringList spoken;
  bool nextSeen = sheet.stage == BatchStage::Cancelled;
  for (const Step& step : stepsOf(sheet)) {
    const bool isNext = !step.isDone && !nextSeen;
    nextSeen = nextSeen || isNext;
    const QString mark = step.isDone ? QStringLiteral("●") : isNext ? QStringLiteral("◎") : QStringLiteral("○");
    const QString style = step.isDone ? QStringLiteral("color:#2e7d32") : isNext ? QStringLiteral("font-weight:bold") : QStringLiteral("color:#6b6b6b");
    html << QStringLiteral("<span style='%1'>%2 %3</span>").arg(style, mark, step.name);
    spoken << step.name + (step.isDone ? tr("已完成") : isNext ? tr("进行中") : tr("未开始"));
  }
  setText(html.join(QStringLiteral("<span style='color:#a0a0a0'> ── </span>")));
  setAccessibleDescription(spoken.join(QStringLiteral("，")));
}

}  // namespace shuangda
