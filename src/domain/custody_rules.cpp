#include <algorithm>

#include "domain/custody.h"

namespace shuangda {
namespace {

QStringList words(const QString& text) { return text.split(u';', Qt::SkipEmptyParts); }

template <typename T, typename Read>
Result<std::vector<T>> readAll(const QString& text, const QString& field, Read read) {
  std::vector<T> values;
  for (const QString& word : words(text)) {
    const std::optional<T> value = read(word);
    if (!value) {
      return refuse(ErrorCode::UnknownValue, field, word);
    }
    values.push_back(*value);
  }
  return values;
}

std::optional<CustodyRule::Guard> guardOf(const QString& word) {
  using Guard = CustodyRule::Guard;
  static const QHash<QString, Guard> guards{{QStringLiteral("in_force"), Guard::InForce},
                                            {QStringLiteral("not_transferred"), Guard::NotTransferred},
                                            {QStringLiteral("transferred"), Guard::Transferred},
                                            {QStringLiteral("annulled"), Guard::Annulled},
                                            {QStringLiteral("disposable"), Guard::Disposable}};
  const auto found = guards.find(word);
  return found == guards.end() ? std::nullopt : std::optional(*found);
}

std::optional<CustodyRule::Asked> askedOf(const QString& word) {
  static const QStringList fields{QStringLiteral("doc_no"), QStringLiteral("giver"), QStringLiteral("receiver"), QStringLiteral("witness"), QStringLiteral("approver"), QStringLiteral("note")};
  const bool required = word.endsWith(u'!');
  const QString field = required ? word.chopped(1) : word;
  return fields.contains(field) ? std::optional(CustodyRule::Asked{field, required}) : std::nullopt;
}

Result<CustodyRule> readRule(const CsvRecord& row) {
  const QString same = QStringLiteral("=");
  const auto cell = [&row](const char* name) { return row.value(QLatin1String(name)); };
  CustodyRule rule{.kind = cell("kind"), .name = cell("name_zh"), .article = cell("article"), .note = cell("note")};
  const auto from = readAll<CustodyState>(cell("from_states"), QStringLiteral("from_states"), custodyStateOf);
  const auto to = readAll<CustodyState>(cell("to_states") == same ? QString() : cell("to_states"), QStringLiteral("to_states"), custodyStateOf);
  const auto fromPlaces = readAll<PlaceKind>(cell("from_places"), QStringLiteral("from_places"), placeKindOf);
  const auto toPlaces = readAll<PlaceKind>(cell("to_places") == same ? QString() : cell("to_places"), QStringLiteral("to_places"), placeKindOf);
  const auto asks = readAll<CustodyRule::Asked>(cell("asks"), QStringLiteral("asks"), askedOf);
  const auto guards = readAll<CustodyRule::Guard>(cell("guards"), QStringLiteral("guards"), guardOf);
  for (const Error* error : {from ? nullptr : &from.error(), to ? nullptr : &to.error(), fromPlaces ? nullptr : &fromPlaces.error(),
                             toPlaces ? nullptr : &toPlaces.error(), asks ? nullptr : &asks.error(), guards ? nullptr : &guards.error()}) {
    if (error) {
      return tl::unexpected(*error);
    }
  }
  rule.from = *from;
  rule.to = *to;
  rule.fromPlaces = *fromPlaces;
  rule.toPlaces = *toPlaces;
  rule.asks = *asks;
  rule.guards = *guards;
  rule.staysInPlace = cell("to_places") == same;
  rule.needsDecision = cell("needs_decision") == QStringLiteral("是");
  rule.needsBatch = cell("needs_batch") == QStringLiteral("是");
  return rule;
}

}  // namespace

bool CustodyRule::allows(CustodyState before, CustodyState after) const {
  return std::ranges::find(from, before) != from.end() && (to.empty() ? before == after : std::ranges::find(to, after) != to.end());
}

bool CustodyRule::asksFor(const QString& field) const { return std::ranges::find(asks, field, &Asked::field) != asks.end(); }

Result<CustodyRules> CustodyRules::parse(const std::vector<CsvRecord>& rows) {
  CustodyRules rules;
  for (const CsvRecord& row : rows) {
    Result<CustodyRule> rule = readRule(row);
    if (!rule) {
      return tl::unexpected(rule.error());
    }
    rules.rules_.push_back(*std::move(rule));
  }
  return rules;
}

const CustodyRules& CustodyRules::builtIn() {
  static const CustodyRules rules = [] {
    const Result<CustodyRules> read = parse(readCsvResource(QStringLiteral(":/resources/law/custody_moves.csv")));
    Q_ASSERT(read.has_value());
    return *read;
  }();
  return rules;
}

const CustodyRule* CustodyRules::find(QStringView kind) const {
  const auto found = std::ranges::find_if(rules_, [&](const CustodyRule& rule) { return rule.kind == kind; });
  return found == rules_.end() ? nullptr : &*found;
}

}  // namespace shuangda
