#pragma once

#include <QString>
#include <optional>

#include "base/clock.h"
#include "base/id.h"
#include "domain/event_date.h"

namespace shuangda {

/// What is noted about a line that did not move: a seal found broken, a right holder's objection, a label printed. Rows are never changed;
/// one that was dealt with is settled by a later one.
struct CustodyNote {
  CustodyNoteId id{};
  ItemId item{};
  QString kind{};  ///< code list custody_note
  EventDate at = EventDate::ofDay(QDate(1970, 1, 1));
  QString text{};
  std::optional<CustodyNoteId> settles{};
  Instant recordedAt{};
  AccountId recordedBy{};

  bool operator==(const CustodyNote&) const = default;
};

inline const QString kNoteObjection = QStringLiteral("objection");       ///< 权利人、案外人异议
inline const QString kNoteEvidence = QStringLiteral("evidence");         ///< 须作为证据留存
inline const QString kNoteSealBroken = QStringLiteral("seal_broken");    ///< 封条破损
inline const QString kNoteOutside = QStringLiteral("found_outside");     ///< 未经批准出库
inline const QString kNoteLabel = QStringLiteral("label");               ///< 打印标签
inline const QString kNoteSettled = QStringLiteral("settled");           ///< 处理结果

template <typename Visitor>
void visitFields(const CustodyNote& n, Visitor&& visit) {
  visit("item_id", n.item);
  visit("kind", n.kind);
  visit("happened_at", std::optional<EventDate>(n.at));
  visit("text", n.text);
  visit("settles_id", n.settles);
}

}  // namespace shuangda
