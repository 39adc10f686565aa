#include "exchange/record_checks.h"

#include <QRegularExpression>

#include "exchange/amount_cell.h"
#include "exchange/date_checks.h"
#include "exchange/date_text.h"
#include "exchange/import_words.h"
#include "exchange/report_rows.h"

namespace shuangda {
namespace {

const QString kNote = QStringLiteral("note");
const QString kTransferred = QStringLiteral("transferred_to_police");
const QString kTransferDate = QStringLiteral("transfer_date");
const QString kDecisionDate = QStringLiteral("decision_date");
const QString kDocNo = QStringLiteral("doc_no");

bool isEmpty(const Record& record, const QString& standard) {
  return !record.row.values.contains(standard);
}

void checkRequired(Record& record, const RecordContext& context, bool isLaterVersion) {
  for (const StandardColumn& column : standardColumns(context.kind)) {
    if (!column.required) {
      continue;
    }
    const bool mapped = context.mapping->find(column.name) != nullptr;
    const bool wanted = (column.type == ColumnType::Key || !isLaterVersion);
    if (wanted && mapped && isEmpty(record, column.name) && !record.hasError(column.name)) {
      addFinding(record, context, column.name, QStringLiteral("required_missing"), {},
                 QStringLiteral("%1为空").arg(column.label));
    }
  }
  const bool noParty = context.mapping->find(u"party") != nullptr && isEmpty(record, QStringLiteral("party"));
  if (noParty && !context.standardFile && !record.hasError(QStringLiteral("party"))) {
    addFinding(record, context, QStringLiteral("party"), QStringLiteral("party_missing"), {},
               QStringLiteral("无当事人，允许"));
  }
}

void checkFlags(Record& record, const RecordContext& context) {
  for (const StandardColumn* column : context.standards) {
    const bool flag =
        column != nullptr && (column->type == ColumnType::Flag || column->type == ColumnType::TransferFlag);
    if (flag && !context.standardFile && isEmpty(record, column->name)) {
      const auto read = record.cells.constFind(column->name);
      if (read == record.cells.constEnd() || read->reading.issues.empty()) {
        addFinding(record, context, column->name, QStringLiteral("flag_blank"), {},
                   QStringLiteral("%1为空，记为未知").arg(column->label));
      }
    }
  }
}

void checkTransfer(Record& record, const RecordContext& context) {
  if (record.row.values.value(kTransferred) == u"是" && isEmpty(record, kTransferDate) &&
      !record.hasError(kTransferDate)) {
    const QString place = context.mapping->find(kTransferDate) != nullptr ? kTransferDate : kTransferred;
    addFinding(record, context, place, QStringLiteral("transfer_no_date"), {},
               QStringLiteral("是否移送为“是”而移送日期为空；不计入任何季度"));
  }
}

/// A fine without the date of its decision is only proposed, and counts nowhere.
void checkDecision(Record& record, const RecordContext& context) {
  const auto cell = record.cells.constFind(kDecisionDate);
  const QString written = cell != record.cells.constEnd() && cell->reading.undecided ? cell->raw : QString();
  const Result<Decimal> amount = Decimal::parse(record.row.values.value(QStringLiteral("fine_yuan")));
  const bool fine = amount && amount->unscaled() != 0;
  if (fine && isEmpty(record, kDecisionDate) && !record.hasError(kDecisionDate)) {
    const bool mapped = context.mapping->find(kDecisionDate) != nullptr;
    addFinding(record, context, mapped ? kDecisionDate : QStringLiteral("fine_yuan"),
               QStringLiteral("fine_without_decision"), {},
               QStringLiteral("填了罚款但无处罚决定日期%1，罚款不计入统计")
                   .arg(written.isEmpty() ? QString() : QStringLiteral("（%1）").arg(written)));
  } else if (!written.isEmpty()) {
    addFinding(record, context, kDecisionDate, QStringLiteral("blank_mark"), {},
               QStringLiteral("“%1”视为空").arg(written));
  }
  for (auto it = record.cells.constBegin(); it != record.cells.constEnd(); ++it) {
    if (it->reading.undecided && it.key() != kDecisionDate) {
      addFinding(record, context, it.key(), QStringLiteral("blank_mark"), {},
                 QStringLiteral("“%1”视为空").arg(it->raw));
      break;
    }
  }
}

void checkNote(Record& record, const RecordContext& context) {
  const ImportWords& words = ImportWords::instance();
  const QString note = record.row.values.value(kNote);
  if (context.standardFile || note.isEmpty()) {
    return;
  }
  const QString scope = QStringLiteral("in_scope");
  if (!words.within(QStringLiteral("scope"), note).isEmpty() && isEmpty(record, scope)) {
    record.row.values.insert(scope, QStringLiteral("待确认"));
    addFinding(record, context, kNote, QStringLiteral("scope_hint"), QStringLiteral("否"),
               QStringLiteral("备注“%1”，请确认是否计入双打").arg(note));
  }
  const bool withdrawn = !words.within(QStringLiteral("withdrawn"), note).isEmpty() &&
                         words.within(QStringLiteral("withdrawn_not"), note).isEmpty();
  if (withdrawn && isEmpty(record, QStringLiteral("withdrawn_date"))) {
    static const QRegularExpression form(QStringLiteral("\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?"));
    const auto match = form.match(note);
    const QString date =
        match.hasMatch() ? readDateText(match.captured(0), ColumnType::Date, {}).value.value_or(QString()) : QString();
    addFinding(record, context, kNote, QStringLiteral("withdrawn_hint"), date,
               QStringLiteral("备注“%1”表明已撤案，请补录撤案日期").arg(note));
  }
}

/// |quantity × price − value| may be as large as half a fen a piece: the price was rounded.
bool productFits(const Decimal& quantity, const Decimal& price, const Decimal& value, QString& explanation) {
  const auto product = multiply(quantity, price);
  if (!product) {
    return true;
  }
  const int scale = std::max({product->scale(), value.scale(), quantity.scale() + 3});
  const auto a = product->rescaled(scale);
  const auto b = value.rescaled(scale);
  const auto slack = Decimal(quantity.unscaled() * 5, quantity.scale() + 3).rescaled(scale);
  if (!a || !b || !slack) {
    return true;
  }
  const std::int64_t difference = std::abs(a->unscaled() - b->unscaled());
  const std::int64_t allowed = std::abs(slack->unscaled());
  const auto yuan = [](const Decimal& amount) {
    return amount.rescaled(2).map([](const Decimal& d) { return d.text(); }).value_or(amount.text());
  };
  explanation = QStringLiteral("数量×单价=%1，与货值%2相差%3元，超过单价舍入可解释的%4元")
                    .arg(yuan(*a), yuan(*b), yuan(Decimal(difference, scale)), yuan(Decimal(allowed, scale)));
  return difference <= allowed;
}

void checkStock(Record& record, const RecordContext& context) {
  const auto number = [&record](const char16_t* name) -> std::optional<Decimal> {
    const Result<Decimal> value = Decimal::parse(record.row.values.value(QString::fromUtf16(name)));
    return value ? std::optional(*value) : std::nullopt;
  };
  if (context.mapping->find(kDocNo) != nullptr && isEmpty(record, kDocNo) && !record.hasError(kDocNo) &&
      !context.standardFile) {
    addFinding(record, context, kDocNo, QStringLiteral("doc_no_missing"), {}, QStringLiteral("未填文号，无法关联案件"));
  }
  const QString unit = record.row.values.value(QStringLiteral("unit"));
  const auto quantity = number(u"quantity");
  const auto price = number(u"unit_price_yuan");
  const auto value = number(u"value_yuan");
  const auto factor = ImportWords::instance().unitFactor(QStringLiteral("weight"), unit);
  const auto converted = quantity && factor ? multiply(*quantity, *factor) : std::nullopt;
  const bool qualified = std::any_of(record.cells.begin(), record.cells.end(),
                                     [](const ReadCell& c) { return !c.reading.qualifier.isEmpty(); });
  const bool checkable = quantity && price && value && !qualified;
  QString explanation;
  QString convertedExplanation;
  const bool direct = checkable && productFits(*quantity, *price, *value, explanation);
  const bool viaKilograms = checkable && converted && productFits(*converted, *price, *value, convertedExplanation);
  // 斤, 两, 担 are always told as 公斤; 吨 and 克 are ledger units of their own unless only 公斤 fits the price.
  const bool folkUnit = factor && *factor != Decimal(1, 0) && (unit.contains(u'斤') || unit == u"两" || unit == u"担");
  if (converted && !context.standardFile && (folkUnit || (checkable && !direct && viaKilograms))) {
    const QString kilograms = converted->shortText() + QStringLiteral("公斤");
    addFinding(record, context,
               context.mapping->find(u"unit") != nullptr ? QStringLiteral("unit") : QStringLiteral("quantity"),
               QStringLiteral("unit_converted"), kilograms,
               QStringLiteral("%1%2=%3%4")
                   .arg(quantity->shortText(), unit, kilograms,
                        viaKilograms && !direct ? QStringLiteral("；货值按公斤计价，须换算后核对") : QString()));
  }
  if (checkable && !direct && !viaKilograms) {
    addFinding(record, context, QStringLiteral("unit_price_yuan"), QStringLiteral("product_mismatch"),
               record.row.values.value(QStringLiteral("unit_price_yuan")), explanation);
  }
}

/// A unit written beside the number must be the one in the unit's own column.
void checkUnits(Record& record, const RecordContext& context) {
  const QString unitColumn = context.kind == u"cases" ? QStringLiteral("quantity_unit") : QStringLiteral("unit");
  const auto quantity = record.cells.constFind(QStringLiteral("quantity"));
  const auto unit = record.cells.constFind(unitColumn);
  if (quantity == record.cells.constEnd() || unit == record.cells.constEnd() || quantity->reading.unit.isEmpty() ||
      !unit->reading.value || unit->reading.value->isEmpty() || *unit->reading.value == quantity->reading.unit) {
    return;
  }
  addFinding(record, context, QStringLiteral("quantity"),
             CellIssue{QStringLiteral("quantity_mixed"),
                       Severity::Error,
                       {},
                       QStringLiteral("数量写“%1”，单位栏写“%2”，无法确定").arg(quantity->raw, *unit->reading.value)});
}

}  // namespace

void checkRecord(Record& record, const RecordContext& context, bool isLaterVersion) {
  checkRequired(record, context, isLaterVersion);
  checkFlags(record, context);
  checkDates(record, context);
  checkUnits(record, context);
  if (context.kind == u"cases") {
    checkTransfer(record, context);
    checkDecision(record, context);
    checkNote(record, context);
  } else if (context.kind == u"seizures") {
    checkStock(record, context);
  } else if (context.kind == u"reports") {
    checkReportRow(record, context);
  }
}

}  // namespace shuangda
