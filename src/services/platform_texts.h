#pragma once

#include <QString>
#include <optional>

#include "services/platform_service.h"

namespace shuangda {

/// What window and command line say about a comparison with the platform.

/// 文号, 案件编号, 证件号和日期, 当事人、案由和日期.
QString platformMatchText(PlatformMatchBy by);
/// "罚款：平台 5000，本地 8000".
QString platformDifferenceText(const PlatformDifference& difference);
/// "第3行 白市监处罚〔2026〕1号 甲商行": a row as it names itself.
QString platformRowText(const PlatformRow& row);
/// "应在 2026-07-14 前录入，仍未录入".
QString platformLateText(const PlatformComparison::Late& late);
/// Why rows and cases were not matched.
QString platformTieText(const PlatformComparison::Ambiguous& ambiguous);
/// The counts in one sentence.
QString platformSummary(const PlatformComparison& comparison);
std::optional<QString> platformRefusalText(const Error& error);

}  // namespace shuangda
