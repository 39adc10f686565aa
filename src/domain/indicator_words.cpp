#include "domain/indicator_words.h"

#include <QRegularExpression>

#include "base/money.h"

namespace shuangda {
namespace {

using Condition = Indicator::Condition;
using Field = Condition::Field;
using DateTest = Condition::DateTest;

template <typename T>
struct Word {
  QStringView text;
  T value;
};

template <typename T, std::size_t N>
Result<T> lookUp(const Word<T> (&words)[N], QStringView text) {
  for (const Word<T>& word : words) {
    if (word.text == text) {
      return word.value;
    }
  }
  return refuse(ErrorCode::UnknownValue, {}, text.toString());
}

// The Chinese names are those of parameters by which an office chooses a date.
constexpr Word<FactDate> kDates[] = {
    {u"found_date", FactDate::Found},           {u"filed_date", FactDate::Filed},
    {u"立案日期", FactDate::Filed},             {u"结案日期", FactDate::Closed},
    {u"withdrawn_date", FactDate::Withdrawn},   {u"decision_date", FactDate::Decided},
    {u"annulled_date", FactDate::Annulled},     {u"closed_date", FactDate::Closed},
    {u"published_date", FactDate::Published},   {u"platform_entered_date", FactDate::PlatformEntered},
    {u"transfer_approved_date", FactDate::TransferApproved},
    {u"transfer_date", FactDate::Delivered},    {u"police_accepted_date", FactDate::PoliceAccepted},
    {u"police_filed_date", FactDate::PoliceFiled}, {u"police_rejected_date", FactDate::PoliceRejected},
    {u"reverse_opinion_date", FactDate::ReverseOpinion}, {u"date", FactDate::Event},
    {u"publish_due", FactDate::PublishDue}};

constexpr Word<FactAmount> kAmounts[] = {
    {u"case_value", FactAmount::CaseValue},           {u"goods_value", FactAmount::GoodsValue},
    {u"fine", FactAmount::Fine},                      {u"confiscated", FactAmount::Confiscated},
    {u"transfer_value", FactAmount::TransferValue},   {u"transfer_persons", FactAmount::TransferPersons},
    {u"police_filed_persons", FactAmount::PoliceFiledPersons}, {u"reverse_persons", FactAmount::ReversePersons},
    {u"tonnes", FactAmount::Tonnes},                  {u"items", FactAmount::Items},
    {u"destroyed_value", FactAmount::DestroyedValue}, {u"varieties", FactAmount::Varieties},
    {u"transfer_days", FactAmount::TransferDays}};

constexpr Word<Fact::Entity> kEntities[] = {
    {u"case", Fact::Entity::Case}, {u"destruction", Fact::Entity::Destruction}, {u"return", Fact::Entity::Return}};

constexpr Word<Indicator::Kind> kKinds[] = {{u"event", Indicator::Kind::Event},       {u"stock_begin", Indicator::Kind::StockBegin},
                                            {u"stock_end", Indicator::Kind::StockEnd}, {u"standing", Indicator::Kind::Standing},
                                            {u"reported", Indicator::Kind::Reported},
                                            {u"goods", Indicator::Kind::Goods},       {u"sum", Indicator::Kind::Sum},
                                            {u"ratio", Indicator::Kind::Ratio},       {u"units", Indicator::Kind::Units}};

constexpr Word<Field> kFlags[] = {{u"is_online", Field::Online},   {u"is_market", Field::Market},
                                  {u"is_rural", Field::Rural},     {u"is_foreign", Field::Foreign},
                                  {u"late_transfer", Field::LateTransfer}, {u"should_transfer", Field::ShouldTransfer}};

constexpr Word<FactText> kTexts[] = {{u"region", FactText::Region},     {u"city", FactText::City},
                                     {u"province", FactText::Province}, {u"unit", FactText::Unit},
                                     {u"organ", FactText::Organ},       {u"field", FactText::Field},
                                     {u"cause", FactText::Cause},       {u"campaign", FactText::Campaign},
                                     {u"transfer_flag", FactText::TransferFlag}, {u"heaviest_kind", FactText::HeaviestKind},
                                     {u"penalty_kind", FactText::PenaltyKinds},  {u"category", FactText::Categories}};

constexpr Word<DateTest> kTests[] = {{u"known", DateTest::Known},
                                     {u"unknown", DateTest::Unknown},
                                     {u"by_cutoff", DateTest::ByCutoff},
                                     {u"not_by_cutoff", DateTest::NotByCutoff},
                                     {u"late", DateTest::Late}};

QStringList parts(const QString& text, QChar separator) {
  QStringList list;
  for (const QString& part : text.split(separator, Qt::SkipEmptyParts)) {
    list << part.trimmed();
  }
  return list;
}

Result<Condition> refused(const QString& part) { return refuse(ErrorCode::UnknownValue, QStringLiteral("where"), part); }

Result<Condition> leastValue(const QString& part) {
  const Result<Money> least = Money::parseYuan(part.section(QStringLiteral(">="), 1));
  if (!least || part.section(QStringLiteral(">="), 0, 0) != QStringLiteral("case_value")) {
    return refused(part);
  }
  return Condition{.field = Field::CaseValueAtLeast, .least = least->fen()};
}

Result<Condition> conditionOf(const QString& part) {
  if (part.contains(QStringLiteral(">="))) {
    return leastValue(part);
  }
  const QString name = part.section(u'=', 0, 0).trimmed();
  const QStringList values = parts(part.section(u'=', 1), u'|');
  if (values.isEmpty()) {
    return refused(part);
  }
  if (name == QStringLiteral("procedure")) {
    const bool known = values.size() == 1 && (values.front() == QStringLiteral("普通") || values.front() == QStringLiteral("简易"));
    return known ? Result<Condition>(Condition{.field = Field::Procedure, .values = values}) : refused(part);
  }
  if (const Result<Field> flag = lookUp(kFlags, name)) {
    return values == QStringList{QStringLiteral("是")} ? Result<Condition>(Condition{.field = *flag}) : refused(part);
  }
  if (const Result<FactText> text = lookUp(kTexts, name)) {
    return Condition{.field = Field::Text, .text = *text, .values = values};
  }
  const Result<FactDate> date = lookUp(kDates, name);
  const Result<DateTest> test = lookUp(kTests, values.front());
  // Only a publication has a last day of its own.
  if (!date || !test || values.size() != 1 || (*test == DateTest::Late && *date != FactDate::Published)) {
    return refused(part);
  }
  return Condition{.field = Field::Date, .date = *date, .test = *test};
}

}  // namespace

Result<FactDate> factDateOf(const QString& word) { return lookUp(kDates, word); }
Result<FactAmount> factAmountOf(const QString& word) { return lookUp(kAmounts, word); }
Result<Fact::Entity> factEntityOf(const QString& word) { return lookUp(kEntities, word); }
Result<Indicator::Kind> indicatorKindOf(const QString& word) { return lookUp(kKinds, word); }

Result<std::vector<Condition>> conditionsOf(const QString& text) {
  std::vector<Condition> conditions;
  for (const QString& part : parts(text, u';')) {
    Result<Condition> condition = conditionOf(part);
    if (!condition) {
      return tl::unexpected(condition.error());
    }
    conditions.push_back(std::move(*condition));
  }
  return conditions;
}

Result<std::vector<Indicator::Term>> termsOf(const QString& text) {
  static const QRegularExpression formula(QStringLiteral("^([0-9]{1,4}\\*)?[a-z][a-z0-9_]*([+-]([0-9]{1,4}\\*)?[a-z][a-z0-9_]*)*$"));
  static const QRegularExpression term(QStringLiteral("([+-]?)(?:([0-9]+)\\*)?([a-z][a-z0-9_]*)"));
  if (text.isEmpty()) {
    return std::vector<Indicator::Term>{};
  }
  if (!formula.match(text).hasMatch()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("measure"), text);
  }
  std::vector<Indicator::Term> terms;
  for (auto it = term.globalMatch(text); it.hasNext();) {
    const QRegularExpressionMatch match = it.next();
    const int times = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
    terms.push_back({.code = match.captured(3), .factor = match.captured(1) == QStringLiteral("-") ? -times : times});
  }
  return terms;
}

}  // namespace shuangda
