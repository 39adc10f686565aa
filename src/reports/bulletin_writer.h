#pragma once

#include "domain/bulletin_material.h"
#include "domain/text_template.h"
#include "reports/letterhead.h"

namespace shuangda {

/// A paragraph of the bulletin with its live numbers.
struct WrittenParagraph {
  QString code{};
  int level = 0;
  QString source{};                        ///< the template it was written from
  std::vector<TextRun> runs{};             ///< empty: there is nothing to say
  std::optional<Wording::Kind> changed{};  ///< absent: standard text
  bool forPeriod = false;                  ///< changed for this bulletin alone
  bool isBroken = false;                   ///< its template cannot be read; the runs are its source

  /// Whether the paper has it: neither left out, nor empty, nor a heading over nothing.
  bool printed = false;
};

/// The text of a bulletin: the standard paragraphs with what office and clerk wrote, every number from the material. Paragraphs that are
/// not printed are in the answer.
std::vector<WrittenParagraph> writeBulletin(const BulletinMaterial& material, const BulletinLetterhead& head);

/// A paragraph back as a template: its words, and its live numbers by name.
QString sourceOf(const std::vector<TextRun>& runs);

}  // namespace shuangda
