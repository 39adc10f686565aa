#pragma once

#include "services/screening_service.h"

namespace shuangda {

/// The words of screening a case, in Chinese.

/// What the screening of the whole case means, most important first; says that it advises only, never that nothing need be handed over.
QStringList screeningConclusions(const ScreeningSheet& sheet);
/// The same in a few words for a list: 达到, 接近（80%以上）, 合并计算后达到 …
QString outcomeText(const CaseOutcome& outcome, int nearPercent);
/// Rows an offence reaches or comes near, as evidence of I3.
QStringList amountEvidence(const OffenceScreening& offence);
/// "检验报告：report.pdf", "负责人集体讨论 2026-03-01"
QString evidenceText(const QString& kind, const QString& what, const QString& text);
QString sourceText(FactSource source);
/// Whose earlier penalty, of when.
QString relatedPenaltyText(const ScreeningSheet::Related& related);
/// What another case of the party means for this one; empty when nothing.
QString relatedText(const ScreeningSheet::Related& related);
/// 化整为零: cases that share time, goods, place or test, as sentences.
QStringList splittingTexts(const ScreeningSheet& sheet);
/// The same in a few words for a list: "与 A 同一日发现；与 B 涉案物品相同".
QString splittingText(const ScreeningOverview::Row& row);
QString decisionText(ScreeningDecision::Kind kind);
/// "I3 金额…：是（…）"
QString indicatorText(const ScreeningSheet::Indicator& indicator);
/// The whole sheet as plain lines: what is kept with a decision.
QStringList sheetLines(const ScreeningSheet& sheet);
/// Sentences about a whole store: how many cases have how many indicators, and the rest.
QStringList overviewTexts(const ScreeningOverview& overview, int nearPercent);
/// The names of the offences of a mask, joined.
QString offenceNames(OffenceMask offences);
/// Which indicators hold: "1、3、6".
QString indicatorNumbers(std::uint8_t indicators);

}  // namespace shuangda
