#pragma once

#include <functional>
#include <vector>

#include "domain/bulletin.h"
#include "domain/destruction_event.h"
#include "domain/legal_case.h"

namespace shuangda::test {

/// The figures again, written down straight from bulletin/content.md sections 5 to 8 over whole records: one loop a
/// figure, no facts, no catalogue. What the program counts must agree.
struct NaiveRecords {
  std::vector<LegalCase> cases{};
  std::vector<DestructionEvent> events{};
  QDate cutoff{};  ///< the day of 统计截止时点
};

using CaseFilter = std::function<bool(const LegalCase&)>;
using EventFilter = std::function<bool(const DestructionEvent&)>;

struct NaiveFilter {
  CaseFilter cases = [](const LegalCase&) { return true; };
  EventFilter events = [](const DestructionEvent&) { return true; };

  static NaiveFilter ofUnit(const QString& name);
  static NaiveFilter ofRegion(const QString& name);
  static NaiveFilter ofField(const QString& name);
  static NaiveFilter ofCampaign(const QString& name);
  static NaiveFilter ofCause(const QString& name);
  static NaiveFilter ofTrait(const QString& name);
  static NaiveFilter ofAnyName(const QString& name);
};

/// The codes this file can count; the catalogue must not have any other.
QStringList naiveCodes();
FigureValue naiveFigure(const NaiveRecords& records, const QString& code, const Period& period,
                        const NaiveFilter& filter);
/// The numbers of the records behind a figure, sorted.
QStringList naiveRecordNumbers(const NaiveRecords& records, const QString& code, const Period& period,
                               const NaiveFilter& filter);

}  // namespace shuangda::test
