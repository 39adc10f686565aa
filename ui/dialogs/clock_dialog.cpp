#include "dialogs/clock_dialog.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextBrowser>

#include "services/law_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

QString row(const QString& label, const QString& text) {
  return QStringLiteral("<tr><td style='color:#6b6b6b;padding:1px 12px 1px 0'>%1</td><td>%2</td></tr>").arg(label, text.toHtmlEscaped());
}

QString trailRow(const TrailDay& day, const DeadlineRule& rule) {
  const TrailLine line = trailLine(day, rule);
  const bool ends = day.kind == TrailDay::Kind::End || day.kind == TrailDay::Kind::Due;
  const bool counted = !line.count.isEmpty();
  const QString style = ends ? QStringLiteral("font-weight:bold") : counted ? QString() : QStringLiteral("color:#6b6b6b");
  return QStringLiteral("<tr style='%1'><td style='padding:0 16px 0 0'>%2</td><td align='right' style='padding:0 16px 0 0'>%3</td><td>%4</td></tr>")
      .arg(style, line.day, line.count, line.reason.toHtmlEscaped());
}

QString headHtml(const CaseClock& clock, const QString& number) {
  QString rows;
  for (const auto& [label, text] : clockBasis(clock, number)) {
    rows += row(label, text);
  }
  return QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

}  // namespace

QString clockHtml(const CaseClock& clock, const QString& caseNumber) {
  const DeadlineRule& rule = clock.rule;
  QString html = QStringLiteral("<h3 style='margin:0 0 6px 0'>%1</h3>").arg(rule.name.toHtmlEscaped());
  if (clock.obstacle) {
    return html + headHtml(clock, caseNumber) + QStringLiteral("<p style='color:#b3261e'>%1</p>").arg(QObject::tr("不能计算：") + refusalText(*clock.obstacle).toHtmlEscaped());
  }
  QString result = QObject::tr("到期 %1").arg(clock.deadline.due.text());
  if (clock.deadline.moved()) {
    result = rule.rolling == DeadlineRule::Rolling::Yes ? QObject::tr("到期 %1（未顺延之日 %2）").arg(clock.deadline.due.text(), clock.deadline.hardDue.text())
                                                        : QObject::tr("应在 %1 前完成，最迟 %2").arg(clock.deadline.hardDue.text(), clock.deadline.due.text());
  }
  html += QStringLiteral("<p style='font-size:large;margin:0 0 6px 0'><b>%1</b>　%2</p>").arg(result, clockStateText(clock.state));
  html += headHtml(clock, caseNumber);
  for (const DeadlineRemark& remark : clock.deadline.remarks) {
    html += QStringLiteral("<div style='color:#9a5b00;margin-top:4px'>⚠ %1</div>").arg(deadlineRemarkText(remark).toHtmlEscaped());
  }
  QString rows;
  for (const TrailDay& day : clock.deadline.trail) {
    rows += trailRow(day, rule);
  }
  html += QStringLiteral("<h4 style='margin:10px 0 2px 0'>%1</h4><table cellspacing='0'>%2</table>").arg(QObject::tr("逐日说明"), rows);
  if (!rule.effect.isEmpty()) {
    html += QStringLiteral("<p>%1</p>").arg(QObject::tr("逾期后果：") + rule.effect.toHtmlEscaped());
  }
  if (!rule.note.isEmpty()) {
    html += QStringLiteral("<p style='color:#6b6b6b'>%1</p>").arg(QObject::tr("说明：") + rule.note.toHtmlEscaped());
  }
  return html;
}

ClockDialog::ClockDialog(const CaseClock& clock, const QString& caseNumber, QWidget* parent) : QDialog(parent), text_(new QTextBrowser) {
  setWindowTitle(tr("为什么是这一天"));
  text_->setHtml(clockHtml(clock, caseNumber));
  text_->setAccessibleName(tr("逐日说明"));
  auto* print = new QPushButton(tr("打印(&P)…"));
  auto* copy = new QPushButton(tr("复制(&C)"));
  auto* close = new QPushButton(tr("关闭"));
  close->setDefault(true);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(print);
  buttons->addWidget(copy);
  buttons->addStretch(1);
  buttons->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text_, 1);
  layout->addLayout(buttons);
  connect(print, &QPushButton::clicked, this, &ClockDialog::print);
  connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text_->toPlainText()); });
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  resize(620, 640);
}

void ClockDialog::print() {
  QPrinter printer;
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() == QDialog::Accepted) {
    text_->document()->print(&printer);
  }
}

}  // namespace shuangda
