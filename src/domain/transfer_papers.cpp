#include "domain/transfer_papers.h"

#include <QRegularExpression>

#include "domain/transfer_table.h"

namespace shuangda {
namespace {

const QStringList kKinds{QStringLiteral("from"), QStringLiteral("number"), QStringLiteral("page"), QStringLiteral("to"), QStringLiteral("text"), QStringLiteral("head"),
                         QStringLiteral("box"), QStringLiteral("fill"), QStringLiteral("sign"), QStringLiteral("sign_minute"), QStringLiteral("table"),
                         QStringLiteral("enclose"), QStringLiteral("seal"), QStringLiteral("other_seal"), QStringLiteral("copy"), QStringLiteral("slip")};

Result<TransferPaperRow> parseRow(const CsvRecord& record) {
  TransferPaperRow row{.paper = record.value(QStringLiteral("paper")), .text = record.value(QStringLiteral("text")), .when = cellParts(record.value(QStringLiteral("when")))};
  const qsizetype kind = kKinds.indexOf(record.value(QStringLiteral("kind")));
  if (kind < 0) {
    return refuse(ErrorCode::UnknownValue, row.paper, record.value(QStringLiteral("kind")));
  }
  row.kind = static_cast<TransferPaperRow::Kind>(kind);
  const TransferPaper* paper = TransferTable::builtIn().paper(row.paper);
  if (!paper || !paper->made) {
    return refuse(ErrorCode::NotFound, row.paper);
  }
  if (row.text.count(u'{') != row.text.count(u'}') || row.text.count(u'{') != static_cast<qsizetype>(paperPlaces(row.text).size())) {
    return refuse(ErrorCode::Malformed, row.paper, row.text);
  }
  return row;
}

}  // namespace

PaperPlace parsePaperPlace(const QString& text) {
  PaperPlace place{.name = text.section(u'|', 1)};
  QString references = text.section(u'|', 0, 0);
  place.optional = references.endsWith(u'?');
  if (place.optional) {
    references.chop(1);
  }
  place.references = references.split(u'/');
  return place;
}

std::vector<PaperPlace> paperPlaces(const QString& text) {
  static const QRegularExpression braces(QStringLiteral("\\{([^{}]+)\\}"));
  std::vector<PaperPlace> places;
  for (auto match = braces.globalMatch(text); match.hasNext();) {
    places.push_back(parsePaperPlace(match.next().captured(1)));
  }
  return places;
}

Result<TransferPaperBook> TransferPaperBook::parse(const std::vector<CsvRecord>& rows) {
  TransferPaperBook book;
  for (const CsvRecord& record : rows) {
    const Result<TransferPaperRow> row = parseRow(record);
    if (!row) {
      return tl::unexpected(row.error());
    }
    book.rows_.push_back(*row);
  }
  return book;
}

const TransferPaperBook& TransferPaperBook::builtIn() {
  static const TransferPaperBook book = [] {
    Result<TransferPaperBook> parsed = parse(readCsvResource(QStringLiteral(":/resources/law/transfer_paper_texts.csv")));
    Q_ASSERT_X(parsed, "TransferPaperBook::builtIn", parsed ? "" : qPrintable(parsed.error().field + u' ' + parsed.error().value));
    return *std::move(parsed);
  }();
  return book;
}

std::vector<TransferPaperRow> TransferPaperBook::of(const QString& paper) const {
  std::vector<TransferPaperRow> found;
  for (const TransferPaperRow& row : rows_) {
    if (row.paper == paper) {
      found.push_back(row);
    }
  }
  return found;
}

}  // namespace shuangda
