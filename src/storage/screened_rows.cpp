#include "storage/screened_rows.h"

#include <algorithm>

#include "storage/fact_dates.h"
#include "storage/utf8.h"

namespace shuangda {
namespace {

enum Column : int {
  Key, PartyName, PartyType, IdNo, Cause, Field, Goods, County, Found, Filed, Decided, Annulled, Withdrawn, Delivered, Value, Turnover, Income,
};

/// Goods written differently in every case would fill the memory.
constexpr std::size_t kMostRemembered = 200'000;
/// Shorter texts are remarks (无, 不详), not numbers; 15 digits are the shortest there are.
constexpr std::size_t kShortestNumber = 15;

std::int64_t amount(Statement& row, Column column) { return row.isNull(column) ? -1 : row.get<std::int64_t>(column); }

}  // namespace

std::uint64_t certificateKey(std::string_view number) { return number.size() < kShortestNumber ? 0 : textKey(number); }

std::uint64_t partyNameKey(std::string_view name) {
  const bool plain = std::ranges::none_of(name, [](char c) { return c == ' ' || c == '(' || c == ')' || c == '\t'; }) && name.find("\u3000") == std::string_view::npos;
  return plain ? textKey(name) : textKey(normalisedPartyName(textFromUtf8(name)).toStdString());
}

ScreenedCase ScreenedRows::read(Statement& row) {
  const auto text = [&](Column column) { return row.get<std::string_view>(column); };
  const auto day = [&](Column column) { return dayNumberOf(text(column)); };
  ScreenedCase c{.id = row.get<std::int64_t>(Key)};
  const std::int32_t decided = day(Decided);
  const std::int32_t filed = day(Filed);
  const std::int32_t found = day(Found);
  c.actTo = found != 0 ? found : filed != 0 ? filed : decided;
  c.actFrom = c.actTo;
  c.penaltyDay = row.isNull(Annulled) ? decided : 0;
  c.offences = offencesOf(text(Cause), text(Field), text(Goods));
  c.amounts.fen = {amount(row, Value), amount(row, Turnover), amount(row, Income)};
  c.idKey = certificateKey(text(IdNo));
  c.nameKey = partyNameKey(text(PartyName));
  c.goodsKey = textKey(text(Goods));
  c.placeKey = textKey(text(County));
  c.subject = subjectOf(text(PartyType));
  c.transferred = !row.isNull(Delivered);
  c.unpunished = decided == 0 && row.isNull(Withdrawn) && !c.transferred;
  return c;
}

OffenceMask ScreenedRows::offencesOf(std::string_view cause, std::string_view field, std::string_view goods) {
  std::uint64_t key = textKey(cause);
  key = key * 31 + textKey(field);
  key = key * 31 + textKey(goods);
  if (const auto it = offences_.find(key); it != offences_.end()) {
    return it->second;
  }
  if (offences_.size() >= kMostRemembered) {
    offences_.clear();
  }
  return offences_[key] = ScreeningGuide::builtIn().offencesOf(cause, field, goods);
}

ThresholdFacts::Subject ScreenedRows::subjectOf(std::string_view partyType) {
  const std::uint64_t key = textKey(partyType);
  if (const auto it = subjects_.find(key); it != subjects_.end()) {
    return it->second;
  }
  return subjects_[key] = ScreeningGuide::builtIn().subjectOf(textFromUtf8(partyType));
}

}  // namespace shuangda
