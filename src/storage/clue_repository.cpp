#include "storage/clue_repository.h"

#include <algorithm>

#include "domain/clue_fields.h"
#include "domain/searched_lines.h"
#include "storage/field_columns.h"
#include "storage/search_index.h"

namespace shuangda {
namespace {

const ColumnList& clueColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitClueFields(Clue{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

Clue readClue(Statement& statement) {
  Clue clue;
  clue.id = statement.get<ClueId>(0);
  clue.uid = statement.get<QString>(1);
  clue.version = statement.get<int>(2);
  clue.recordedAt = statement.get<Instant>(3);
  int column = 4;
  visitClueFields(clue, [&](const char*, auto& member) { readField(statement, column++, member); });
  return clue;
}

std::string selectClue(std::string_view rest) {
  return "SELECT id, uid, version, recorded_at, " + clueColumns().names() + " FROM clue " + std::string(rest);
}

int bindFields(Statement& statement, int parameter, const Clue& clue) {
  visitClueFields(clue, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  return parameter;
}

/// One indexed lookup a column; `column` is a constant of this file.
constexpr const char* kSameColumns[] = {"party_id_no", "party", "brand"};

}  // namespace

ClueId ClueRepository::insert(const Clue& clue) {
  Statement statement(database_, "INSERT INTO clue (uid, version, recorded_at, " + clueColumns().names() + ") VALUES (?, 1, ?, " +
                                     clueColumns().placeholders() + ") RETURNING id");
  statement.bind(1, clue.uid);
  statement.bind(2, clue.recordedAt);
  bindFields(statement, 3, clue);
  statement.step();
  const auto id = statement.get<ClueId>(0);
  statement.run();
  SearchIndex(database_).put(SearchKind::Clue, id.value, clue.foundAt ? clue.foundAt->text() : QString(), searchedText(clue));
  return id;
}

bool ClueRepository::update(const Clue& clue) {
  Statement statement(database_, "UPDATE clue SET version = version + 1, recorded_at = ?, " + clueColumns().assignments() + " WHERE id = ? AND version = ?");
  statement.bind(1, clue.recordedAt);
  const int next = bindFields(statement, 2, clue);
  statement.bind(next, clue.id);
  statement.bind(next + 1, clue.version);
  const bool updated = statement.run() == 1;
  SearchIndex(database_).put(SearchKind::Clue, clue.id.value, clue.foundAt ? clue.foundAt->text() : QString(), searchedText(clue));
  return updated;
}

std::optional<Clue> ClueRepository::find(ClueId id) {
  Statement statement(database_, selectClue("WHERE id = ?"));
  return statement.bindAll(id).step() ? std::optional(readClue(statement)) : std::nullopt;
}

std::optional<Clue> ClueRepository::findByNumber(const QString& number) {
  Statement statement(database_, selectClue("WHERE clue_no = ?"));
  return statement.bindAll(number).step() ? std::optional(readClue(statement)) : std::nullopt;
}

std::vector<Clue> ClueRepository::ofCase(CaseId id) {
  Statement statement(database_, selectClue("WHERE legal_case_id = ? ORDER BY id"));
  statement.bindAll(id);
  std::vector<Clue> clues;
  while (statement.step()) {
    clues.push_back(readClue(statement));
  }
  return clues;
}

void ClueRepository::each(const std::function<bool(const Clue&)>& visit) {
  Statement statement(database_, selectClue("ORDER BY found_at DESC, id DESC"));
  while (statement.step() && visit(readClue(statement))) {
  }
}

int ClueRepository::lastSequence(const QString& prefix) {
  Statement statement(database_, "SELECT clue_no FROM clue WHERE clue_no >= ? AND clue_no < ? ORDER BY clue_no");
  int last = 0;
  statement.bindAll(prefix, prefix + QChar(0xFFFD));
  while (statement.step()) {
    last = std::max(last, statement.get<QString>(0).mid(prefix.size()).toInt());
  }
  return last;
}

std::vector<ClueRepository::CaseSide> ClueRepository::casesLike(const MatchSide& draft) {
  std::vector<CaseSide> cases;
  const QString* values[] = {&draft.partyId, &draft.party, &draft.brand};
  for (std::size_t i = 0; i < std::size(kSameColumns); ++i) {
    if (values[i]->isEmpty()) {
      continue;
    }
    Statement s(database_, std::string("SELECT id, case_id, listing_date, party, party_id_no, brand, goods, cause, note, found_date FROM legal_case WHERE ") +
                               kSameColumns[i] + " = ? AND void_date IS NULL ORDER BY listing_date DESC, id DESC LIMIT 200");
    s.bindAll(*values[i]);
    while (s.step()) {
      const auto id = s.get<CaseId>(0);
      if (std::ranges::find(cases, id, &CaseSide::id) != cases.end()) {
        continue;
      }
      MatchSide side{.partyId = s.get<QString>(4), .party = s.get<QString>(3), .brand = s.get<QString>(5), .foundAt = s.get<std::optional<EventDate>>(9)};
      side.text = QStringList{s.get<QString>(6), s.get<QString>(7), s.get<QString>(8)}.join(u'\n');
      cases.push_back({id, s.get<QString>(1), s.get<QString>(2), s.get<QString>(3), side});
    }
  }
  return cases;
}

}  // namespace shuangda
