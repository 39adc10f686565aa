#include "services/transfer_board.h"

#include <algorithm>
#include <set>

#include "services/unit_of_work.h"
#include "storage/owed_transfers.h"
#include "storage/transfer_repository.h"

namespace shuangda {
namespace {

const QStringList kFunnel{QStringLiteral("found"), QStringLiteral("case_filed"), QStringLiteral("sent"), QStringLiteral("accepted"), QStringLiteral("filed"), QStringLiteral("arrested"), QStringLiteral("indicted"), QStringLiteral("judged")};
const QStringList kBackwards{QStringLiteral("receipt_refused"), QStringLiteral("returned"), QStringLiteral("refused"), QStringLiteral("reconsidered"), QStringLiteral("supervised"), QStringLiteral("cancelled"), QStringLiteral("not_prosecuted"), QStringLiteral("reverse_received"), QStringLiteral("replied")};
/// Columns of the tables by unit and by region.
const QStringList kColumns{QStringLiteral("case_filed"), QStringLiteral("flagged"), QStringLiteral("sent"), QStringLiteral("accepted"), QStringLiteral("filed"), QStringLiteral("refused"), QStringLiteral("arrested"), QStringLiteral("indicted"), QStringLiteral("judged"), QStringLiteral("reverse_received"), QStringLiteral("replied")};
/// Columns of the quarterly table: 录入、应移送、移送、受理、立案、不予立案、复议、立案监督、反向移送.
const QStringList kQuarterly{QStringLiteral("entered"), QStringLiteral("flagged"), QStringLiteral("sent"), QStringLiteral("accepted"), QStringLiteral("filed"), QStringLiteral("refused"), QStringLiteral("reconsidered"), QStringLiteral("supervised"), QStringLiteral("reverse_received")};
const QStringList kOwners{QStringLiteral("ours"), QStringLiteral("police"), QStringLiteral("procuratorate"), QStringLiteral("court"), QStringLiteral("other")};

using Counts = std::vector<MilestoneCount>;

/// The sum of the counts of one milestone in the rows that are meant. A case belongs to one unit and one region: sums count it once.
template <typename Meant>
BoardFigure figureOf(const Counts& counts, const QString& milestone, Meant meant) {
  BoardFigure figure{.milestone = milestone};
  for (const MilestoneCount& count : counts) {
    if (count.name == milestone && meant(count)) {
      figure.cases += count.cases;
      figure.persons += count.persons;
    }
  }
  return figure;
}

template <typename Meant>
std::vector<BoardFigure> figuresOf(const Counts& counts, const QStringList& milestones, Meant meant) {
  std::vector<BoardFigure> figures;
  for (const QString& milestone : milestones) {
    figures.push_back(figureOf(counts, milestone, meant));
  }
  return figures;
}

Counts countsBetween(Database& database, QDate from, QDate until) {
  TransferRepository transfers(database);
  Counts counts = transfers.countMilestones(from, until);
  const Counts dates = transfers.countCaseDates(from, until);
  counts.insert(counts.end(), dates.begin(), dates.end());
  return counts;
}

/// The tables by unit or region: every name that has a figure.
std::vector<BoardRow> rowsBy(const Counts& counts, QString MilestoneCount::* key, const QStringList& columns) {
  std::set<QString> names;
  for (const MilestoneCount& count : counts) {
    if (columns.contains(count.name)) {
      names.insert(count.*key);
    }
  }
  std::vector<BoardRow> rows;
  for (const QString& name : names) {
    rows.push_back({name, figuresOf(counts, columns, [&](const MilestoneCount& count) { return count.*key == name; })});
  }
  return rows;
}

QuarterlyRow quarterlyRow(const QString& unit, const Counts& now, const Counts& before) {
  const auto meant = [&](const MilestoneCount& count) { return unit.isEmpty() || count.unit == unit; };
  QuarterlyRow row{.unit = unit};
  for (const QString& column : kQuarterly) {
    row.cells.push_back({column, figureOf(now, column, meant), figureOf(before, column, meant)});
  }
  return row;
}

std::vector<OwedFigure> owedFigures(Database& database, const QString& unit, const TransferBoardService::Reached& reached) {
  std::vector<OwedFigure> figures;
  for (const OwedTransfer kind : kOwedTransfers) {
    const bool isKnown = kind != OwedTransfer::Undecided || reached.has_value();
    figures.push_back({kind, isKnown ? std::optional(static_cast<int>(owedTransfers(database, kind, unit, reached.value_or(std::span<const CaseId>())).size())) : std::nullopt});
  }
  return figures;
}

}  // namespace

Result<std::vector<CaseId>> TransferBoardService::owed(const Session& session, OwedTransfer kind, const QString& unit, Reached reached) {
  return requireReader(session).map([&] { return owedTransfers(store_.database(), kind, unit, reached.value_or(std::span<const CaseId>())); });
}

Result<TransferBoard> TransferBoardService::board(const Session& session, QDate from, QDate until, const QString& unit, Reached reached) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (!from.isValid() || !until.isValid() || from > until) {
    return refuse(ErrorCode::DateOrder, QStringLiteral("period"), from.toString(Qt::ISODate));
  }
  const Snapshot snapshot(store_.database());
  TransferRepository transfers(store_.database());
  const QDate today = store_.clock().today();
  TransferBoard board{.from = from, .until = until, .stuckDays = store_.law().law().parameters.number(QStringLiteral("board_stuck_days")), .columns = kColumns};
  Counts counts = countsBetween(store_.database(), from, until);
  if (!unit.isEmpty()) {
    std::erase_if(counts, [&](const MilestoneCount& count) { return count.unit != unit; });
  }
  const auto all = [](const MilestoneCount&) { return true; };
  board.funnel = figuresOf(counts, kFunnel, all);
  board.backwards = figuresOf(counts, kBackwards, all);
  for (const QString& owner : kOwners) {
    if (const int matters = transfers.countOverdue(owner, unit, today); matters > 0) {
      board.overdue.push_back({owner, matters});
    }
  }
  for (const TransferSide side : {TransferSide::Police, TransferSide::Procuratorate, TransferSide::Court, TransferSide::Other}) {
    if (const int matters = transfers.countWaiting(side, unit, today.addDays(-board.stuckDays)); matters > 0) {
      board.unanswered.emplace_back(side, matters);
    }
  }
  board.owed = owedFigures(store_.database(), unit, reached);
  board.states = transfers.countStates(unit);
  for (const auto& [first, second] : {std::pair("flagged", "sent"), std::pair("sent", "accepted"), std::pair("accepted", "filed"), std::pair("filed", "arrested"),
                                      std::pair("arrested", "indicted"), std::pair("indicted", "judged"), std::pair("reverse_received", "replied")}) {
    const auto span = transfers.averageDays(QString::fromLatin1(first), QString::fromLatin1(second), from, until);
    board.spans.push_back({QString::fromLatin1(first), QString::fromLatin1(second), span.days, span.matters});
  }
  board.byUnit = rowsBy(counts, &MilestoneCount::unit, kColumns);
  board.byRegion = rowsBy(counts, &MilestoneCount::region, kColumns);
  return board;
}

Result<QuarterlyTable> TransferBoardService::quarterly(const Session& session, const Period& period) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Snapshot snapshot(store_.database());
  const Period before = period.samePeriodLastYear();
  const Counts now = countsBetween(store_.database(), period.begin(), period.lastDay());
  const Counts lastYear = countsBetween(store_.database(), before.begin(), before.lastDay());
  std::set<QString> units;
  for (const Counts* counts : {&now, &lastYear}) {
    for (const MilestoneCount& count : *counts) {
      if (kQuarterly.contains(count.name)) {
        units.insert(count.unit);
      }
    }
  }
  QuarterlyTable table{.period = period};
  table.rows.push_back(quarterlyRow({}, now, lastYear));
  for (const QString& unit : units) {
    if (!unit.isEmpty()) {
      table.rows.push_back(quarterlyRow(unit, now, lastYear));
    }
  }
  return table;
}

}  // namespace shuangda
