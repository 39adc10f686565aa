#pragma once

#include <QString>

namespace shuangda {

/// 一, 十, 十一, 五十三, 一百零二: as chapters and issues are numbered; digits beyond 999.
QString chineseNumber(int number);

/// “第五十三期” for 53. Zeros at the end are dropped, one 零 stands between 百 and a single digit, 一 before 十 only
/// after 百. Precondition: 1 ≤ number ≤ 999; other numbers give digits (第1000期).
QString chineseIssueNumber(int number);

}  // namespace shuangda
