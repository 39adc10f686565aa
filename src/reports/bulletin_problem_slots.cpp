#include "reports/bulletin_problem_slots.h"

#include <algorithm>
#include <map>

#include "domain/figure_context.h"
#include "domain/figure_text.h"

namespace shuangda {
namespace {

/// A streak worth telling.
constexpr std::int64_t kTwice = 2;
/// Corrections a sentence tells; the attachment has them all.
constexpr std::size_t kTold = 3;

void add(TextValue& value, const QString& name, const QString& text) { value.members.insert(name, TextValue::of(text)); }

/// “A、B连续3个季度、C连续2个季度”, the longest first and each unit once; of what is still open “A、B已3个季度”.
QString streaksOf(const ProblemList& list, int named) {
  std::map<QString, std::int64_t> longest;
  for (const ProblemItem& item : list.items) {
    if (!item.legalCase) {
      std::int64_t& quarters = longest[item.subject];
      quarters = std::max(quarters, item.weight);
    }
  }
  std::map<std::int64_t, QStringList, std::greater<>> units;
  for (const ProblemItem& item : list.items) {
    const std::int64_t quarters = longest[item.subject];
    if (quarters >= kTwice && !units[quarters].contains(item.subject)) {
      units[quarters] << item.subject;
    }
  }
  QStringList told;
  for (const auto& [quarters, names] : units) {
    if (named > 0 && told.size() == named) {
      break;
    }
    told << QStringLiteral("%1%2%3个季度").arg(namesOf(names, named), list.name == kOpenProblems ? QStringLiteral("已") : QStringLiteral("连续")).arg(quarters);
  }
  return told.join(u'、');
}

bool countsQuarters(const ProblemList& list) {
  return list.name == QStringLiteral("未报送") || list.name == QStringLiteral("零立案") || list.name == QStringLiteral("零移送") || list.name == kOpenProblems;
}

TextValue slotsOf(const ProblemList& list, int named) {
  TextValue value;
  QStringList names;
  for (const UnitCount& unit : list.byUnit()) {
    const QString name = unit.unit.isEmpty() ? QStringLiteral("未填单位") : unit.unit;
    names << (list.isOfCases() ? QStringLiteral("%1（%2件）").arg(name).arg(unit.items) : name);
  }
  add(value, QStringLiteral("名单"), namesOf(names, named));
  add(value, QStringLiteral("家数"), QStringLiteral("%1家单位").arg(names.size()));
  add(value, QStringLiteral("数量"), list.isOfCases() ? QStringLiteral("%1件").arg(list.total()) : QStringLiteral("%1家").arg(names.size()));
  add(value, QStringLiteral("连续"), countsQuarters(list) ? streaksOf(list, named) : QString());
  return value;
}

TextValue earlierSlots(const std::vector<TrackedProblem>& earlier, int named) {
  const auto settled = std::count_if(earlier.begin(), earlier.end(), [](const TrackedProblem& problem) { return problem.settled.has_value(); });
  QStringList open;
  for (const TrackedProblem& problem : earlier) {
    if (!problem.settled) {
      open << problem.unit;
    }
  }
  open.removeDuplicates();
  const auto count = [](std::ptrdiff_t number) { return QStringLiteral("%1个").arg(number); };
  TextValue value;
  add(value, QStringLiteral("期间"), earlier.front().period.nameZh());
  add(value, QStringLiteral("总数"), count(static_cast<std::ptrdiff_t>(earlier.size())));
  add(value, QStringLiteral("已整改"), settled == 0 ? QString() : count(settled));
  add(value, QStringLiteral("未整改"), open.isEmpty() ? QString() : count(static_cast<std::ptrdiff_t>(earlier.size()) - settled));
  add(value, QStringLiteral("未整改名单"), namesOf(open, named));
  return value;
}

}  // namespace

QString namesOf(const QStringList& names, int most, const QString& unit) {
  return most == 0 || names.size() <= most ? names.join(u'、') : QStringLiteral("%1等%2%3").arg(names.mid(0, most).join(u'、')).arg(names.size()).arg(unit);
}

QStringList unitsNotIncluded(const BulletinMaterial& material) {
  QStringList names;
  for (const ReportReceipt& receipt : material.receipts) {
    if (receipt.isMissing() && reportsItsFigures(receipt.unit)) {
      names << receipt.unit.name;
    }
  }
  return names;
}

void addProblems(TextValue& root, const BulletinMaterial& material) {
  TextValue lists;
  for (const ProblemList& list : material.problems) {
    if (!list.items.empty()) {
      lists.members.insert(list.name, slotsOf(list, material.named));
    }
  }
  root.members.insert(QStringLiteral("问题"), std::move(lists));
  root.members.insert(QStringLiteral("上期问题"), material.earlier.empty() ? TextValue{} : earlierSlots(material.earlier, material.named));
  TextValue last;
  if (material.last) {
    add(last, QStringLiteral("期间"), material.last->nameZh());
  }
  root.members.insert(QStringLiteral("上期"), std::move(last));
}

void addCorrections(TextValue& root, const BulletinMaterial& material) {
  TextValue value;
  if (material.corrected && !material.corrections.empty()) {
    QStringList told;
    for (const CorrectedFigure& corrected : material.corrections) {
      const FigureDifference& difference = corrected.difference;
      const Indicator* indicator = material.bulletin.catalogue->find(difference.code);
      const auto text = [&](const FigureValue& figure) {
        const QString body = bodyText({.indicator = indicator, .value = figure});
        return body.isEmpty() ? QStringLiteral("无数据") : body;
      };
      if (indicator != nullptr && !(difference.before == difference.after) && told.size() < static_cast<qsizetype>(kTold)) {
        told << QStringLiteral("%1由%2更正为%3").arg(indicator->nameZh, text(difference.before), text(difference.after));
      }
    }
    add(value, QStringLiteral("期间"), material.corrected->nameZh());
    add(value, QStringLiteral("处数"), QStringLiteral("%1处").arg(material.corrections.size()));
    add(value, QStringLiteral("举例"), told.join(u'，'));
  }
  root.members.insert(QStringLiteral("更正"), std::move(value));
}

}  // namespace shuangda
