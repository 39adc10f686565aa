#include "domain/report_form.h"

#include <QRegularExpression>
#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace shuangda {
namespace {

constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

/// A later submission replaces what it names and leaves the rest; a declared zero replaces all, and numbers end a declared zero.
void apply(ReportReceipt& receipt, const ReportSubmission& submission) {
  if (submission.zero) {
    receipt.values.clear();
  }
  receipt.zeroDeclared = submission.zero;
  for (const ReportValue& value : submission.values) {
    if (value.amount) {
      receipt.values.insert(value.code, value);
    } else {
      receipt.values.remove(value.code);
    }
  }
  if (!submission.signer.isEmpty()) {
    receipt.signer = submission.signer;
  }
}

}  // namespace

bool ReportReceipt::isZero() const {
  if (isMissing()) {
    return false;
  }
  return zeroDeclared || (!values.isEmpty() && std::ranges::all_of(values, [](const ReportValue& value) { return value.amount == 0; }));
}

ReportReceipt receiptOf(const Office& unit, const Period& period, std::vector<ReportSubmission> submissions, Instant due, Instant cutoff) {
  std::erase_if(submissions, [&](const ReportSubmission& s) { return s.submittedAt > cutoff; });
  std::ranges::sort(submissions, [](const auto& a, const auto& b) { return std::tie(a.submittedAt, a.number) < std::tie(b.submittedAt, b.number); });
  ReportReceipt receipt{.unit = unit, .period = period, .due = due, .submissions = static_cast<int>(submissions.size()), .isDue = cutoff > due};
  receipt.daysLeft = receipt.isDue ? 0 : static_cast<int>(cutoff.localDate().daysTo(due.localDate()));
  if (submissions.empty()) {
    return receipt;
  }
  receipt.submitted = submissions.front().submittedAt;
  if (submissions.size() > 1) {
    receipt.amended = submissions.back().submittedAt;
  }
  const std::int64_t late = receipt.submitted->epochMs() - due.epochMs();
  receipt.state = late > 0 ? ReceiptState::Late : ReceiptState::OnTime;
  receipt.daysLate = late > 0 ? static_cast<int>((late + kDayMs - 1) / kDayMs) : 0;
  for (const ReportSubmission& submission : submissions) {
    apply(receipt, submission);
  }
  return receipt;
}

int consecutiveQuarters(const Period& last, const Period& first, const std::function<bool(const Period&)>& fulfils) {
  int count = 0;
  for (std::optional<Period> quarter = last; quarter && quarter->begin() >= first.begin() && fulfils(*quarter); quarter = quarter->previous()) {
    ++count;
  }
  return count;
}

Instant ReportDueRule::dueOf(const Period& period) const {
  const bool yearEnd = period.lastDay().month() == 12;
  const QDate first = period.end();
  const int wanted = yearEnd ? dayAtYearEnd : day;
  const QDate date = first.addDays(std::clamp(wanted, 1, first.daysInMonth()) - 1);
  return readReportDue(date.toString(Qt::ISODate)).value();
}

ReceiptTotals totalsOf(const std::vector<ReportReceipt>& receipts) {
  ReceiptTotals totals;
  for (const ReportReceipt& receipt : receipts) {
    if (!owesForm(receipt.unit)) {
      continue;
    }
    ++totals.expected;
    totals.onTime += receipt.state == ReceiptState::OnTime ? 1 : 0;
    totals.late += receipt.state == ReceiptState::Late ? 1 : 0;
    totals.missing += receipt.isMissing() ? 1 : 0;
    totals.zero += receipt.isZero() ? 1 : 0;
  }
  return totals;
}

Result<Period> readReportPeriod(QStringView text) {
  const QString written = folded(text).toUpper();
  if (const Result<Period> code = Period::parse(written)) {
    return code;
  }
  static const QRegularExpression form(QStringLiteral("^(\\d{4})年(?:第?([一二三四1-4])季度?|(上半年)|(前三季度|1-9月)|全?年?度?)$"));
  const auto match = form.match(written);
  if (!match.hasMatch()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("report_period"), text.toString());
  }
  QString code = QStringLiteral("FY");
  if (const QString quarter = match.captured(2); !quarter.isEmpty()) {
    const qsizetype place = QStringLiteral("一二三四").indexOf(quarter);
    code = u'Q' + (place >= 0 ? QString::number(place + 1) : quarter);
  } else if (!match.captured(3).isEmpty()) {
    code = QStringLiteral("H6");
  } else if (!match.captured(4).isEmpty()) {
    code = QStringLiteral("H9");
  }
  const Result<Period> period = Period::parse(match.captured(1) + code);
  return period ? period : refuse(ErrorCode::Malformed, QStringLiteral("report_period"), text.toString());
}

Result<Instant> readReportDue(QStringView text) {
  const QString written = text.toString().trimmed();
  return Instant::parseLocal(written.contains(u':') ? written : written + QStringLiteral(" 23:59:59"));
}

QString reportInstantText(Instant instant) {
  const std::int64_t seconds = (instant.epochMs() / 1000) % 60;
  return seconds == 0 ? instant.localText() : QStringLiteral("%1:%2").arg(instant.localText()).arg(seconds, 2, 10, QLatin1Char('0'));
}

QString receiptStateText(ReceiptState state) {
  switch (state) {
    case ReceiptState::OnTime:
      return QStringLiteral("按时");
    case ReceiptState::Late:
      return QStringLiteral("逾期");
    case ReceiptState::Missing:
      return QStringLiteral("未报");
  }
  return {};
}

}  // namespace shuangda
