#pragma once

#include <QStringList>

#include "domain/doc_number.h"
#include "services/unit_of_work.h"

namespace shuangda {

/// Gives document numbers inside a use case: gap-free, each once. What ledgers brought in counts as given.
class NumberOffice {
 public:
  NumberOffice(Database& database, const Law& law, const Session& session);

  DocNumber next(const QString& code, int year);
  QString text(const DocNumber& number) const;
  /// Takes the number into the book. A text of another form is free; AlreadyExists "doc_no" when it was given before, here or in a
  /// ledger that was imported. `mine` is the case whose own decision may carry it already.
  Result<void> take(const QString& code, const QString& text, const LegalCase& mine, Instant now);
  QStringList gaps();

 private:
  std::vector<int> used(const QString& code, int year);

  Database& database_;
  const Session& session_;
  QString template_;
  QString prefix_;
};

}  // namespace shuangda
