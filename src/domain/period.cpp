#include "domain/period.h"

namespace shuangda {
namespace {

constexpr int kFirstYear = 1950;
constexpr int kLastYear = 2199;

}  // namespace

Result<Period> Period::parse(QStringView text) {
  bool ok = false;
  const int year = text.left(4).toInt(&ok);
  const QStringView tail = text.mid(4);
  if (text.size() != 6 || !ok || year < kFirstYear || year > kLastYear) {
    return refuse(ErrorCode::Malformed, QStringLiteral("period"), text.toString());
  }
  if (tail == u"FY") {
    return Period(year, 1, 12, Kind::Year);
  }
  const int number = tail[1].digitValue();
  if (tail[0] == u'Q' && number >= 1 && number <= 4) {
    return quarter(year, number);
  }
  if (tail == u"H3") {
    return quarter(year, 1);
  }
  if (tail == u"H6" || tail == u"H9") {
    return Period(year, 1, number, Kind::Cumulative);
  }
  return refuse(ErrorCode::Malformed, QStringLiteral("period"), text.toString());
}

Period Period::quarter(int year, int quarter) {
  Q_ASSERT(quarter >= 1 && quarter <= 4);
  return {year, quarter * 3 - 2, quarter * 3, Kind::Quarter};
}

Period Period::yearToDate() const {
  if (lastMonth_ == 12) {
    return {year_, 1, 12, Kind::Year};
  }
  return lastMonth_ == 3 ? quarter(year_, 1) : Period(year_, 1, lastMonth_, Kind::Cumulative);
}

Period Period::samePeriodLastYear() const { return {year_ - 1, firstMonth_, lastMonth_, kind_}; }

std::optional<Period> Period::previous() const {
  if (kind_ != Kind::Quarter) {
    return std::nullopt;
  }
  return firstMonth_ == 1 ? quarter(year_ - 1, 4) : quarter(year_, lastMonth_ / 3 - 1);
}

QString Period::code() const {
  const QString year = QString::number(year_);
  switch (kind_) {
    case Kind::Quarter:
      return year + u'Q' + QString::number(lastMonth_ / 3);
    case Kind::Cumulative:
      return year + u'H' + QString::number(lastMonth_);
    case Kind::Year:
      return year + QStringLiteral("FY");
  }
  return {};
}

QString Period::nameZh() const {
  static constexpr QStringView numerals = u"一二三四";
  const QString year = QString::number(year_) + u'年';
  switch (kind_) {
    case Kind::Quarter:
      return year + u'第' + numerals[lastMonth_ / 3 - 1] + QStringLiteral("季度");
    case Kind::Cumulative:
      return year + (lastMonth_ == 6 ? QStringLiteral("上半年") : QStringLiteral("前三季度"));
    case Kind::Year:
      return year;
  }
  return {};
}

}  // namespace shuangda
