#include "reports/issue_number.h"

namespace shuangda {

QString chineseNumber(int number) {
  const QString digits = QStringLiteral("零一二三四五六七八九");
  if (number < 1 || number > 999) {
    return QString::number(number);
  }
  const int hundreds = number / 100;
  const int tens = number / 10 % 10;
  const int ones = number % 10;
  QString words;
  if (hundreds > 0) {
    words += digits[hundreds] + QStringLiteral("百");
  }
  if (tens > 0) {
    words += (tens > 1 || hundreds > 0 ? QString(digits[tens]) : QString()) + QStringLiteral("十");
  } else if (hundreds > 0 && ones > 0) {
    words += digits[0];
  }
  if (ones > 0) {
    words += digits[ones];
  }
  return words;
}

QString chineseIssueNumber(int number) { return QStringLiteral("第%1期").arg(chineseNumber(number)); }

}  // namespace shuangda
