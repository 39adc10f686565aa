#pragma once

#include <QStringList>

#include "services/clue_service.h"

namespace shuangda {

/// A part of form 1 with its fields, in its order; for dialog and detail.
struct CluePart {
  QString title{};
  QStringList fields{};
};
/// What is entered with the form itself: from the source to the check.
std::vector<CluePart> clueFormParts();

/// One clue as a page of rich text: where it stands, its clock, likely duplicates with the reason each, and the form.
/// Links: "why:N" (the N-th clock of the sheet, from 0), "clue:NUMBER", "case:NUMBER".
QString clueHtml(const ClueSheet& sheet);

}  // namespace shuangda
