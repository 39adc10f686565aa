#pragma once

#include <functional>

#include "reports/bulletin_writer.h"

namespace shuangda {

/// A paragraph as it stands in an editor.
struct EditedParagraph {
  QString code{};  ///< empty for one that was typed
  int level = 0;
  std::vector<TextRun> runs{};

  bool operator==(const EditedParagraph&) const = default;
};

/// What the clerk changed: the wording of the period that makes `written` read as `edited`. A paragraph that reads as before keeps what
/// was stored of it; one that is gone is left out, a typed one becomes an own paragraph with a code of `newCode`. Wording of paragraphs that
/// are not printed now stays. Numbers still live are stored by name. `edited` is left as it is stored: without blank paragraphs, each with
/// its code.
std::vector<Wording> wordingsOf(const std::vector<WrittenParagraph>& written, std::vector<EditedParagraph>& edited, const std::vector<Wording>& stored, const Period& period,
                                const std::function<QString()>& newCode);

}  // namespace shuangda
