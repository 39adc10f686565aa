#include "services/number_office.h"

#include <algorithm>

#include "storage/law_repository.h"

namespace shuangda {

NumberOffice::NumberOffice(Database& database, const Law& law, const Session& session)
    : database_(database),
      session_(session),
      template_(law.parameters.at(QStringLiteral("doc_template")).value),
      prefix_(law.parameters.at(QStringLiteral("doc_prefix")).value) {}

QString NumberOffice::text(const DocNumber& number) const { return docNumberText(template_, prefix_, number); }

std::vector<int> NumberOffice::used(const QString& code, int year) {
  DocNumberRepository book(database_);
  std::vector<int> sequences = book.sequences(session_.office, code, year);
  // Up to the kind of paper: a ledger may write the year in other brackets.
  const QString beginning = docNumberText(template_.section(QStringLiteral("{年}"), 0, 0), prefix_, {code, year, 1}).section(u'〔', 0, 0);
  for (const QString& text : book.caseDocNumbers(beginning)) {
    if (const auto number = parseDocNumber(template_, prefix_, code, text); number && number->year == year) {
      sequences.push_back(number->sequence);
    }
  }
  return sequences;
}

DocNumber NumberOffice::next(const QString& code, int year) {
  const std::vector<int> sequences = used(code, year);
  return {code, year, sequences.empty() ? 1 : *std::ranges::max_element(sequences) + 1};
}

Result<void> NumberOffice::take(const QString& code, const QString& text, const LegalCase& mine, Instant now) {
  const std::optional<DocNumber> number = parseDocNumber(template_, prefix_, code, text);
  if (!number) {
    return {};
  }
  const auto taken = [&] { return refuse(ErrorCode::AlreadyExists, QStringLiteral("doc_no"), text); };
  DocNumberRepository book(database_);
  if (book.ownerOf(session_.office, *number)) {
    return taken();
  }
  const bool inMine = parseDocNumber(template_, prefix_, code, mine.decision.docNo) == number;
  const std::vector<int> known = used(code, number->year);
  if (!inMine && std::ranges::find(known, number->sequence) != known.end()) {
    return taken();
  }
  book.insert(session_.office, *number, text, mine.id, now, session_.account);
  return {};
}

QStringList NumberOffice::gaps() {
  QStringList lines;
  for (const DocNumber& series : DocNumberRepository(database_).series(session_.office)) {
    const QStringList missing = missingSequences(used(series.code, series.year));
    if (!missing.isEmpty()) {
      lines << QStringLiteral("%1 %2：%3").arg(series.code).arg(series.year).arg(missing.join(u'、'));
    }
  }
  return lines;
}

}  // namespace shuangda
