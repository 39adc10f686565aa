#pragma once

#include <optional>

#include "domain/owed_transfer.h"
#include "domain/transfer_query.h"

namespace shuangda {

/// The words of 两法衔接, in the terms of its papers.

/// "公安审查中" for a code; the code itself for one that is not known.
QString transferStateText(const QString& code);
QString transferStepText(const QString& id);
QString transferPaperText(const QString& id);
/// As it stands above the paper itself, without what the list adds in brackets.
QString transferPaperTitle(const QString& id);
/// 移送公安, 反向移送, 移送其他机关, 督办, 重大案件通报.
QString laneText(TransferLane lane);
/// 本局, 公安机关, 检察院, 法院, 对方机关; empty for nobody.
QString sideText(TransferSide side);
QString actorText(TransferStep::Actor actor);
/// "公安立案", the column of a table of figures.
QString milestoneText(const QString& name);
/// "已决定移送、尚未移送".
QString owedText(OwedTransfer kind);
/// "12.5%", "-40%"; "—" without anything to compare with.
QString yearOnYear(int now, int lastYear);
/// The indicators in words: "移送：直接移送", one line each.
QStringList flagLines(const std::map<QString, int>& flags);
/// The sentence for a refusal of the machine; nothing for other errors.
std::optional<QString> transferRefusalText(const Error& error);

}  // namespace shuangda
