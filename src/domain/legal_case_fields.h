#pragma once

#include <QString>
#include <QStringList>
#include <concepts>

#include "base/id.h"
#include "domain/legal_case.h"

namespace shuangda {

/// Calls `visit(name, member)` for every field of a case that the office enters, in the order of the standard import
/// columns. `name` is that column's name. This list is the one description of a case's fields: import, export, storage,
/// audit and stored versions all go through it.
template <typename Case, typename Visitor>
void visitCaseFields(Case&& c, Visitor&& visit) {
  visit("case_id", c.number);
  visit("region_province", c.region.province);
  visit("region_city", c.region.city);
  visit("region_county", c.region.county);
  visit("authority", c.authority);
  visit("member_unit", c.memberUnit);
  visit("party", c.party.name);
  visit("party_type", c.party.type);
  visit("party_id_no", c.party.idNo);
  visit("cause", c.cause);
  visit("field", c.field);
  visit("goods", c.goods);
  visit("brand", c.brand);
  visit("quantity", c.quantity);
  visit("quantity_unit", c.quantityUnit);
  visit("quantity_detail", c.quantityDetail);
  visit("goods_value_yuan", c.goodsValue);
  visit("illegal_turnover_yuan", c.illegalTurnover);
  visit("illegal_income_yuan", c.illegalIncome);
  visit("amount_qualifier", c.amountQualifier);
  visit("procedure", c.procedure);
  visit("source", c.source);
  visit("campaign", c.campaign);
  visit("found_date", c.foundDate);
  visit("filed_date", c.filedDate);
  visit("withdrawn_date", c.withdrawnDate);
  visit("decision_date", c.decision.date);
  visit("doc_no", c.decision.docNo);
  visit("penalty_kinds", c.decision.kinds);
  visit("fine_yuan", c.decision.fine);
  visit("confiscated_income_yuan", c.decision.confiscatedIncome);
  visit("confiscated_goods_yuan", c.decision.confiscatedGoods);
  visit("confiscation", c.decision.confiscation);
  visit("annulled_date", c.decision.annulledDate);
  visit("closed_date", c.closedDate);
  visit("close_kind", c.closeKind);
  visit("published_date", c.publishedDate);
  visit("platform_entered_date", c.platformEnteredDate);
  visit("transferred_to_police", c.transfer.flag);
  visit("transfer_approved_date", c.transfer.approved);
  visit("transfer_date", c.transfer.delivered);
  visit("transfer_persons", c.transfer.persons);
  visit("transfer_value_yuan", c.transfer.value);
  visit("police_accepted_date", c.transfer.policeAccepted);
  visit("police_filed_date", c.transfer.policeFiled);
  visit("police_filed_persons", c.transfer.policeFiledPersons);
  visit("police_rejected_date", c.transfer.policeRejected);
  visit("reverse_opinion_date", c.transfer.reverseOpinion);
  visit("reverse_persons", c.transfer.reversePersons);
  visit("is_online", c.isOnline);
  visit("is_market", c.isMarket);
  visit("is_rural", c.isRural);
  visit("is_foreign", c.isForeign);
  visit("in_scope", c.inScope);
  visit("void_date", c.voidDate);
  visit("status", c.statusText);
  visit("legal_basis", c.legalBasis);
  visit("note", c.note);
  visit("date", c.otherDate);
  visit("date_type", c.otherDateType);
  visit("source_title", c.sourceTitle);
  visit("source_url", c.sourceUrl);
  visit("source_kind", c.sourceKind);
}

/// The canonical text of a field, as files carry it: ISO dates, 元 without trailing zeros, 是/否, lists joined by ';'.
/// Absent is empty text.
inline QString fieldText(const QString& value) { return value; }
inline QString fieldText(const QStringList& value) { return value.join(u';'); }
inline QString fieldText(const std::optional<Money>& value) { return value ? value->yuanShortText() : QString(); }
inline QString fieldText(const std::optional<Quantity>& value) { return value ? value->text() : QString(); }
inline QString fieldText(const std::optional<EventDate>& value) { return value ? value->text() : QString(); }
inline QString fieldText(const std::optional<int>& value) { return value ? QString::number(*value) : QString(); }
QString fieldText(const std::optional<bool>& value);
inline QString fieldText(std::same_as<bool> auto value) {
  return fieldText(std::optional<bool>(value));
}
inline QString fieldText(std::same_as<int> auto value) {
  return QString::number(value);
}
inline QString fieldText(std::same_as<std::int64_t> auto value) {
  return QString::number(value);
}
inline QString fieldText(const std::optional<Instant>& value) {
  return value ? value->utcText() : QString();
}
inline QString fieldText(Instant value) { return value.utcText(); }
template <typename Tag>
QString fieldText(Id<Tag> value) {
  return QString::number(value.value);
}
template <typename Tag>
QString fieldText(const std::optional<Id<Tag>>& value) {
  return value ? QString::number(value->value) : QString();
}

/// Reads the canonical text back; empty text makes the field absent.
Result<void> setField(QString& member, const QString& text);
Result<void> setField(QStringList& member, const QString& text);
Result<void> setField(std::optional<Money>& member, const QString& text);
Result<void> setField(std::optional<Quantity>& member, const QString& text);
Result<void> setField(std::optional<EventDate>& member, const QString& text);
Result<void> setField(std::optional<int>& member, const QString& text);
Result<void> setField(std::optional<bool>& member, const QString& text);
Result<void> setField(bool& member, const QString& text);  ///< empty is no
Result<void> setField(int& member, const QString& text);   ///< empty is 0

/// The names of all fields, in order.
QStringList caseFieldNames();
/// The canonical text of the named field; empty for an unknown name.
QString caseFieldText(const LegalCase& legalCase, QStringView name);
/// Sets the named field from canonical text; UnknownValue for a name that does not exist.
Result<void> setCaseField(LegalCase& legalCase, QStringView name, const QString& text);

/// A field whose text differs between two versions.
struct FieldChange {
  QString field{};
  QString before{};
  QString after{};

  bool operator==(const FieldChange&) const = default;
};

template <typename Visitor>
void visitFields(const LegalCase& c, Visitor&& visit) {
  visitCaseFields(c, visit);
}

/// Stands for a record before it is created and after it is removed.
struct NoRecord {};
template <typename Visitor>
void visitFields(NoRecord, Visitor&&) {}

template <typename Record>
QStringList fieldTexts(const Record& record) {
  QStringList texts;
  visitFields(record, [&texts](const char*, const auto& member) { texts << fieldText(member); });
  return texts;
}

/// What the audit trail says of a record created, changed or removed. Works on everything that has a visitFields().
template <typename Before, typename After>
std::vector<FieldChange> fieldChanges(const Before& before, const After& after) {
  const QStringList old = fieldTexts(before);
  const QStringList now = fieldTexts(after);
  std::vector<FieldChange> changes;
  qsizetype index = 0;
  const auto compare = [&](const char* name, const auto&) {
    if (old.value(index) != now.value(index)) {
      changes.push_back({QString::fromLatin1(name), old.value(index), now.value(index)});
    }
    ++index;
  };
  if constexpr (std::same_as<After, NoRecord>) {
    visitFields(before, compare);
  } else {
    visitFields(after, compare);
  }
  return changes;
}
std::vector<FieldChange> caseChanges(const LegalCase& before, const LegalCase& after);

}  // namespace shuangda
