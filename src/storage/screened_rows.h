#pragma once

#include <unordered_map>

#include "domain/party_history.h"
#include "storage/database.h"

namespace shuangda {

/// The columns ScreenedRows reads, in its order.
inline constexpr std::string_view kScreenedColumns =
    "id, party, party_type, party_id_no, cause, field, goods, region_county, found_date, filed_date, decision_date, annulled_date, withdrawn_date,"
    " transfer_date, goods_value_fen, illegal_turnover_fen, illegal_income_fen";

/// Narrows rows of cases. Remembers what it worked out for a spelling: there are a few thousand in a million cases.
class ScreenedRows {
 public:
  ScreenedCase read(Statement& row);

 private:
  OffenceMask offencesOf(std::string_view cause, std::string_view field, std::string_view goods);
  ThresholdFacts::Subject subjectOf(std::string_view partyType);

  std::unordered_map<std::uint64_t, OffenceMask> offences_{};
  std::unordered_map<std::uint64_t, ThresholdFacts::Subject> subjects_{};
};

/// The key of a certificate number; 0 for what cannot be one.
std::uint64_t certificateKey(std::string_view number);
/// The key of a normalised name.
std::uint64_t partyNameKey(std::string_view name);

}  // namespace shuangda
