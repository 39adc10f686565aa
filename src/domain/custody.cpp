#include "domain/custody.h"

#include <QSet>
#include <algorithm>
#include <array>

namespace shuangda {
namespace {

struct StateRow {
  CustodyState state{};
  const char* code = nullptr;
  const char16_t* text = nullptr;
};

constexpr std::array kStates = {
    StateRow{CustodyState::Outside, "outside", u"未保管"},
    StateRow{CustodyState::Held, "held", u"先行登记保存"},
    StateRow{CustodyState::Sampled, "sampled", u"抽样取证"},
    StateRow{CustodyState::Surrendered, "surrendered", u"主动上交"},
    StateRow{CustodyState::Seized, "seized", u"查封扣押"},
    StateRow{CustodyState::Confiscated, "confiscated", u"已没收"},
    StateRow{CustodyState::Cleared, "cleared", u"处置已批准"},
    StateRow{CustodyState::Released, "released", u"已返还"},
    StateRow{CustodyState::Police, "police", u"已移送公安"},
    StateRow{CustodyState::EarlyDisposed, "early_disposed", u"已先行处置"},
    StateRow{CustodyState::Destroyed, "destroyed", u"已销毁"},
    StateRow{CustodyState::Auctioned, "auctioned", u"已拍卖"},
    StateRow{CustodyState::Sold, "sold", u"已变卖"},
    StateRow{CustodyState::Donated, "donated", u"已捐赠"},
    StateRow{CustodyState::HandedOver, "handed_over", u"已移交"},
    StateRow{CustodyState::UsedUp, "used_up", u"检验消耗"},
    StateRow{CustodyState::Missing, "missing", u"盘亏"},
};

const StateRow& rowOf(CustodyState state) { return *std::ranges::find(kStates, state, &StateRow::state); }

void add(CustodyBalance& balance, const CustodyPosition& position, Quantity quantity) {
  const auto found = balance.try_emplace(position).first;
  found->second = found->second + quantity;
  if (found->second == Quantity()) {
    balance.erase(found);
  }
}

CustodyPosition fromOf(const CustodyMovement& m) { return {m.from, m.fromPlace.value_or(PlaceId{})}; }
CustodyPosition toOf(const CustodyMovement& m) { return {m.to, m.toPlace.value_or(PlaceId{})}; }

void apply(CustodyBalance& balance, ItemId item, const CustodyMovement& m) {
  if (m.item == item) {
    add(balance, fromOf(m), Quantity() - m.quantity);
  }
  if (m.into == item) {
    add(balance, toOf(m), m.quantity);
  }
}

bool takesTooMuch(const CustodyBalance& balance, ItemId item, const CustodyMovement& m) {
  if (m.item != item || m.from == CustodyState::Outside) {
    return false;
  }
  const auto found = balance.find(fromOf(m));
  return found == balance.end() || found->second < m.quantity;
}

}  // namespace

QString custodyStateCode(CustodyState state) { return QLatin1String(rowOf(state).code); }

std::optional<CustodyState> custodyStateOf(QStringView code) {
  const auto found = std::ranges::find_if(kStates, [&](const StateRow& row) { return code == QLatin1String(row.code); });
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

QString custodyStateText(CustodyState state) { return QString::fromUtf16(rowOf(state).text); }

bool inCustody(CustodyState state) {
  return state >= CustodyState::Held && state <= CustodyState::Cleared;
}

CustodyBalance custodyBalance(ItemId item, std::span<const CustodyMovement> movements) {
  CustodyBalance balance;
  for (const CustodyMovement& movement : movements) {
    apply(balance, item, movement);
  }
  return balance;
}

Quantity quantityIn(const CustodyBalance& balance, CustodyState state) {
  Quantity sum;
  for (const auto& [position, quantity] : balance) {
    sum = position.state == state ? sum + quantity : sum;
  }
  return sum;
}

Quantity quantityInCustody(const CustodyBalance& balance) {
  Quantity sum;
  for (const auto& [position, quantity] : balance) {
    sum = inCustody(position.state) ? sum + quantity : sum;
  }
  return sum;
}

std::vector<CustodyMovement> standingMovements(std::vector<CustodyMovement> movements) {
  QSet<std::int64_t> gone;
  for (const CustodyMovement& m : movements) {
    if (m.reverses) {
      gone << m.id.value << m.reverses->value;
    }
  }
  std::erase_if(movements, [&](const CustodyMovement& m) { return m.reverses || gone.contains(m.id.value); });
  // Those of one day stay in the order they were recorded: a row without its minute may have happened at any time of it.
  std::ranges::stable_sort(movements, {}, [](const CustodyMovement& m) { return m.at.lastDay(); });
  return movements;
}

Result<void> checkHistory(ItemId item, std::vector<CustodyMovement> movements, const CustodyMovement& added) {
  movements.push_back(added);
  movements.back().id = MovementId{INT64_MAX};
  CustodyBalance balance;
  for (const CustodyMovement& m : standingMovements(std::move(movements))) {
    if (takesTooMuch(balance, item, m)) {
      if (m.id.value == INT64_MAX) {
        const auto there = balance.find(fromOf(m));
        return refuse(ErrorCode::OutOfRange, QStringLiteral("custody_quantity"), there == balance.end() ? QStringLiteral("0") : there->second.text());
      }
      return refuse(ErrorCode::DateOrder, QStringLiteral("custody_history"), m.at.text());
    }
    apply(balance, item, m);
  }
  return {};
}

}  // namespace shuangda
