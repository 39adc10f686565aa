#pragma once

#include <gtest/gtest.h>

#include "services/case_service.h"
#include "services/export_service.h"
#include "services/import_service.h"
#include "services/maintenance_service.h"
#include "storage/audit_trail.h"
#include "storage/case_repository.h"
#include "support/engines.h"

namespace shuangda::test {

using Cells = std::vector<std::pair<const char*, QString>>;

inline ImportRecord record(int row, const Cells& cells) {
  ImportRecord result{.row = row};
  for (const auto& [column, text] : cells) {
    result.values.insert(QString::fromLatin1(column), text);
  }
  return result;
}

/// A case row with what no case can do without.
inline ImportRecord caseRow(int row, const QString& number, const Cells& more = {}) {
  ImportRecord result = record(
      row,
      {{"case_id", number}, {"authority", QStringLiteral("市场监管局")}, {"cause", QStringLiteral("销售假冒商品")}});
  for (const auto& [column, text] : more) {
    result.values.insert(QString::fromLatin1(column), text);
  }
  return result;
}

class ImportTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (!IsSkipped() && !HasFatalFailure()) {
      store_ = freshStore();
      imports_ = std::make_unique<ImportService>(*store_);
    }
  }
  void TearDown() override {
    // Whatever a test did, the audit chain must be whole and no derived column wrong.
    if (store_) {
      for (const auto& check : MaintenanceService(*store_).verify()) {
        EXPECT_TRUE(check.problems.isEmpty())
            << check.name.toStdString() << ": " << check.problems.join(u'\n').toStdString();
      }
    }
    imports_.reset();
    store_.reset();
    EngineTest::TearDown();
  }

  Result<ImportOutcome> run(const char* kind, const std::vector<ImportRecord>& records) {
    return imports_->run(session_, {.kind = QString::fromLatin1(kind), .fileName = QStringLiteral("file.csv")},
                         records);
  }
  ImportOutcome succeed(const char* kind, const std::vector<ImportRecord>& records) {
    const Result<ImportOutcome> outcome = run(kind, records);
    EXPECT_TRUE(outcome) << outcome.error().field.toStdString() << ' ' << outcome.error().value.toStdString();
    return outcome.value_or(ImportOutcome{});
  }
  LegalCase stored(const QString& number) {
    const Result<LegalCase> found = CaseService(*store_).findByNumber(session_, number);
    EXPECT_TRUE(found) << number.toStdString();
    return found.value_or(LegalCase{});
  }
  /// What an export of this kind brings when it is read again.
  std::vector<ImportRecord> exported(const char* kind) {
    const ExportedRows rows = ExportService(*store_).rows(session_, QString::fromLatin1(kind)).value_or(ExportedRows{});
    std::vector<ImportRecord> records;
    for (const auto& row : rows) {
      ImportRecord& added = records.emplace_back(ImportRecord{.row = static_cast<int>(records.size()) + 2});
      for (auto it = row.begin(); it != row.end(); ++it) {
        added.values.insert(it.key(), it.value());
      }
    }
    return records;
  }
  /// The audit entries about one record, as "action field: before > after, …", one line each.
  QString trail(const char* entity, std::int64_t id) {
    QStringList lines;
    for (const AuditEntry& entry : auditEntriesOf(store_->database(), QString::fromLatin1(entity), id)) {
      QStringList changes;
      for (const FieldChange& change : entry.changes) {
        changes << change.field + QStringLiteral(": ") + change.before + QStringLiteral(" > ") + change.after;
      }
      lines << entry.action + u' ' + changes.join(QStringLiteral(", "));
    }
    return lines.join(u'\n');
  }
  std::int64_t cases() { return CaseRepository(store_->database()).count(); }

  std::unique_ptr<Store> store_;
  std::unique_ptr<ImportService> imports_;
};

}  // namespace shuangda::test
