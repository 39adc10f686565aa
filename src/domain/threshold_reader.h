#pragma once

#include "base/csv.h"
#include "domain/threshold_book.h"

namespace shuangda {

/// Reads the tables of thresholds out of resources/law into a ThresholdBook. They are part of the program: a row that cannot be read is a bug.
class ThresholdReader {
 public:
  ThresholdBook read();

 private:
  void readInputs();
  void readMetrics();
  void readParts();
  void readTags();
  void readRows();
  ThresholdRow rowOf(const CsvRecord& record) const;
  void addReadings();
  void addFactors();
  void addHalfItems();

  int factOf(const QString& name) const;
  std::int64_t valueOf(int fact, const QString& text) const;
  ThresholdCondition conditionOf(const QString& text) const;
  std::uint32_t bitsOf(const QStringList& tags) const;

  ThresholdBook book_{};
  std::vector<CsvRecord> rows_{};
};

/// A number as facts carry it: fen for 元, thousandths of everything else. Malformed, OutOfRange.
Result<std::int64_t> thresholdValue(const ThresholdFactName& fact, const QString& text);

}  // namespace shuangda
