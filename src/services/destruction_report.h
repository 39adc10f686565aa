#pragma once

#include "domain/destruction_event.h"
#include "services/disposal_service.h"

namespace shuangda {

/// The 销毁活动 a completed destruction is, for the figures: weight from the weigh slips, number only where all goods have one unit, value as
/// the lines say, in the share that was destroyed. uid, recordedAt and id are left to the caller.
DestructionEvent destructionOf(const DisposalSheet& sheet, const QString& officeName);

/// The number a batch's destruction has in the figures: its own, with the count of signatures where it was signed anew.
QString destructionNumber(const DisposalBatch& batch, std::size_t reopenings);

/// The paragraph of the bulletin about it.
QString destructionParagraph(const DisposalSheet& sheet, const QString& officeName);

/// What still has to be done before the batch can be signed, in sentences: points that many lines share are said once, and uneven quantities
/// only when the disposal is over.
QStringList openPointTexts(const DisposalSheet& sheet);

/// What was destroyed, by unit: "瓶 1,200；箱 3".
QString disposedByUnit(const DisposalSheet& sheet);

}  // namespace shuangda
