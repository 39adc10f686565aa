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
