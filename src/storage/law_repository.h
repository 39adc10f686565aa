#pragma once

#include <QStringList>
#include <vector>

#include "domain/deadline_rule.h"
#include "domain/doc_number.h"
#include "domain/law_parameters.h"
#include "domain/session.h"
#include "domain/work_calendar.h"
#include "storage/database.h"

namespace shuangda {

/// What an office changed in the law book: rules, holiday notices, parameters. Rows are added, never changed.
class LawRepository {
 public:
  explicit LawRepository(Database& database) : database_(database) {}

  struct RuleVersion {
    DeadlineRule rule{};
    QString reason{};
    Instant recordedAt{};
  };

  void addRule(const DeadlineRule& rule, const QString& reason, Instant at, AccountId by);
  /// In the order they were made.
  std::vector<RuleVersion> rules();
  void addNotice(const HolidayNotice& notice, Instant at, AccountId by);
  std::vector<HolidayNotice> notices();
  /// Changes when anything above or a parameter changes.
  QString stamp();

 private:
  Database& database_;
};

/// Numbers given to papers and cases.
class DocNumberRepository {
 public:
  explicit DocNumberRepository(Database& database) : database_(database) {}

  void insert(OfficeId office, const DocNumber& number, const QString& text, CaseId legalCase, Instant at, AccountId by);
  /// The case a number was given to.
  std::optional<CaseId> ownerOf(OfficeId office, const DocNumber& number);
  std::vector<int> sequences(OfficeId office, const QString& code, int year);
  /// Codes and years of all numbers given, for the report of gaps.
  std::vector<DocNumber> series(OfficeId office);
  /// Document numbers of cases that begin with this text: what ledgers brought in.
  QStringList caseDocNumbers(const QString& beginning);

 private:
  Database& database_;
};

}  // namespace shuangda
