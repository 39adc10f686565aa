#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace shuangda {

/// A row's integer key that cannot be mixed up with the key of another kind of row. 0 means "not stored yet".
template <typename Tag>
struct Id {
  std::int64_t value = 0;

  constexpr bool isStored() const { return value > 0; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using AccountId = Id<struct AccountTag>;
using OfficeId = Id<struct OfficeTag>;
using CaseId = Id<struct CaseTag>;
using MeasureId = Id<struct MeasureTag>;
using ItemId = Id<struct ItemTag>;
using DestructionId = Id<struct DestructionTag>;
using ImportId = Id<struct ImportTag>;
using EventId = Id<struct EventTag>;
using ClueId = Id<struct ClueTag>;
using AttachmentId = Id<struct AttachmentTag>;
using ViewId = Id<struct ViewTag>;
using PlaceId = Id<struct PlaceTag>;
using MovementId = Id<struct MovementTag>;
using CustodyNoteId = Id<struct CustodyNoteTag>;
using BatchId = Id<struct BatchTag>;
using StockTakeId = Id<struct StockTakeTag>;
using TransferId = Id<struct TransferTag>;
using TransferEventId = Id<struct TransferEventTag>;
using SuspectId = Id<struct SuspectTag>;

}  // namespace shuangda

template <typename Tag>
struct std::hash<shuangda::Id<Tag>> {
  std::size_t operator()(shuangda::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
