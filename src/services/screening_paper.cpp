#include "services/screening_paper.h"

#include <algorithm>

#include "domain/threshold_text.h"
#include "services/screening_texts.h"
#include "services/threshold_texts.h"

namespace shuangda {
namespace {

using State = ThresholdLine::State;

const ThresholdBook& book() { return ThresholdBook::builtIn(); }

QString dayText(QDate day) { return day.isValid() ? day.toString(Qt::ISODate) : QStringLiteral("—"); }

QString basisText(const std::vector<ThresholdLine>& group) {
  QStringList parts;
  for (const ThresholdLine& line : group) {
    parts << articleText(*line.row) + QStringLiteral("［%1］").arg(line.row->id);
  }
  return parts.join(u'；');
}

QString remarkText(const OffenceScreening& offence, const std::vector<ThresholdLine>& group) {
  QStringList parts;
  if (group.front().isComparison) {
    parts << thresholdSetText(true);
  }
  if (offence.isEstimate(group.front())) {
    parts << sourceText(FactSource::Estimate);
  }
  if (std::ranges::none_of(group, [](const ThresholdLine& line) { return line.row->isConfirmed(); })) {
    parts << thresholdConfidenceText(*group.front().row);
  }
  return parts.join(u'；');
}

/// "销售金额（二年内再犯）": tags that the metric says already are left out.
QString metricText(const ThresholdRow& row) {
  const QString labels = book().tagLabels(row.tags, false);
  return labels.isEmpty() ? row.metricLabel : row.metricLabel + u'（' + labels + u'）';
}

/// The entry rows with what reaches or nears them first, and of the next steps those that do.
std::vector<ScreeningPaper::Line> linesOf(const OffenceScreening& offence, const std::vector<ThresholdLine>& all, int nearPercent, bool onlyReached) {
  std::vector<std::vector<ThresholdLine>> groups = grouped(all);
  std::erase_if(groups, [&](const auto& group) { return group.front().state == State::Below && (onlyReached || group.front().row->isAggravated); });
  std::ranges::stable_sort(groups, [](const auto& a, const auto& b) {
    const ThresholdLine& x = a.front();
    const ThresholdLine& y = b.front();
    return x.row->isAggravated != y.row->isAggravated ? !x.row->isAggravated : x.state != y.state ? x.state > y.state : x.permille() > y.permille();
  });
  std::vector<ScreeningPaper::Line> lines;
  for (const auto& group : groups) {
    const ThresholdLine& line = group.front();
    const ThresholdFactName& fact = book().factName(line.row->fact);
    const QString level = line.row->isAggravated ? QStringLiteral("（%1）").arg(thresholdLevelText(true)) : QString();
    lines.push_back({.result = thresholdStateText(line.state, nearPercent) + level,
                     .metric = metricText(*line.row),
                     .condition = conditionText(*line.row),
                     .amount = amountText(fact, line.value),
                     .standard = amountText(fact, line.standard),
                     .ratio = permilleText(line.permille()),
                     .basis = basisText(group),
                     .remark = remarkText(offence, group)});
  }
  return lines;
}

ScreeningPaper::Offence offencePaper(const OffenceScreening& offence, const ThresholdOptions& options) {
  ScreeningPaper::Offence paper;
  paper.name = QStringLiteral("%1（刑法第%2条）").arg(offence.facts.offence->name, offence.facts.offence->penalArticle);
  for (const auto& [fact, source] : offence.sources) {
    const ThresholdFactName& name = book().factName(fact);
    const bool asked = std::ranges::any_of(offence.lines, [&](const ThresholdLine& line) { return line.row->fact == fact; });
    if (asked || source == FactSource::Recorded || source == FactSource::History) {
      const QString value = name.kind == ThresholdFactName::Kind::Metric ? amountText(name, offence.facts.values.at(fact)) : thresholdValueText(name, offence.facts.values.at(fact));
      paper.facts.emplace_back(name.label, QStringLiteral("%1（%2）").arg(value, sourceText(source)));
    }
  }
  paper.lines = linesOf(offence, offence.lines, options.nearPercent, false);
  if (offence.unpunished > 0) {
    paper.together = linesOf(offence, offence.together, options.nearPercent, true);
  }
  paper.conclusions = thresholdConclusions(offence.facts, offence.lines, options);
  if (const QStringList missing = missingTexts(offence.missing); !missing.isEmpty()) {
    paper.missing = QStringLiteral("尚缺：%1。").arg(missing.join(u'、'));
  }
  return paper;
}

QString periodText(const ScreeningSheet& sheet) {
  if (!sheet.actTo.isValid()) {
    return QStringLiteral("不明");
  }
  const QString days = sheet.actFrom == sheet.actTo ? dayText(sheet.actTo) : QStringLiteral("%1 至 %2").arg(dayText(sheet.actFrom), dayText(sheet.actTo));
  return sheet.actIsRecorded ? days : days + QStringLiteral("（发现或者立案日，行为起止日待登记）");
}

QString caseAmountsText(const LegalCase& c) {
  QStringList parts;
  const auto add = [&](const QString& label, const std::optional<Money>& money) {
    if (money) {
      parts << label + money->yuanText() + QStringLiteral("元");
    }
  };
  add(QStringLiteral("货值 "), c.goodsValue);
  add(QStringLiteral("违法经营额 "), c.illegalTurnover);
  add(QStringLiteral("违法所得 "), c.illegalIncome);
  return parts.isEmpty() ? QStringLiteral("未登记") : c.amountQualifier + parts.join(u'；');
}

std::vector<std::pair<QString, QString>> boxesOf(const ScreeningSheet& sheet) {
  const LegalCase& c = sheet.legalCase;
  const QString subject = sheet.offences.empty() ? QStringLiteral("不明") : subjectText(sheet.offences.front().facts.subject);
  return {{QStringLiteral("案件"), c.number},
          {QStringLiteral("当事人"), QStringLiteral("%1（%2，按%3计）").arg(c.party.name, c.party.type.isEmpty() ? QStringLiteral("类型未登记") : c.party.type, subject)},
          {QStringLiteral("案由"), c.cause},
          {QStringLiteral("涉案物品"), c.goods},
          {QStringLiteral("办案单位"), c.authority},
          {QStringLiteral("行为时间"), periodText(sheet)},
          {QStringLiteral("行政数额"), caseAmountsText(c)}};
}

}  // namespace

ScreeningPaper screeningPaper(const ScreeningSheet& sheet, const QString& office) {
  ScreeningPaper paper{.office = office, .number = sheet.legalCase.number, .boxes = boxesOf(sheet), .conclusions = screeningConclusions(sheet)};
  for (const OffenceScreening& offence : sheet.offences) {
    paper.offences.push_back(offencePaper(offence, sheet.options));
  }
  for (const ScreeningSheet::Indicator& indicator : sheet.indicators) {
    paper.indicators.push_back({indicator.name, indicator.holds ? QStringLiteral("是") : QStringLiteral("否"), indicator.evidence.join(u'；')});
  }
  paper.indicatorCount = QStringLiteral("六项指标中具有 %1 项。").arg(sheet.indicatorCount());
  for (const ScreeningSheet::Related& related : sheet.related) {
    if (const QString meaning = relatedText(related); !meaning.isEmpty()) {
      paper.related.push_back({related.number, related.cause, dayText(related.act), dayText(related.penalty), meaning});
    }
  }
  paper.splitting = splittingTexts(sheet);
  for (std::size_t i = 0; i < sheet.hints.size(); ++i) {
    // The source stands once, after the last of the hints that share it.
    const bool last = i + 1 == sheet.hints.size() || sheet.hints[i + 1].source != sheet.hints[i].source;
    paper.hints << (last ? QStringLiteral("%1（%2）").arg(sheet.hints[i].text, sheet.hints[i].source) : sheet.hints[i].text);
  }
  for (const ScreeningDecision& decision : sheet.decisions) {
    paper.decisions.push_back({decision.recordedAt.localText(), decisionText(decision.kind), decision.reason, decision.recordedByName});
  }
  paper.printedAt = EventDate::ofInstant(sheet.at);
  return paper;
}

QStringList paperLines(const ScreeningPaper& paper) {
  QStringList lines;
  for (const auto& [label, text] : paper.boxes) {
    lines << label + u'：' + text;
  }
  lines << paper.conclusions;
  for (const ScreeningPaper::Offence& offence : paper.offences) {
    lines << offence.name;
    for (const auto& [label, text] : offence.facts) {
      lines << QStringLiteral("  ") + label + u'：' + text;
    }
    const auto add = [&](const std::vector<ScreeningPaper::Line>& rows, const QString& prefix) {
      for (const ScreeningPaper::Line& row : rows) {
        lines << QStringLiteral("  %1%2 %3 %4／%5 %6 %7 %8").arg(prefix, row.result, row.metric, row.amount, row.standard, row.ratio, row.basis, row.remark).trimmed().prepend(QStringLiteral("  "));
      }
    };
    add(offence.lines, {});
    add(offence.together, QStringLiteral("合并计算："));
    if (!offence.missing.isEmpty()) {
      lines << QStringLiteral("  ") + offence.missing;
    }
  }
  for (const QStringList& indicator : paper.indicators) {
    lines << QStringLiteral("%1：%2 %3").arg(indicator.at(0), indicator.at(1), indicator.at(2)).trimmed();
  }
  lines << paper.indicatorCount;
  for (const QStringList& related : paper.related) {
    lines << QStringLiteral("同一当事人的案件 %1 %2 行为 %3 处罚 %4：%5").arg(related.at(0), related.at(1), related.at(2), related.at(3), related.at(4));
  }
  lines << paper.splitting;
  for (const QStringList& decision : paper.decisions) {
    lines << QStringLiteral("意见 %1 %2 %3：%4").arg(decision.at(0), decision.at(3), decision.at(1), decision.at(2));
  }
  return lines;
}

}  // namespace shuangda
