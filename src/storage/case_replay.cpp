#include "storage/case_replay.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <optional>

#include "domain/legal_case_fields.h"
#include "storage/audit_trail.h"
#include "storage/field_columns.h"

namespace shuangda {
namespace {

constexpr int kFirstField = 4;

/// Entries and records in one stream: two answers read side by side would be kept in memory on a server.
std::string entriesWithRecords() {
  ColumnList columns;
  visitCaseFields(LegalCase{},
                  [&columns](const char* name, const auto& member) { columns.add(columnName(name, member)); });
  return "SELECT audit_entry.entity_id, audit_entry.action, audit_entry.changes, legal_case.id, " + columns.names() +
         " FROM audit_entry LEFT JOIN legal_case ON legal_case.id = audit_entry.entity_id"
         " WHERE audit_entry.entity = 'legal_case' AND audit_entry.entity_id > 0"
         " ORDER BY audit_entry.entity_id, audit_entry.seq";
}

bool isCaseField(const QString& name) {
  static const QStringList list = caseFieldNames();
  static const QSet<QString> names(list.begin(), list.end());
  return names.contains(name);
}

/// One case as its entries tell it, against the case as it is stored.
class Replay {
 public:
  explicit Replay(Statement& statement)
      : id_(statement.get<std::int64_t>(0)), stored_(!statement.isNull(kFirstField - 1)) {
    int column = kFirstField;
    visitCaseFields(record_, [&](const char*, auto& member) {
      if (stored_) {
        readField(statement, column++, member);
      }
    });
  }

  std::int64_t id() const { return id_; }

  void apply(Statement& statement) {
    removed_ = statement.get<QString>(1) == QStringLiteral("undo_import");
    const std::vector<FieldChange> changes = changesFromJson(statement.get<QString>(2));
    fromCreation_ = fromCreation_ || (told_.isEmpty() && isCreation(changes));
    for (const FieldChange& change : changes) {
      if (!isCaseField(change.field)) {
        continue;  // a mark, e.g. of the bulk change the entry belongs to
      }
      // A value changed past the audit trail shows even after a later entry has set the field again.
      const bool known = fromCreation_ || told_.contains(change.field);
      compare(change.field, known ? told_.value(change.field) : change.before, change.before);
      told_.insert(change.field, change.after);
    }
  }

  void report(QStringList& problems) {
    if (stored_ == removed_) {
      problems << QStringLiteral("case %1: %2")
                      .arg(id_)
                      .arg(stored_ ? QStringLiteral("stored, but taken out by its audit entries")
                                   : QStringLiteral("missing, but not taken out by its audit entries"));
      return;
    }
    if (stored_) {
      visitCaseFields(record_, [&](const char* name, const auto& member) {
        const QString field = QString::fromLatin1(name);
        if (fromCreation_ || told_.contains(field)) {
          compare(field, told_.value(field), fieldText(member));
        }
      });
    }
    if (!differing_.isEmpty()) {
      problems << QStringLiteral("case %1: not as its audit entries tell: %2").arg(id_).arg(differing_.join(u", "));
    }
  }

 private:
  /// Every case is given its number when it is created. Demonstration data have no such entry: of them only the fields
  /// that were changed are known.
  static bool isCreation(const std::vector<FieldChange>& changes) {
    return std::any_of(changes.begin(), changes.end(), [](const FieldChange& change) {
      return change.field == QStringLiteral("case_id") && change.before.isEmpty();
    });
  }

  void compare(const QString& field, const QString& told, const QString& found) {
    if (told != found && !differing_.contains(field)) {
      differing_ << field;
    }
  }

  std::int64_t id_;
  bool stored_;
  bool removed_ = false;
  bool fromCreation_ = false;
  LegalCase record_{};
  QHash<QString, QString> told_{};
  QStringList differing_{};
};

}  // namespace

QStringList replayProblems(Database& database) {
  QStringList problems;
  Statement statement(database, entriesWithRecords());
  std::optional<Replay> current;
  while (statement.step()) {
    if (!current || current->id() != statement.get<std::int64_t>(0)) {
      if (current) {
        current->report(problems);
      }
      current.emplace(statement);
    }
    current->apply(statement);
  }
  if (current) {
    current->report(problems);
  }
  return problems;
}

}  // namespace shuangda
