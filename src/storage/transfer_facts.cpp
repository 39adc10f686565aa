#include "storage/transfer_facts.h"

#include <algorithm>

namespace shuangda {
namespace {

bool exists(Database& database, const char* sql, CaseId id) {
  Statement statement(database, sql);
  return statement.bindAll(id).step();
}

}  // namespace

TransferFacts transferFacts(Database& database, CaseId id) {
  TransferFacts facts;
  facts.hasGoods = exists(database, "SELECT 1 FROM measure m JOIN seized_item i ON i.measure_id = m.id WHERE m.case_id = ? LIMIT 1", id);
  facts.seized = exists(database, "SELECT 1 FROM measure WHERE case_id = ? AND kind IN ('扣押', '查封') LIMIT 1", id);
  facts.tested = exists(database,
                        "SELECT 1 FROM case_event e WHERE e.case_id = ? AND e.step IN ('test_result', 'rights_id') AND e.kind <> 'withdrawal' AND NOT EXISTS"
                        " (SELECT 1 FROM case_event l WHERE l.replaces_id = e.id) LIMIT 1",
                        id);
  return facts;
}

TransferBars transferBars(Database& database, CaseId id) {
  TransferBars bars;
  Statement standings(database,
                      "SELECT s.bars_closing, s.bars_fine, s.state, s.since FROM transfer t JOIN transfer_standing s ON s.transfer_id = t.id WHERE t.case_id = ?"
                      " ORDER BY t.id");
  standings.bindAll(id);
  std::optional<EventDate> cameBack;
  while (standings.step()) {
    bars.closing = bars.closing || standings.get<bool>(0);
    bars.fine = bars.fine || standings.get<bool>(1);
    const TransferState* state = TransferTable::builtIn().state(standings.get<QString>(2));
    const std::optional<EventDate> since = standings.get<std::optional<EventDate>>(3);
    if (state && state->withPolice && since) {
      bars.withPolice = since;
    } else if (state && state->lane == TransferLane::Reverse) {
      cameBack = since;
    }
  }
  // A ledger knows the paper by which a case came back, not every step by which it was with the police.
  if (bars.withPolice && cameBack && !contradictsOrder(*bars.withPolice, *cameBack)) {
    bars.withPolice.reset();
  }
  Statement stages(database,
                   "SELECT m.name, m.happened_on FROM transfer t JOIN transfer_milestone m ON m.transfer_id = t.id WHERE t.case_id = ? AND"
                   " m.name IN ('sent', 'police_ended') ORDER BY t.id, m.id");
  stages.bindAll(id);
  while (stages.step()) {
    const QDate day = stages.get<EventDate>(1).firstDay();
    if (stages.get<QString>(0) == u"sent") {
      bars.criminal.push_back({.from = day, .reason = QStringLiteral("CRIMINAL_STAGE")});
    } else if (!bars.criminal.empty() && !bars.criminal.back().to) {
      bars.criminal.back().to = std::max(bars.criminal.back().from, day);
    }
  }
  return bars;
}

}  // namespace shuangda
