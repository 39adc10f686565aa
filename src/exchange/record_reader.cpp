#include "exchange/record_reader.h"

#include "base/text.h"
#include "exchange/amount_cell.h"
#include "exchange/clean_text.h"
#include "exchange/date_cell.h"
#include "exchange/doc_number_cell.h"
#include "exchange/flag_cell.h"
#include "exchange/formula_guard.h"
#include "exchange/identifier_cell.h"
#include "exchange/import_words.h"
#include "exchange/quantity_cell.h"
#include "exchange/text_cell.h"

namespace shuangda {
namespace {

const QString kClear = QStringLiteral("-");

CellPlace placeOf(const RecordContext& context, const MappedColumn& mapped, const StandardColumn& standard) {
  CellPlace place{.ledgerYear = context.ledgerYear,
                  .textFile = context.textFile,
                  .quiet = context.standardFile,
                  .date1904 = context.date1904,
                  .unitColumn = context.unitColumn,
                  .unitInHeading = mapped.unitInHeading,
                  .headingUnit = mapped.unit};
  const ImportWords& words = ImportWords::instance();
  const bool weight = standard.type == ColumnType::Weight || standard.type == ColumnType::Tonnes;
  const Decimal canonical = standard.type == ColumnType::Wanyuan  ? Decimal(10000, 0)
                            : standard.type == ColumnType::Tonnes ? Decimal(1000, 0)
                                                                  : Decimal(1, 0);
  if (isMoney(standard.type) || weight) {
    place.factor =
        words.unitFactor(weight ? QStringLiteral("weight") : QStringLiteral("money"), mapped.unit).value_or(canonical);
  }
  return place;
}

/// A cell that says "nothing" with a sign. In the program's own format only "-", and there it clears what is stored.
std::optional<CellReading> readBlank(const RawCell& cell, const StandardColumn& standard, const CellPlace& place) {
  const QString text = cleanCompact(cell.text).text;
  CellReading reading;
  if (text.isEmpty()) {
    return reading;
  }
  if (place.quiet) {
    if (text == kClear) {
      reading.value = kClear;
      return reading;
    }
    return std::nullopt;
  }
  const bool flag = standard.type == ColumnType::TransferFlag || standard.type == ColumnType::Flag ||
                    standard.type == ColumnType::ScopeFlag;
  if (!ImportWords::instance().is(QStringLiteral("blank"), text) ||
      (flag && ImportWords::instance().is(QStringLiteral("no"), text))) {
    return std::nullopt;
  }
  reading.add(QStringLiteral("blank_mark"), {}, QStringLiteral("“%1”视为空").arg(text));
  return reading;
}

std::optional<CellReading> readError(const RawCell& cell) {
  CellReading reading;
  if (cell.kind == RawCell::Kind::Error ||
      ImportWords::instance().is(QStringLiteral("cell_error"), trimmed(cell.text)) ||
      (cell.text.size() >= 4 && cell.text.count(u'#') == cell.text.size())) {
    reading.add(QStringLiteral("cell_error"), {}, QStringLiteral("单元格为错误值%1").arg(cell.text));
    return reading;
  }
  if (cell.formula && cell.text.isEmpty()) {
    reading.add(QStringLiteral("cell_error"), {}, QStringLiteral("公式没有缓存值，请在表格软件中打开并保存一次"));
    return reading;
  }
  return std::nullopt;
}

/// Reads a cell by the type of its column. Flags and identifiers need their neighbours and are read in readRecord.
CellReading readByType(const RawCell& cell, const StandardColumn& standard, const CellPlace& place) {
  switch (standard.type) {
    case ColumnType::Date:
    case ColumnType::DateOrInstant:
    case ColumnType::Instant:
      return readDateCell(cell, standard.type, place);
    case ColumnType::Money:
    case ColumnType::StockMoney:
    case ColumnType::UnitPrice:
    case ColumnType::Wanyuan:
      return readAmountCell(cell, standard, place);
    case ColumnType::Quantity:
    case ColumnType::StockQuantity:
      return readQuantityCell(cell, standard, place);
    case ColumnType::Weight:
    case ColumnType::Tonnes:
      return readWeightCell(cell, standard, place);
    case ColumnType::Decimal:
    case ColumnType::Count:
    case ColumnType::CountPlus:
    case ColumnType::Items:
      return readCountCell(cell, standard, place);
    case ColumnType::Unit:
      return readUnitCell(cell, place);
    case ColumnType::DocNumber:
      return readDocNumberCell(cell, place);
    case ColumnType::Party:
      return readPartyCell(cell, place);
    default:
      return readTextCell(cell, standard.type, place);
  }
}

void setQualifier(Record& record, const ReadCell& cell) {
  if (cell.reading.qualifier.isEmpty()) {
    return;
  }
  // Kinds without a place for it (goods in stock) keep it under the common name, so that it is not lost.
  const QString target =
      cell.standard->qualifierColumn.isEmpty() ? QStringLiteral("amount_qualifier") : cell.standard->qualifierColumn;
  if (!record.row.values.contains(target)) {
    record.row.values.insert(target, cell.reading.qualifier);
  }
}

void keepAmount(Record& record, const RecordContext& context, const ReadCell& cell) {
  const std::optional<QString>& value = cell.reading.value;
  // The program's own files have no total rows, and their units are beyond doubt.
  if (context.standardFile || !isMoney(cell.standard->type) || cell.standard->type == ColumnType::UnitPrice ||
      (!value && !cell.reading.unusable)) {
    return;
  }
  const Result<Decimal> amount = value ? Decimal::parse(*value) : Result<Decimal>(*cell.reading.unusable);
  if (amount) {
    record.amounts.push_back(
        {cell.standard->name, *amount, cell.raw, value.has_value(), cell.reading.ownUnit, cell.reading.textNumber});
  }
}

/// Takes one reading into the record's values and findings.
void accept(Record& record, const RecordContext& context, ReadCell cell) {
  const QString& name = cell.standard->name;
  if (cell.reading.value && !cell.reading.value->isEmpty()) {
    record.row.values.insert(name, *cell.reading.value);
  }
  setQualifier(record, cell);
  if (cell.standard->type == ColumnType::Quantity) {
    if (!cell.reading.unit.isEmpty()) {
      record.row.values.insert(QStringLiteral("quantity_unit"), cell.reading.unit);
    }
    if (!cell.reading.detail.isEmpty()) {
      record.row.values.insert(QStringLiteral("quantity_detail"), cell.reading.detail);
    }
  } else if (cell.standard->type == ColumnType::StockQuantity && !cell.reading.unit.isEmpty()) {
    if (!record.row.values.contains(QStringLiteral("unit"))) {
      record.row.values.insert(QStringLiteral("unit"), cell.reading.unit);
    }
  }
  keepAmount(record, context, cell);
  const std::vector<CellIssue> issues = cell.reading.issues;
  record.cells.insert(name, std::move(cell));
  for (const CellIssue& issue : issues) {
    addFinding(record, context, name, issue);
  }
}

void readFlag(Record& record, const RecordContext& context, ReadCell cell, const RawCell& raw, const CellPlace& place) {
  FlagReading flag = readFlagCell(raw, cell.standard->type, place);
  cell.reading = std::move(flag.cell);
  accept(record, context, std::move(cell));
  if (flag.transferDate && !record.row.values.contains(QStringLiteral("transfer_date"))) {
    record.row.values.insert(QStringLiteral("transfer_date"), *flag.transferDate);
  }
}

/// The party first: it decides how a 15-digit number is read, and may hold the number itself.
void readParty(Record& record, const RecordContext& context, ReadCell cell, const RawCell& raw,
               const CellPlace& place) {
  const auto split = place.quiet ? std::nullopt : splitParty(raw.text);
  if (!split) {
    cell.reading = readPartyCell(raw, place);
    accept(record, context, std::move(cell));
    return;
  }
  cell.reading.value = split->party;
  cell.reading.add(QStringLiteral("party_id_split"), split->party + u'；' + split->identifier,
                   QStringLiteral("姓名与证件号同格，拆为“%1”和“%2”").arg(split->party, split->identifier));
  const CellReading number = readIdentifierCell({.kind = RawCell::Kind::Text, .text = split->identifier}, place,
                                                looksLikePerson(split->party));
  for (const CellIssue& issue : number.issues) {
    if (issue.code != u"id_case") {
      cell.reading.issues.push_back(issue);
    }
  }
  if (number.value) {
    record.row.values.insert(QStringLiteral("party_id_no"), *number.value);
  }
  accept(record, context, std::move(cell));
}

void readCell(Record& record, const RecordContext& context, const MappedColumn& mapped, const StandardColumn& standard,
              const RawCell& raw) {
  const CellPlace place = placeOf(context, mapped, standard);
  ReadCell cell{.mapped = &mapped, .standard = &standard, .raw = raw.text};
  auto special = readError(raw);
  if (!special) {
    special = readBlank(raw, standard, place);
  }
  if (special) {
    cell.reading = *special;
    accept(record, context, std::move(cell));
    return;
  }
  switch (standard.type) {
    case ColumnType::Flag:
    case ColumnType::ScopeFlag:
    case ColumnType::TransferFlag:
      readFlag(record, context, std::move(cell), raw, place);
      break;
    case ColumnType::Party:
      readParty(record, context, std::move(cell), raw, place);
      break;
    case ColumnType::Identifier:
      cell.reading = readIdentifierCell(raw, place, looksLikePerson(record.row.values.value(QStringLiteral("party"))));
      accept(record, context, std::move(cell));
      break;
    default:
      cell.reading = readByType(raw, standard, place);
      accept(record, context, std::move(cell));
  }
  if (raw.formula) {
    addFinding(record, context, standard.name, QStringLiteral("formula"), record.row.values.value(standard.name),
               QStringLiteral("公式单元格，取缓存值"));
  }
}

}  // namespace

bool Record::hasError(const QString& standard) const {
  const auto found = cells.constFind(standard);
  return found != cells.constEnd() && std::any_of(found->reading.issues.begin(), found->reading.issues.end(),
                                                  [](const CellIssue& i) { return i.severity == Severity::Error; });
}

void resolveColumns(RecordContext& context) {
  context.standards.clear();
  for (const MappedColumn& mapped : context.mapping->columns) {
    context.standards.push_back(findStandardColumn(context.kind, mapped.standard));
  }
  context.unitColumn = context.mapping->find(u"unit") != nullptr || context.mapping->find(u"quantity_unit") != nullptr;
}

Record readRecord(const RawRow& raw, const RecordContext& context) {
  Record record;
  record.row.sheet = context.mapping->sheet;
  record.row.row = raw.number;
  const auto read = [&](std::size_t i) {
    const StandardColumn* standard = context.standards[i];
    const MappedColumn& mapped = context.mapping->columns[i];
    const RawCell* cell = raw.at(mapped.column);
    if (cell == nullptr) {
      return;
    }
    if (context.standardFile && context.textFile && cell->text.startsWith(u'\'')) {
      RawCell unguarded = *cell;
      unguarded.text = unguardFormula(cell->text);
      readCell(record, context, mapped, *standard, unguarded);
    } else {
      readCell(record, context, mapped, *standard, *cell);
    }
  };
  const auto isParty = [&](std::size_t i) { return context.standards[i]->type == ColumnType::Party; };
  for (const bool party : {true, false}) {
    for (std::size_t i = 0; i < context.standards.size(); ++i) {
      if (context.standards[i] != nullptr && isParty(i) == party) {
        read(i);
      }
    }
  }
  const auto docNo = record.cells.constFind(QStringLiteral("doc_no"));
  record.rawDocNo = docNo != record.cells.constEnd() ? docNo->raw : QString();
  return record;
}

void addFinding(Record& record, const RecordContext& context, const QString& standard, const CellIssue& issue) {
  const MappedColumn* mapped = standard.isEmpty() ? nullptr : context.mapping->find(standard);
  const auto cell = record.cells.constFind(standard);
  record.findings.push_back({.sheet = record.row.sheet,
                             .row = record.row.row,
                             .column = mapped != nullptr ? columnLetter(mapped->column) : QString(),
                             .heading = mapped != nullptr ? mapped->heading : QString(),
                             .code = issue.code,
                             .severity = issue.severity,
                             .rawValue = cell != record.cells.constEnd() ? cell->raw : QString(),
                             .expectedValue = issue.expected,
                             .message = issue.message});
}

void addFinding(Record& record, const RecordContext& context, const QString& standard, const QString& code,
                const QString& expected, const QString& message) {
  addFinding(record, context, standard, CellIssue{code, findingSeverity(code), expected, message});
}

}  // namespace shuangda
