#include "domain/case_filter.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/text.h"

namespace shuangda {
namespace {

using Kind = FilterCondition::Kind;

struct FieldName {
  QStringView name;
  FilterField field;
  Kind kind;
};

/// The first name of a field is the one it is written with.
constexpr FieldName kFields[] = {
    {u"当事人", FilterField::Party, Kind::Text},        {u"案由", FilterField::Cause, Kind::Text},
    {u"物品", FilterField::Goods, Kind::Text},          {u"涉案物品", FilterField::Goods, Kind::Text},
    {u"品牌", FilterField::Brand, Kind::Text},          {u"单位", FilterField::Unit, Kind::Text},
    {u"办案单位", FilterField::Unit, Kind::Text},       {u"文号", FilterField::DocNo, Kind::Text},
    {u"编号", FilterField::Number, Kind::Text},         {u"案件编号", FilterField::Number, Kind::Text},
    {u"领域", FilterField::Field, Kind::Text},          {u"来源", FilterField::Source, Kind::Text},
    {u"案件来源", FilterField::Source, Kind::Text},     {u"状态", FilterField::Stage, Kind::Stage},
    {u"货值", FilterField::GoodsValue, Kind::Amount},   {u"罚款", FilterField::Fine, Kind::Amount},
    {u"案值", FilterField::CaseValue, Kind::Amount},    {u"立案", FilterField::Filed, Kind::Date},
    {u"决定", FilterField::Decided, Kind::Date},        {u"处罚", FilterField::Decided, Kind::Date},
    {u"结案", FilterField::Closed, Kind::Date},         {u"发现", FilterField::Found, Kind::Date},
    {u"移送", FilterField::Transferred, Kind::Date},
};

struct StageName {
  QStringView name;
  CaseStage stage;
};

constexpr StageName kStages[] = {
    {u"核查", CaseStage::Clue},        {u"线索", CaseStage::Clue},         {u"立案", CaseStage::Filed},     {u"在办", CaseStage::Filed},
    {u"决定", CaseStage::Decided},     {u"已处罚", CaseStage::Decided},    {u"处罚", CaseStage::Decided},   {u"移送", CaseStage::Transferred},
    {u"已移送", CaseStage::Transferred}, {u"结案", CaseStage::Closed},     {u"已结案", CaseStage::Closed},  {u"撤案", CaseStage::Withdrawn},
    {u"已撤案", CaseStage::Withdrawn}, {u"作废", CaseStage::Void},
};

const FieldName* findField(QStringView name) {
  const auto* found = std::find_if(std::begin(kFields), std::end(kFields), [&](const FieldName& f) { return f.name == name; });
  return found == std::end(kFields) ? nullptr : found;
}

bool isOperator(QChar c) { return c == u':' || c == u'=' || c == u'<' || c == u'>' || c == u'≥' || c == u'≤'; }
bool isQuote(QChar c) { return c == u'"' || c == u'“' || c == u'”' || c == u'＂'; }

/// Where the operator of a part stands, -1 when it has none or begins with one or with a quotation mark.
qsizetype operatorAt(QStringView half) {
  if (half.isEmpty() || isQuote(half[0])) {
    return -1;
  }
  for (qsizetype i = 0; i < half.size() && !isQuote(half[i]); ++i) {
    if (isOperator(half[i])) {
      return i;
    }
  }
  return -1;
}

/// Takes the operator off the front of `rest`.
Relation takeOperator(QStringView& rest) {
  const QChar first = rest[0];
  rest = rest.mid(1);
  const bool equal = !rest.isEmpty() && rest[0] == u'=' && (first == u'<' || first == u'>');
  rest = equal ? rest.mid(1) : rest;
  if (first == u'≥' || (first == u'>' && equal)) {
    return Relation::AtLeast;
  }
  if (first == u'≤' || (first == u'<' && equal)) {
    return Relation::AtMost;
  }
  return first == u'>' ? Relation::Greater : first == u'<' ? Relation::Less : Relation::Is;
}

QString unquoted(QStringView text) {
  QString result;
  for (const QChar c : text) {
    if (!isQuote(c)) {
      result += c;
    }
  }
  return trimmed(result);
}

std::optional<Money> readAmount(QString text) {
  text.remove(u',').remove(u'，');
  int power = 0;
  if (text.endsWith(u'元')) {
    text.chop(1);
  }
  if (text.endsWith(u'万') || text.endsWith(u'亿')) {
    power = text.endsWith(u'万') ? 4 : 8;
    text.chop(1);
  }
  const Result<Decimal> number = Decimal::parse(text);
  if (!number || number->unscaled() < 0) {
    return std::nullopt;
  }
  const Result<Money> money = Money::parseYuan(number->shifted(power).shortText());
  return money ? std::optional(*money) : std::nullopt;
}

QString amountText(Money money) {
  const Decimal yuan(money.fen(), 2);
  for (const auto& [power, unit] : {std::pair(8, QStringLiteral("亿")), std::pair(4, QStringLiteral("万"))}) {
    if (const Decimal scaled = yuan.shifted(-power); money.fen() != 0 && scaled.significantScale() == 0) {
      return scaled.shortText() + unit;
    }
  }
  return yuan.shortText();
}

/// A year, quarter, month or day as days.
std::optional<DayRange> readDays(QStringView text) {
  if (text.size() == 7 && text[4] == u'-' && text[5] == u'Q' && text[6] >= u'1' && text[6] <= u'4') {
    if (const Result<EventDate> year = EventDate::parse(text.left(4))) {
      const QDate from(year->firstDay().year(), (text[6].unicode() - u'1') * 3 + 1, 1);
      return DayRange{from, from.addMonths(3)};
    }
    return std::nullopt;
  }
  const Result<EventDate> date = EventDate::parse(text);
  if (!date || date->precision() == EventDate::Precision::Minute) {
    return std::nullopt;
  }
  return DayRange{date->firstDay(), date->lastDay().addDays(1)};
}

/// 2026年8月5日, 2026/8/5, 2026Q3, 2026年第3季度 as they are written canonically.
QString canonicalDate(QString text) {
  text = text.toUpper();
  text.replace(u'年', u'-').replace(u'月', u'-').replace(u'/', u'-').replace(u'.', u'-');
  text.remove(u'日').remove(u'第');
  if (text.endsWith(QStringLiteral("季度"))) {
    text.chop(2);
    const qsizetype last = text.lastIndexOf(u'-') + 1;
    text.insert(last, u'Q');
  }
  if (text.size() == 6 && text[4] == u'Q') {
    text.insert(4, u'-');
  }
  QStringList parts = text.split(u'-', Qt::SkipEmptyParts);
  for (QString& part : parts) {
    part = part.size() == 1 ? u'0' + part : part;
  }
  return parts.join(u'-');
}

Result<QString> canonicalValue(const FieldName& field, const QString& value, const QString& written) {
  switch (field.kind) {
    case Kind::Text:
      return value;
    case Kind::Stage: {
      QStringList names;
      for (const QString& part : value.split(u'|', Qt::SkipEmptyParts)) {
        const auto* stage = std::find_if(std::begin(kStages), std::end(kStages), [&](const StageName& s) { return s.name == part; });
        if (stage == std::end(kStages)) {
          return refuse(ErrorCode::UnknownValue, QStringLiteral("filter_stage"), part);
        }
        const auto* first = std::find_if(std::begin(kStages), std::end(kStages), [&](const StageName& s) { return s.stage == stage->stage; });
        names << first->name.toString();
      }
      names.removeDuplicates();
      return names.join(u'|');
    }
    case Kind::Amount:
      if (const std::optional<Money> amount = readAmount(value)) {
        return amountText(*amount);
      }
      return refuse(ErrorCode::Malformed, QStringLiteral("filter_amount"), written);
    case Kind::Date:
      if (const QString date = canonicalDate(value); readDays(date)) {
        return date;
      }
      return refuse(ErrorCode::Malformed, QStringLiteral("filter_date"), written);
  }
  return value;
}

QString quotedIfNeeded(const QString& value, bool isWord) {
  const bool plain = std::none_of(value.begin(), value.end(),
                                  [&](QChar c) { return c.isSpace() || (isWord && isOperator(toHalfWidth(QStringView(&c, 1))[0])); });
  return plain ? value : u'"' + value + u'"';
}

/// The parts of a line: separated by white space outside quotation marks.
QStringList partsOf(QStringView text) {
  QStringList parts;
  QString part;
  bool quoted = false;
  for (const QChar c : text) {
    quoted = isQuote(c) ? !quoted : quoted;
    if (c.isSpace() && !quoted) {
      parts << part;
      part.clear();
    } else {
      part += c;
    }
  }
  parts << part;
  parts.removeAll(QString());
  return parts;
}

}  // namespace

FilterCondition::Kind FilterCondition::kind() const {
  return std::find_if(std::begin(kFields), std::end(kFields), [&](const FieldName& f) { return f.field == field; })->kind;
}

std::vector<CaseStage> FilterCondition::stages() const {
  std::vector<CaseStage> stages;
  for (const QString& name : value.split(u'|')) {
    stages.push_back(std::find_if(std::begin(kStages), std::end(kStages), [&](const StageName& s) { return s.name == name; })->stage);
  }
  return stages;
}

Money FilterCondition::amount() const { return readAmount(value).value_or(Money()); }

DayRange FilterCondition::days() const {
  const DayRange named = readDays(value).value_or(DayRange{});
  switch (relation) {
    case Relation::Is:
      return named;
    case Relation::Less:
      return {std::nullopt, named.from};
    case Relation::AtMost:
      return {std::nullopt, named.until};
    case Relation::AtLeast:
      return {named.from, std::nullopt};
    case Relation::Greater:
      return {named.until, std::nullopt};
  }
  return named;
}

QString FilterCondition::text() const {
  static const QStringList signs{QStringLiteral(":"), QStringLiteral("<"), QStringLiteral("<="), QStringLiteral(">="), QStringLiteral(">")};
  return filterFieldName(field) + signs[static_cast<int>(relation)] + quotedIfNeeded(value, false);
}

Result<FilterCondition> FilterCondition::parse(QStringView text) {
  const QString half = toHalfWidth(text);
  const qsizetype at = operatorAt(half);
  const FieldName* field = at < 0 ? nullptr : findField(QStringView(half).left(at));
  if (field == nullptr) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("filter_name"), at < 0 ? half : half.left(at));
  }
  QStringView rest = QStringView(half).mid(at);
  const Relation relation = takeOperator(rest);
  // A text keeps the width it was typed in; only the operator had to be understood.
  const QString value = unquoted(field->kind == Kind::Text ? text.right(rest.size()) : rest);
  const bool ordered = field->kind == Kind::Amount || field->kind == Kind::Date;
  if (value.isEmpty() || (!ordered && relation != Relation::Is)) {
    return refuse(ErrorCode::Required, QStringLiteral("filter_text"), half);
  }
  return canonicalValue(*field, value, half).map([&](const QString& canonical) { return FilterCondition{field->field, relation, canonical}; });
}

QString CaseFilter::text() const {
  QStringList parts;
  for (const QString& word : words) {
    parts << quotedIfNeeded(word, true);
  }
  for (const FilterCondition& condition : conditions) {
    parts << condition.text();
  }
  return parts.join(u' ');
}

Result<CaseFilter> CaseFilter::parse(QStringView text) {
  CaseFilter filter;
  for (const QString& part : partsOf(text)) {
    if (operatorAt(toHalfWidth(part)) <= 0) {
      if (const QString word = unquoted(part); !word.isEmpty()) {
        filter.words << word;
      }
      continue;
    }
    Result<FilterCondition> condition = FilterCondition::parse(part);
    if (!condition) {
      return tl::unexpected(condition.error());
    }
    filter.conditions.push_back(*std::move(condition));
  }
  return filter;
}

QString filterFieldName(FilterField field) {
  return std::find_if(std::begin(kFields), std::end(kFields), [&](const FieldName& f) { return f.field == field; })->name.toString();
}

QStringList filterFieldNames() {
  QStringList names;
  for (const FieldName& field : kFields) {
    if (filterFieldName(field.field) == field.name) {
      names << field.name.toString();
    }
  }
  return names;
}

QStringList filterStageNames() {
  QStringList names;
  for (const StageName& stage : kStages) {
    const auto* first = std::find_if(std::begin(kStages), std::end(kStages), [&](const StageName& s) { return s.stage == stage.stage; });
    if (first == &stage) {
      names << stage.name.toString();
    }
  }
  return names;
}

}  // namespace shuangda
