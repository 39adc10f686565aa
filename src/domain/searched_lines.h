#pragma once

#include <QStringList>
#include <cstdint>

namespace shuangda {

struct LegalCase;
struct SeizedItem;
struct CaseEvent;
struct Clue;

/// The lines of a case's searched text, in this order; an unknown value is an empty line.
enum class CaseLine : int { Number, DocNo, Party, PartyId, Cause, Field, Goods, Brand, Authority, MemberUnit, Source, Note, Initials, kCount };
/// The lines of a seized item's searched text.
enum class ItemLine : int { Name, Spec, DocNo, Storage, Keeper, Note, Initials, kCount };

constexpr std::uint32_t lineBit(CaseLine line) { return 1U << static_cast<int>(line); }

/// What of a record is searched: its lines folded by searchFolded() and joined by line breaks. The last line holds the pinyin
/// initials of names (party, goods, brand; of goods their name), so that 张三五 is found by "zsw".
QString searchedText(const LegalCase& legalCase);
QString searchedText(const SeizedItem& item);
/// A clue with the party, what is told and who referred it. Who reported it is not searched.
QString searchedText(const Clue& clue);
/// What a matter of 两法衔接 is found by.
struct TransferWords {
  QString number{};
  QString title{};
  QString caseNumber{};
  QString party{};
  QStringList suspects{};  ///< names
  QStringList docNos{};    ///< of its papers, ours and the others'
};
QString searchedText(const TransferWords& words);
/// A paper of a case: its document number.
QString searchedText(const CaseEvent& event);

}  // namespace shuangda
