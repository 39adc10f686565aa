#pragma once

#include <QMap>
#include <functional>

#include "domain/law_parameters.h"
#include "domain/procedure_table.h"

namespace shuangda {

/// Checks the details given for a step against those it asks for; `holds` says whether a condition is fulfilled. Refusals: Required,
/// Malformed, OutOfRange, UnknownValue with the detail's id as field; UnknownValue "detail" for one not asked for; DateOrder "until".
Result<void> checkStepDetails(const std::vector<AskedDetail>& asked, const QMap<QString, QString>& details, const ProcedureTable& table,
                              const LawParameters& parameters, const std::function<bool(const Conditional&)>& holds);

}  // namespace shuangda
