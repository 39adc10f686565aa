#pragma once

#include <vector>

#include "domain/custody.h"
#include "domain/custody_note.h"
#include "storage/database.h"

namespace shuangda {

/// The custody ledger and what is derived from it. The database itself refuses a row that the rules do not allow.
class CustodyRepository {
 public:
  explicit CustodyRepository(Database& database) : database_(database) {}

  /// Makes the database know the shipped rules.
  void installRules(const CustodyRules& rules);

  MovementId insert(const CustodyMovement& movement);
  /// All movements of a line, those from and into other lines too, as recorded.
  std::vector<CustodyMovement> ofItem(ItemId item);
  std::vector<CustodyMovement> ofBatch(BatchId batch);
  std::optional<CustodyMovement> find(MovementId id);
  bool hasMovements(ItemId item);
  /// Whether anything rests on the line: movements, notes, a batch, a count, a photo.
  bool isUsed(ItemId item);

  CustodyBalance balance(ItemId item);
  std::vector<PlaceStock> stockOf(PlaceId place);
  /// How many lines lie in the place itself.
  std::int64_t linesIn(PlaceId place);

  CustodyNoteId insertNote(const CustodyNote& note);
  std::vector<CustodyNote> notesOf(ItemId item);
  /// Notes of a kind that no later one settles, on goods still in custody.
  std::vector<CustodyNote> openNotes(const QString& kind);

  /// Recomputes every balance from the movements; English descriptions of what does not fit.
  QStringList problems();

 private:
  Database& database_;
  std::optional<Statement> insert_{};  ///< kept: preparing it means compiling the table's triggers
};

}  // namespace shuangda
