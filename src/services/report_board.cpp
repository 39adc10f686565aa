#include "services/report_board.h"

#include <algorithm>

#include "storage/account_repository.h"
#include "storage/report_repository.h"

namespace shuangda {
namespace {

const QString kAbout = QStringLiteral("约");

/// Without a form at all, no quarter before the first one known is held against anybody.
Period firstKnown(ReportRepository& repository, const Period& period) { return repository.firstQuarter().value_or(period); }

void addStreaks(ReportRepository& repository, ReportBoard& board) {
  if (board.period.kind() != Period::Kind::Quarter) {
    return;
  }
  const auto first = repository.firstSubmissions();
  const Period begin = firstKnown(repository, board.period);
  for (ReportReceipt& receipt : board.receipts) {
    if (!receipt.isMissing()) {
      continue;
    }
    const int before = consecutiveQuarters(*board.period.previous(), begin, [&](const Period& quarter) {
      const auto found = first.find({receipt.unit.id.value, quarter.code()});
      return found == first.end() || found->second > board.cutoff;
    });
    receipt.streak = before + 1;
  }
}

/// The figures of one form. A declared zero says 0 for all that the unit is asked for.
QMap<QString, ReportedFigure> figuresOf(const ReportReceipt& receipt) {
  QMap<QString, ReportedFigure> figures;
  if (receipt.zeroDeclared) {
    for (const ReportIndicator* indicator : ReportCatalogue::builtIn().askedOf(receipt.unit)) {
      figures.insert(indicator->code, {});
    }
  }
  for (const ReportValue& value : receipt.values) {
    figures.insert(value.code, {value.amount.value_or(0), value.qualifier});
  }
  return figures;
}

void add(QMap<QString, ReportedFigure>& sums, const QMap<QString, ReportedFigure>& quarter) {
  for (auto it = quarter.begin(); it != quarter.end(); ++it) {
    const ReportIndicator* indicator = ReportCatalogue::builtIn().find(it.key());
    if (indicator == nullptr || indicator->isStock || !sums.contains(it.key())) {
      sums.insert(it.key(), *it);
      continue;
    }
    ReportedFigure& sum = sums[it.key()];
    sum.amount += it->amount;
    if (!it->qualifier.isEmpty() || !sum.qualifier.isEmpty()) {
      sum.qualifier = kAbout;
    }
  }
}

UnitFigures figuresOfForm(const ReportReceipt& receipt) {
  UnitFigures figures{.unit = receipt.unit, .reported = !receipt.isMissing(), .zeroDeclared = receipt.zeroDeclared, .values = figuresOf(receipt)};
  if (receipt.isMissing()) {
    figures.missing.push_back(receipt.period);
  }
  return figures;
}

/// The receipt of a unit in a board; the boards of two periods need not list the same units.
const ReportReceipt* receiptIn(const ReportBoard& board, OfficeId unit) {
  const auto found = std::ranges::find_if(board.receipts, [&](const ReportReceipt& receipt) { return receipt.unit.id == unit; });
  return found == board.receipts.end() ? nullptr : &*found;
}

UnitFigures summed(const Office& unit, const std::vector<ReportBoard>& quarters) {
  UnitFigures figures{.unit = unit, .zeroDeclared = true};
  for (const ReportBoard& board : quarters) {
    const ReportReceipt* receipt = receiptIn(board, unit.id);
    if (receipt == nullptr || receipt->isMissing()) {
      figures.missing.push_back(board.period);
      continue;
    }
    figures.reported = true;
    figures.zeroDeclared = figures.zeroDeclared && receipt->zeroDeclared;
    add(figures.values, figuresOf(*receipt));
  }
  figures.zeroDeclared = figures.zeroDeclared && figures.reported;
  return figures;
}

}  // namespace

std::vector<Period> quartersOf(const Period& period) {
  std::vector<Period> quarters;
  for (int quarter = 1; quarter <= 4; ++quarter) {
    const Period candidate = Period::quarter(period.year(), quarter);
    if (candidate.begin() >= period.begin() && candidate.end() <= period.end()) {
      quarters.push_back(candidate);
    }
  }
  return quarters;
}

ReportDueRule dueRuleOf(const LawParameters& parameters) {
  return {.day = parameters.number(QStringLiteral("report_due_day")), .dayAtYearEnd = parameters.number(QStringLiteral("report_due_day_year_end"))};
}

JumpLimits jumpLimitsOf(const LawParameters& parameters) {
  constexpr std::int64_t kKilograms = 1000;
  return {.factor = parameters.number(QStringLiteral("report_jump_factor")),
          .leastCount = parameters.number(QStringLiteral("report_jump_least")),
          .leastMoney = parameters.money(QStringLiteral("report_jump_least_money")).fen(),
          .leastTonnes = parameters.number(QStringLiteral("report_jump_least_tonnes")) * kKilograms};
}

Instant dueOf(const std::vector<ReportDue>& dues, OfficeId office, const Period& period, const ReportDueRule& rule) {
  const auto latest = std::find_if(dues.rbegin(), dues.rend(), [&](const ReportDue& due) { return due.period == period && (!due.office || *due.office == office); });
  return latest == dues.rend() ? rule.dueOf(period) : latest->due;
}

ReportBoard readReportBoard(Database& database, const LawParameters& parameters, const Period& period, Instant cutoff) {
  ReportRepository repository(database);
  const std::vector<ReportDue> dues = repository.dues(period);
  const ReportDueRule rule = dueRuleOf(parameters);
  std::map<std::int64_t, std::vector<ReportSubmission>> byUnit;
  for (ReportSubmission& submission : repository.submissions(period)) {
    byUnit[submission.office.value].push_back(std::move(submission));
  }
  ReportBoard board{.period = period, .cutoff = cutoff};
  for (const Office& unit : OfficeRepository(database).all()) {
    ReportReceipt receipt = receiptOf(unit, period, std::move(byUnit[unit.id.value]), dueOf(dues, unit.id, period, rule), cutoff);
    if (owesForm(unit) || !receipt.isMissing()) {
      board.receipts.push_back(std::move(receipt));
    }
  }
  addStreaks(repository, board);
  board.totals = totalsOf(board.receipts);
  return board;
}

std::vector<UnitFigures> reportedFigures(Database& database, const LawParameters& parameters, const Period& period, Instant cutoff) {
  const ReportBoard whole = readReportBoard(database, parameters, period, cutoff);
  std::vector<UnitFigures> all;
  if (period.kind() == Period::Kind::Quarter) {
    for (const ReportReceipt& receipt : whole.receipts) {
      all.push_back(figuresOfForm(receipt));
    }
    return all;
  }
  std::vector<ReportBoard> quarters;
  for (const Period& quarter : quartersOf(period)) {
    quarters.push_back(readReportBoard(database, parameters, quarter, cutoff));
  }
  for (const Office& unit : OfficeRepository(database).all()) {
    UnitFigures figures = summed(unit, quarters);
    const ReportReceipt* form = receiptIn(whole, unit.id);
    if (form != nullptr && !form->isMissing() && !figures.missing.empty()) {
      figures = figuresOfForm(*form);
    }
    if (owesForm(unit) || figures.reported) {
      all.push_back(std::move(figures));
    }
  }
  return all;
}

}  // namespace shuangda
