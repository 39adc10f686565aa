#pragma once

#include <map>
#include <optional>

#include "services/import_writers.h"
#include "services/report_writer.h"

namespace shuangda {

/// Writes the rows of a file of forms (data README §1.4). Rows of one unit, period and submitted instant are one submission; the first of a unit
/// and period is its form, later ones amend it. A row that says only when a form was due sets that.
class ReportImportWriter final : public RecordWriter {
 public:
  ReportImportWriter(UnitOfWork& work, ImportId batch);

  /// By unit, period and submitted instant.
  void order(std::vector<const ImportRecord*>& records) const override;
  Result<Written> write(const ImportRecord& record) override;
  void finish() override { flush(); }

 private:
  struct Row;
  Result<Row> read(const ImportRecord& record) const;
  Result<Written> addTo(const Row& row);
  void takeDue(const Row& row);
  /// Finds the submission a row belongs to: true when it is being gathered, false when the store has it already and rows are only compared with
  /// it. Refused where the store has something later.
  Result<bool> begin(const Row& row);
  /// Stores the submission that was gathered.
  void flush();

  UnitOfWork& work_;
  ImportId batch_;
  AccountId account_{};
  ReportWriter writer_;
  std::optional<Office> unit_{};
  std::optional<ReportSubmission> open_{};             ///< being gathered
  std::optional<ReportSubmission> same_{};             ///< stored already with this instant: its rows are compared
  std::optional<Instant> given_{};                     ///< what the rows of the submission say
  std::optional<std::pair<std::pair<OfficeId, QString>, Instant>> due_{};  ///< the last one taken
};

}  // namespace shuangda
