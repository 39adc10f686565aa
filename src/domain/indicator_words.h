#pragma once

#include <QString>

#include "base/result.h"
#include "domain/indicator.h"

namespace shuangda {

/// The words of a row of indicators.csv. Each refuses an unknown word with UnknownValue.
Result<FactDate> factDateOf(const QString& word);
Result<FactAmount> factAmountOf(const QString& word);
Result<Fact::Entity> factEntityOf(const QString& word);
Result<Indicator::Kind> indicatorKindOf(const QString& word);
/// `procedure=普通;closed_date=by_cutoff;case_value>=50000` — conditions joined by `;`, values by `|`, money in 元.
Result<std::vector<Indicator::Condition>> conditionsOf(const QString& text);
/// `adm_due-adm_late+2*adm_other`
Result<std::vector<Indicator::Term>> termsOf(const QString& text);

}  // namespace shuangda
