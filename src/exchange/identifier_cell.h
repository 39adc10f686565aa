#pragma once

#include "exchange/cell_reading.h"
#include "exchange/table_cell.h"

namespace shuangda {

/// Reads a certificate number (18 or 15 characters, several separated by ;). Errors: id_damaged when a spreadsheet has
/// kept an 18-digit number as a number, id_length. `partyIsPerson`: a 15-digit number that could be both is the citizen
/// number of a person.
CellReading readIdentifierCell(const RawCell& cell, const CellPlace& place, bool partyIsPerson);

/// A party cell that also holds the number: 张某 990421…
struct SplitParty {
  QString party{};
  QString identifier{};
};
std::optional<SplitParty> splitParty(QStringView text);

/// Reads the party; multi_party when the cell names several.
CellReading readPartyCell(const RawCell& cell, const CellPlace& place);

/// A name of two to four characters without a word of business: probably a person.
bool looksLikePerson(QStringView party);

}  // namespace shuangda
