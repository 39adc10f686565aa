#pragma once

#include <QMap>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "domain/office.h"
#include "domain/period.h"
#include "domain/report_amount.h"
#include "domain/report_catalogue.h"

namespace shuangda {

using ReportId = Id<struct ReportTag>;

/// One number of a form.
struct ReportValue {
  QString code{};
  std::optional<std::int64_t> amount{};  ///< base units of the indicator; absent: taken back by an amendment, not known
  QString qualifier{};                   ///< 约, 余 …
  QString given{};                       ///< as it was written, when that says more than the amount
  QString givenUnit{};
  QString note{};

  bool operator==(const ReportValue&) const = default;
};

/// What a unit sent at one time: its form, or an amendment of it. Never changed.
struct ReportSubmission {
  ReportId id{};
  OfficeId office{};
  Period period = Period::quarter(2000, 1);
  int number = 1;              ///< 1 the form, from 2 its amendments
  Instant submittedAt{};
  bool zero = false;           ///< 零报送 declared: there is nothing to report
  QString signer{};
  QString note{};              ///< of an amendment: why
  std::vector<ReportValue> values{};
  ImportId import{};           ///< the file it came from
  Instant recordedAt{};
  AccountId account{};
  QString accountName{};       ///< read only

  bool operator==(const ReportSubmission&) const = default;
};

/// A due instant the office set. Without a unit it is for all.
struct ReportDue {
  std::int64_t id = 0;
  Period period = Period::quarter(2000, 1);
  std::optional<OfficeId> office{};
  Instant due{};
  QString note{};
  Instant recordedAt{};
  AccountId account{};
};

/// Why a remark about a form is right.
struct ReportAnswer {
  std::int64_t id = 0;
  OfficeId office{};
  Period period = Period::quarter(2000, 1);
  QString remark{};  ///< ReportRemark::key
  QString reason{};
  Instant recordedAt{};
  AccountId account{};
  QString accountName{};  ///< read only
};

/// 按时, 逾期, 未报.
enum class ReceiptState { OnTime, Late, Missing };

/// What has arrived of one unit for one period as of an instant. Punctuality is that of the first submission, the values are those of the last.
struct ReportReceipt {
  Office unit{};
  Period period = Period::quarter(2000, 1);
  Instant due{};
  ReceiptState state = ReceiptState::Missing;
  std::optional<Instant> submitted{};   ///< the first time
  std::optional<Instant> amended{};     ///< the last time, when there was more than one
  int submissions = 0;
  int daysLate = 0;                     ///< begun days
  bool zeroDeclared = false;            ///< by the last submission
  bool isDue = true;                    ///< the due instant has passed; a missing form is no reproach before
  int daysLeft = 0;                     ///< calendar days until then; 0 = today, or passed
  QString signer{};                     ///< of the last submission that names one
  QMap<QString, ReportValue> values{};  ///< by code; values taken back are left out
  int streak = 0;                       ///< consecutive quarters without a form up to this one

  bool isMissing() const { return state == ReceiptState::Missing; }
  /// 零报送: declared, or every value is zero.
  bool isZero() const;
};

/// The state as of `cutoff`. `submissions` are those of one unit and period, in any order; later ones than the cut-off are passed over.
ReportReceipt receiptOf(const Office& unit, const Period& period, std::vector<ReportSubmission> submissions, Instant due, Instant cutoff);

/// How many of the quarters from `last` back to `first` fulfil the condition without a gap; 0 when `last` does not.
int consecutiveQuarters(const Period& last, const Period& first, const std::function<bool(const Period&)>& fulfils);

/// When the forms of a period are due where the office set nothing else: the end of a day of the month after the period.
struct ReportDueRule {
  int day = 10;
  int dayAtYearEnd = 15;  ///< for the fourth quarter and the year

  Instant dueOf(const Period& period) const;
};

/// 应报 = 按时 + 逾期 + 未报; zero reports are on time or late.
struct ReceiptTotals {
  int expected = 0;
  int onTime = 0;
  int late = 0;
  int missing = 0;
  int zero = 0;

  bool operator==(const ReceiptTotals&) const = default;
};

/// Of the units that owe a form.
ReceiptTotals totalsOf(const std::vector<ReportReceipt>& receipts);

/// "2020Q3", and as people write it: 2020年第三季度, 2020年三季度, 2020年上半年, 2020年前三季度, 2020年, 2020年度. Malformed otherwise.
Result<Period> readReportPeriod(QStringView text);

/// When forms are due: an instant, or a day, which is meant to its end. Malformed or OutOfRange as Instant::parseLocal().
Result<Instant> readReportDue(QStringView text);

/// An instant with its seconds when it has any, so that what is exported is read back as it was.
QString reportInstantText(Instant instant);

/// 按时, 逾期, 未报.
QString receiptStateText(ReceiptState state);

}  // namespace shuangda
