#include "storage/search_index.h"
#include "storage/transfer_repository.h"
#include "storage/transfer_rows.h"

// What of a matter is searched.

namespace shuangda {

std::optional<TransferRepository::Searched> TransferRepository::searched(TransferId id) {
  Statement statement(database_, "SELECT t.number, t.title, t.opened_at, c.case_id, c.party FROM transfer t LEFT JOIN legal_case c ON c.id = t.case_id WHERE t.id = ?");
  if (!statement.bindAll(id).step()) {
    return std::nullopt;
  }
  Searched searched{.date = statement.get<Instant>(2).localDate().toString(Qt::ISODate),
                    .words = {.number = statement.get<QString>(0), .title = statement.get<QString>(1), .caseNumber = statement.get<QString>(3), .party = statement.get<QString>(4)}};
  for (const Suspect& suspect : suspectsOf(id)) {
    searched.words.suspects << suspect.name;
  }
  for (const TransferEvent& event : currentRows<TransferEvent>(eventsOf(id))) {
    for (const QString& number : {event.docNo, event.details.value(QStringLiteral("paper_no"))}) {
      if (!number.isEmpty() && !searched.words.docNos.contains(number)) {
        searched.words.docNos << number;
      }
    }
  }
  return searched;
}

void TransferRepository::putText(TransferId id) {
  if (const std::optional<Searched> found = searched(id)) {
    SearchIndex(database_).put(SearchKind::Transfer, id.value, found->date, searchedText(found->words));
  }
}

}  // namespace shuangda
