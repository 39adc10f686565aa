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
  const QString marker = QStringLiteral("\u0001");
  QString beginning = template_;
  beginning = docNumberText(beginning.replace(QStringLiteral("{序号}"), marker + QStringLiteral("{序号}")), prefix_, {code, year, 1}).section(marker, 0, 0);
  for (const QString& text : book.caseDocNumbers(beginning)) {
    if (const auto number = parseDocNumber(template_, prefix_, code, text)) {
      sequences.push_back(number->sequence);
    }
  }
  return sequences;
}

DocNumber NumberOffice::next(const QString& code, int year) {
  const std::vector<int> sequences = used(code, year);
  return {code, year, sequences.empty() ? 1 : *std::ranges::max_element(sequences) + 1};
}

Result<void> NumberOffice::take(const QString& code, const QString& text, CaseId legalCase, Instant now) {
  const std::optional<DocNumber> number = parseDocNumber(template_, prefix_, code, text);
  if (!number) {
    return {};
  }
  DocNumberRepository book(database_);
  if (const std::optional<CaseId> owner = book.ownerOf(session_.office, *number)) {
    // The same paper may stand with several events of one case.
    return *owner == legalCase ? Result<void>{} : Result<void>(refuse(ErrorCode::AlreadyExists, QStringLiteral("doc_no"), text));
  }
  book.insert(session_.office, *number, text, legalCase, now, session_.account);
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
