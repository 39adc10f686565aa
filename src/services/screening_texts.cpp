#include "services/screening_texts.h"

#include <algorithm>

#include "services/law_texts.h"
#include "services/screening_paper.h"
#include "services/threshold_texts.h"

namespace shuangda {
namespace {

using State = ThresholdLine::State;

bool usesEstimates(const ScreeningSheet& sheet) {
  return std::ranges::any_of(sheet.offences, [](const OffenceScreening& offence) {
    return std::ranges::any_of(offence.sources, [](const auto& source) { return source.second == FactSource::Estimate; });
  });
}

QString stateSentence(const ScreeningSheet& sheet) {
  switch (sheet.alone) {
    case State::Hit:
      return QStringLiteral("本案达到立案追诉标准，应当审查移送（国务院令第310号第三条第一款）。");
    case State::Near:
      return QStringLiteral("本案接近立案追诉标准（%1%以上）。").arg(sheet.options.nearPercent);
    case State::Below:
      break;
  }
  return QStringLiteral("按已知的数额、数量，未见达到或者接近立案追诉标准。");
}

QString shared(const ScreeningSheet::Related& related) {
  QStringList what;
  for (const auto& [holds, word] : {std::pair(related.sameDay, QStringLiteral("同一日发现")), std::pair(related.sameGoods, QStringLiteral("涉案物品相同")),
                                    std::pair(related.sameTest, QStringLiteral("检验（鉴定）报告为同一份")), std::pair(related.samePlace, QStringLiteral("同一县（区）"))}) {
    if (holds) {
      what << word;
    }
  }
  return what.join(u'、');
}

}  // namespace

QStringList screeningConclusions(const ScreeningSheet& sheet) {
  QStringList texts;
  if (sheet.isTransferred) {
    texts << QStringLiteral("本案已移送公安机关，以下供复核。");
  }
  if (!sheet.actTo.isValid()) {
    texts << QStringLiteral("案件没有可用的日期，不能确定适用哪一时期的标准；请登记行为起止日。");
  } else if (sheet.offences.empty()) {
    texts << QStringLiteral("案由、领域未能归入可能涉及的罪名；请在涉罪事实中指定罪名后再审查。");
  } else {
    texts << stateSentence(sheet);
  }
  if (sheet.together > sheet.alone) {
    texts << QStringLiteral("与同一当事人未经处理的其他行为合并计算，%1立案追诉标准（法释〔2025〕5号第29条等，多次实施未经处理的累计计算）。")
                 .arg(sheet.together == State::Hit ? QStringLiteral("达到") : QStringLiteral("接近"));
  }
  if (sheet.isIp) {
    texts << QStringLiteral("本案属于知识产权领域：根据证据有犯罪的合理嫌疑，需要公安机关采取措施进一步获取证据以判断是否达到立案追诉标准的，应当移送，不以数额为准"
                            "（国务院令第310号第三条第二款）。");
    if (sheet.recorded && !sheet.recorded->suspicion.isEmpty()) {
      texts << QStringLiteral("登记的合理嫌疑：%1").arg(sheet.recorded->suspicion);
    }
  }
  if (usesEstimates(sheet)) {
    texts << QStringLiteral("标明“数额口径待核”的数额取自行政案件的货值、违法经营额、违法所得，计算口径与刑事不同，只作估计；登记涉罪事实后以登记的为准。");
  }
  texts << QStringLiteral("本表只作提示，是否移送由办案人员审查、负责人决定。");
  return texts;
}

QString outcomeText(const CaseOutcome& outcome, int nearPercent) {
  const QString alone = outcome.alone == State::Below ? QString() : thresholdStateText(outcome.alone, nearPercent);
  if (outcome.together <= outcome.alone) {
    return alone;
  }
  const QString together = QStringLiteral("合并计算后") + thresholdStateText(outcome.together, nearPercent);
  return alone.isEmpty() ? together : alone + u'，' + together;
}

QStringList amountEvidence(const OffenceScreening& offence) {
  QStringList texts;
  const auto add = [&](const std::vector<ThresholdLine>& lines, const QString& prefix) {
    for (const ThresholdLine& line : lines) {
      if (!line.row->isAggravated && line.state != State::Below) {
        texts << QStringLiteral("%1%2 %3").arg(prefix, line.row->id, permilleText(line.permille()));
      }
    }
  };
  add(offence.lines, {});
  if (bestState(offence.together) > bestState(offence.lines)) {
    add(offence.together, QStringLiteral("合并计算："));
  }
  return texts;
}

QString evidenceText(const QString& kind, const QString& what, const QString& text) {
  if (kind == QStringLiteral("step")) {
    return stepName(what) + u' ' + text;
  }
  return kind == QStringLiteral("attachment") ? what + u'：' + text : QStringLiteral("抽样送检 ") + text;
}

QString sourceText(FactSource source) {
  switch (source) {
    case FactSource::Estimate:
      return QStringLiteral("数额口径待核");
    case FactSource::Presumed:
      return QStringLiteral("按案由推定，待核");
    case FactSource::History:
      return QStringLiteral("按本库同一当事人的处罚记录");
    case FactSource::Recorded:
      return QStringLiteral("登记的涉罪事实");
  }
  return {};
}

QString relatedPenaltyText(const ScreeningSheet::Related& related) {
  return QStringLiteral("%1 %2%3").arg(related.number, related.penalty.toString(Qt::ISODate), related.convicted ? QStringLiteral("刑事判决") : QStringLiteral("行政处罚"));
}

QString relatedText(const ScreeningSheet::Related& related) {
  QStringList parts;
  if (!related.repeatGroups.isEmpty()) {
    parts << QStringLiteral("处罚后又实施同类行为（%1）").arg(related.repeatGroups.join(u'、'));
  } else if (related.punishedBefore) {
    parts << QStringLiteral("此前受过处罚");
  }
  if (related.unpunishedBefore) {
    parts << QStringLiteral("未经处理，数额累计");
  }
  if (related.sameDay || related.sameGoods || related.sameTest) {
    parts << shared(related);
  }
  if (!parts.isEmpty() && !related.sameNumber) {
    parts << QStringLiteral("仅名称相同，请核对是否同一人");
  }
  return parts.join(u'；');
}

QStringList splittingTexts(const ScreeningSheet& sheet) {
  QStringList texts;
  for (const ScreeningSheet::Related& related : sheet.related) {
    if (related.sameDay || related.sameGoods || related.sameTest) {
      texts << QStringLiteral("与案件 %1 是同一当事人，%2，请核对是否把一个行为分成几件处理。").arg(related.number, shared(related));
    }
  }
  return texts;
}

QString splittingText(const ScreeningOverview::Row& row) {
  QStringList parts;
  for (const auto& [number, what] : {std::pair(row.sameDayAs, QStringLiteral("同一日发现")), std::pair(row.sameGoodsAs, QStringLiteral("涉案物品相同")),
                                     std::pair(row.sameTestAs, QStringLiteral("检验（鉴定）报告为同一份"))}) {
    if (!number.isEmpty()) {
      parts << QStringLiteral("与 %1 %2").arg(number, what);
    }
  }
  return parts.join(u'；');
}

QString decisionText(ScreeningDecision::Kind kind) {
  switch (kind) {
    case ScreeningDecision::Kind::Transfer:
      return QStringLiteral("移送");
    case ScreeningDecision::Kind::NoTransfer:
      return QStringLiteral("不移送");
    case ScreeningDecision::Kind::Investigate:
      return QStringLiteral("继续调查");
  }
  return {};
}

QString indicatorText(const ScreeningSheet::Indicator& indicator) {
  const QString evidence = indicator.evidence.isEmpty() ? QString() : QStringLiteral("（%1）").arg(indicator.evidence.join(u'；'));
  return indicator.name + u'：' + (indicator.holds ? QStringLiteral("是") : QStringLiteral("否")) + evidence;
}

QStringList sheetLines(const ScreeningSheet& sheet) { return paperLines(screeningPaper(sheet, {})); }

QStringList overviewTexts(const ScreeningOverview& o, int nearPercent) {
  QStringList texts;
  texts << QStringLiteral("共审查 %1 件，其中已移送 %2 件。").arg(o.cases).arg(o.transferred);
  texts << QStringLiteral("未移送的案件中，达到立案追诉标准 %1 件，接近（%2%以上）%3 件，与未经处理的其他行为合并后达到或者接近的 %4 件，疑似化整为零 %5 件。")
               .arg(o.hits)
               .arg(nearPercent)
               .arg(o.nears)
               .arg(o.onlyTogether)
               .arg(o.splits);
  QStringList counts;
  for (std::size_t n = ScreeningGuide::kIndicators; n >= 2; --n) {
    counts << QStringLiteral("%1 项 %2 件").arg(n).arg(o.byIndicators[n]);
  }
  texts << QStringLiteral("六项指标中具有：%1。").arg(counts.join(u'，'));
  if (o.otherIp > 0) {
    texts << QStringLiteral("另有知识产权案件 %1 件未列入：是否有合理嫌疑须逐件判断，不以数额为准（国务院令第310号第三条第二款）。").arg(o.otherIp);
  }
  return texts;
}

QString offenceNames(OffenceMask offences) {
  QStringList names;
  for (const ThresholdOffence& offence : ThresholdBook::builtIn().offences()) {
    if ((offences & ScreeningGuide::builtIn().bit(&offence)) != 0) {
      names << offence.name;
    }
  }
  return names.join(u'、');
}

QString indicatorNumbers(std::uint8_t indicators) {
  QStringList numbers;
  for (unsigned i = 0; i < ScreeningGuide::kIndicators; ++i) {
    if ((indicators & (1U << i)) != 0) {
      numbers << QString::number(i + 1);
    }
  }
  return numbers.join(u'、');
}

}  // namespace shuangda
