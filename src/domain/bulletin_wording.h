#pragma once

#include <QStringList>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "domain/period.h"

namespace shuangda {

/// A paragraph of the bulletin's standard text: a row of resources/bulletin/text.csv. Its text is a Mustache template; the names in it are
/// those of reports/bulletin_slots.
struct TextRow {
  QString code{};
  int level = 0;      ///< 0 text, 1 一、, 2 （一） with what follows the first full stop in the same line
  QString repeat{};   ///< written once for every element of this list; empty = once
  QString text{};
  QString note{};     ///< what it is for, for the one who changes it
};

/// The standard text, in its order. A resource that cannot be read is a defect of the program.
const std::vector<TextRow>& shippedText();

/// What an office, or the clerk of one bulletin, wrote otherwise.
struct Wording {
  enum class Kind {
    Edited,   ///< instead of the standard paragraph
    LeftOut,  ///< the standard paragraph is not printed
    Own       ///< a paragraph of its own
  };
  std::int64_t id = 0;
  std::optional<Period> period{};  ///< absent: in every bulletin of the office
  QString code{};                  ///< of the row; an element of a repeated one "code/element"; of an own paragraph "own/…"
  Kind kind = Kind::Edited;
  QString after{};                 ///< of an own paragraph: the code of the one before it; empty = at the very beginning
  int level = 0;                   ///< of an own paragraph
  QString text{};                  ///< a Mustache template: numbers named in it stay live

  bool operator==(const Wording&) const = default;
};

/// One paragraph as it is to be written, before its numbers.
struct PlannedParagraph {
  QString code{};
  int level = 0;
  QString repeat{};      ///< the list it is written for an element of; empty = of none
  QString element{};     ///< the key of that element
  QString text{};
  std::optional<Wording::Kind> changed{};  ///< absent: standard
  bool forPeriod = false;                  ///< changed for this bulletin alone

  bool operator==(const PlannedParagraph&) const = default;
};

/// The keys of the elements of a list that rows are repeated for, in its order.
using ElementKeys = std::function<QStringList(const QString& list)>;

/// The standard text with the office's wording in it, and what the clerk wrote for this period over both. Own paragraphs follow the one
/// they name; where that is gone they stand at the end, for nothing that was written may vanish. Paragraphs left out are in the answer.
std::vector<PlannedParagraph> planText(const std::vector<TextRow>& rows, const std::vector<Wording>& wordings, const ElementKeys& elements);

/// The wording that holds for one element ("code/element") of a repeated row; none where it is as the row says.
const Wording* wordingOf(const std::vector<Wording>& wordings, const QString& code);

/// "edited", "left_out", "own": the store's words.
QString wordingKindText(Wording::Kind kind);
std::optional<Wording::Kind> wordingKindOf(const QString& text);

}  // namespace shuangda
