#pragma once

#include "domain/report_form.h"

namespace shuangda {

/// One number of a form as somebody wrote it.
struct ReportEntry {
  QString code{};
  QString number{};     ///< decimal text; empty: not filled in; "-": what was reported before is taken back
  QString unit{};       ///< empty: the one the form asks for
  QString qualifier{};
  QString note{};

  bool operator==(const ReportEntry&) const = default;
};

/// A form as a clerk, a template or a command line has it.
struct ReportDraft {
  QString unit{};                         ///< name of the member unit
  Period period = Period::quarter(2000, 1);
  std::optional<Instant> submittedAt{};   ///< absent: now
  bool zero = false;
  QString signer{};
  QString note{};                         ///< of an amendment: why
  std::vector<ReportEntry> entries{};
  bool complete = false;                  ///< it has every cell of the form: what is empty is taken back by an amendment
  int basedOn = 0;                        ///< number of the last submission it was made from; 0: not compared
};

/// Reads one number. Refusals: UnknownValue "report_indicator"; WrongState "report_not_in_forms" for an indicator that is computed elsewhere;
/// those of readReportAmount() with "NAME|TEXT" as value; UnknownValue "report_qualifier". The entry must have a number.
Result<ReportValue> readReportEntry(const ReportEntry& entry);

/// Reads all filled entries. Further refusals: AlreadyExists "report_code" for a code that stands twice; Required "report_values" for a form
/// without any number that is not declared zero; WrongState "report_zero" for one that is and has a number other than zero.
Result<std::vector<ReportValue>> readReportValues(const ReportDraft& draft);

/// What an amendment has to say: the values that differ from those in force, those taken back without an amount.
std::vector<ReportValue> amendedValues(const ReportReceipt& before, std::vector<ReportValue> values, bool complete);

/// 约, 余 …: the words a number may carry.
const QStringList& reportQualifiers();

}  // namespace shuangda
