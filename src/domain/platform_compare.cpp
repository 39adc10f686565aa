#include "domain/platform_compare.h"

#include <QRegularExpression>
#include <algorithm>

#include "base/money.h"
#include "base/search_text.h"
#include "domain/doc_number.h"

namespace shuangda {
namespace {

constexpr qsizetype kDayLength = 10;  ///< of 2020-08-05

QStringList foldedParts(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[、，,；;/]"));
  QStringList parts;
  for (const QString& part : text.split(between)) {
    if (const QString folded = searchFolded(part); !folded.isEmpty()) {
      parts << folded;
    }
  }
  parts.sort();
  parts.removeDuplicates();
  return parts;
}

/// Characters that a platform hides as * agree with anything.
bool agreesMasked(const QString& a, const QString& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](QChar x, QChar y) { return x == y || x == u'*' || y == u'*'; });
}

bool sameIdentifiers(const QString& there, const QString& here) {
  const QStringList left = foldedParts(there);
  const QStringList right = foldedParts(here);
  return left.size() == right.size() && std::all_of(right.begin(), right.end(), [&](const QString& own) {
           return std::any_of(left.begin(), left.end(), [&](const QString& other) { return agreesMasked(other, own); });
         });
}

bool sameMoney(const QString& there, const QString& here) {
  const Result<Money> a = Money::parseYuan(there);
  const Result<Money> b = Money::parseYuan(here);
  return a && b && *a == *b;
}

bool sameDate(const QString& there, const QString& here) {
  const qsizetype known = std::min({there.size(), here.size(), kDayLength});
  return QStringView(there).left(known) == QStringView(here).left(known);
}

bool agree(PlatformColumn::Compared way, const QString& there, const QString& here) {
  switch (way) {
    case PlatformColumn::Compared::No:
      return true;
    case PlatformColumn::Compared::Text:
      return searchFolded(there) == searchFolded(here);
    case PlatformColumn::Compared::Number:
      return docNumberKey(there) == docNumberKey(here);
    case PlatformColumn::Compared::Names:
      return foldedParts(there) == foldedParts(here);
    case PlatformColumn::Compared::Identifiers:
      return sameIdentifiers(there, here);
    case PlatformColumn::Compared::Money:
      return sameMoney(there, here);
    case PlatformColumn::Compared::Date:
      return sameDate(there, here);
  }
  return true;
}

bool fallsInto(const std::optional<EventDate>& date, const std::optional<Period>& period) { return date && (!period || period->contains(*date)); }

}  // namespace

std::vector<PlatformDifference> platformDifferences(const PlatformList& list, const PlatformRow& row, const LegalCase& legalCase) {
  std::vector<PlatformDifference> differences;
  for (const PlatformList::Column& own : list.columns) {
    const PlatformColumn* column = findPlatformColumn(own.name);
    if (column == nullptr || column->compared == PlatformColumn::Compared::No || row.unread.contains(own.name)) {
      continue;
    }
    const QString there = row.values.value(own.name);
    const QString here = platformText(legalCase, *column);
    const bool alike = there.isEmpty() || here.isEmpty() ? there.isEmpty() && here.isEmpty() : agree(column->compared, there, here);
    if (!alike) {
      differences.push_back({own.name, there, here});
    }
  }
  return differences;
}

PlatformDuty platformDutyOf(const LegalCase& legalCase) {
  return {legalCase.decision.date, legalCase.transfer.delivered, legalCase.procedure, legalCase.inScope.value_or(true)};
}

bool mustBeEntered(const PlatformDuty& duty, const std::optional<Period>& period) {
  return duty.inScope && duty.procedure != QStringLiteral("简易") && (fallsInto(duty.decided, period) || fallsInto(duty.transferred, period));
}

bool mayBelongTo(const PlatformRow& row, const std::optional<Period>& period) {
  bool dated = false;
  for (const char16_t* column : {u"decision_date", u"transfer_date"}) {
    const Result<EventDate> date = EventDate::parse(row.values.value(QStringView(column)));
    if (date && fallsInto(*date, period)) {
      return true;
    }
    dated = dated || (date && date->countsInQuarter());
  }
  return !period || !dated;
}

}  // namespace shuangda
