#pragma once

#include <map>

#include "domain/report_form.h"
#include "storage/database.h"

namespace shuangda {

/// The forms of member units; append-only.
class ReportRepository {
 public:
  explicit ReportRepository(Database& database) : database_(database) {}

  /// Stores the submission without its values.
  ReportId insert(const ReportSubmission& submission);
  void insertValue(ReportId submission, const ReportValue& value);
  /// Those of one period, by unit and number, with their values.
  std::vector<ReportSubmission> submissions(const Period& period);
  std::vector<ReportSubmission> submissions(OfficeId office, const Period& period);
  /// Those of all periods, by period, unit and number.
  std::vector<ReportSubmission> all();
  /// When the first form of each unit and period was submitted.
  std::map<std::pair<std::int64_t, QString>, Instant> firstSubmissions();
  /// The first quarter for which there is a form or a due instant.
  std::optional<Period> firstQuarter();

  std::int64_t insertDue(const ReportDue& due);
  /// In the order in which they were set.
  std::vector<ReportDue> dues(const Period& period);
  std::vector<ReportDue> allDues();

  std::int64_t insertAnswer(const ReportAnswer& answer);
  /// In the order in which they were given.
  std::vector<ReportAnswer> answers(const Period& period);

 private:
  template <typename... Keys>
  std::vector<ReportSubmission> read(std::string_view condition, const Keys&... keys);
  template <typename... Keys>
  std::vector<ReportDue> readDues(std::string_view condition, const Keys&... keys);

  Database& database_;
  std::optional<Statement> insertValue_{};
};

}  // namespace shuangda
