#pragma once

#include <QString>
#include <optional>

#include "base/result.h"
#include "domain/disposal_advice.h"
#include "domain/goods_query.h"

namespace shuangda {

/// The sentences about goods and custody that window, command line and paper share.

/// The sentence for a refusal of custody, places and disposal. Nothing for any other.
std::optional<QString> goodsRefusalText(const Error& error);
/// The number of the line of a list a refusal is about: GoodsService::enter().
std::optional<int> refusedLine(const Error& error);
/// The heading of a field of a line of goods or of a movement, as the list of goods (form 24) has it.
QString goodsFieldLabel(const QString& field);
/// A field of a line as people read it: labels instead of codes.
QString itemFieldShown(const SeizedItem& item, const QString& field);
/// Sets a field from what was typed or pasted: labels or codes, numbers with separators, dates in the usual forms. A refusal names the field.
Result<void> readItemField(SeizedItem& item, const QString& field, const QString& typed);
/// What a line itself still stands for: what its ledger has of it, so that a part split off is not counted in its whole too; what the line says
/// while it has no ledger.
Quantity ownQuantity(const GoodsRow& row);
/// "120 瓶、30 条 · 货值 1234.00 元": units are never added to one another, and nothing is counted twice.
QString amountsText(const std::vector<GoodsRow>& rows);
/// "查封扣押 120 瓶、30 条；已没收 5 瓶；未建账 2 项".
QString standingTotals(const std::vector<GoodsRow>& rows);
/// Which lines could not be taken in because their quantity is not known; empty when there are none.
QString waitingText(const QStringList& lines);
/// Why a line cannot be disposed of, with the remedy: “未满复议、诉讼期（至 2026-12-31）…”
QString blockerText(const DisposalBlocker& blocker);
/// "可以处置" or the blockers in one line, for lists.
QString disposalText(const std::vector<DisposalBlocker>& blockers);
/// 入库, 移位 … The kind itself when it is unknown.
QString movementText(const QString& kind);
/// "查封扣押 12 件；检验消耗 1 件" for lists; 未建账 when nothing was ever recorded.
QString balanceText(const GoodsRow& row);
/// The label of a code in a list's shipped entries: hazards, price bases, waste classes, notes.
QString codeLabel(const QString& list, const QString& code);
/// Codes separated by ; as labels separated by 、
QString codeLabels(const QString& list, const QString& codes);

}  // namespace shuangda
