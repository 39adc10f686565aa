#pragma once

#include <optional>
#include <span>
#include <vector>

#include "reports/fonts.h"
#include "reports/page.h"

namespace shuangda {

/// How a piece of text is set.
struct TextStyle {
  FontRole role = FontRole::FangSong;
  double size = 16;   ///< pt
  double pitch = 16;  ///< width a full-width character takes, pt; Latin letters take their part of it
  Ink ink = Ink::Black;
};

/// A style whose characters stand body to body.
TextStyle solid(FontRole role, double size, Ink ink = Ink::Black);
/// The text of the page: 三号 on the grid of 28 characters a line.
TextStyle onGrid(FontRole role, Ink ink = Ink::Black);

struct TextSpan {
  QString text{};
  TextStyle style{};
};

enum class LineFill { Ragged, Justified };

/// The frame a paragraph is set in, pt.
struct ParagraphShape {
  double width = 0;
  double firstIndent = 0;
  double hangingIndent = 0;  ///< of all lines but the first
  LineFill fill = LineFill::Justified;
};

/// Turns text into lines of placed glyphs. Invisible characters (zero width, controls, variation selectors) are left
/// out; a line feed begins a new paragraph of the same shape.
class TextSetter {
 public:
  explicit TextSetter(FontUse& fonts) : fonts_(fonts) {}

  /// One line at its natural width, beginning at x = 0.
  TextLine line(std::span<const TextSpan> text);
  TextLine line(const QString& text, const TextStyle& style);
  /// Lines with their indents included in the positions of the glyphs.
  std::vector<TextLine> paragraph(std::span<const TextSpan> text, const ParagraphShape& shape);
  std::vector<TextLine> paragraph(const QString& text, const TextStyle& style, const ParagraphShape& shape);

  double naturalWidth(const QString& text, const TextStyle& style);
  /// Width of the widest part that is not broken over lines, pt.
  double widestUnbroken(const QString& text, const TextStyle& style);
  /// Extent of a line's ink, pt, baseline at 0, y downwards.
  QRectF ink(const TextLine& line) const;

 private:
  struct Item {
    Glyph glyph{};
    char32_t character = 0;
    double advance = 0;
    const TextStyle* style = nullptr;
  };

  std::vector<Item> itemsOf(std::span<const TextSpan> text);
  /// `width` of a line that is justified.
  TextLine setLine(std::span<const Item> items, double squeeze, double indent, std::optional<double> width);
  void setParagraph(std::span<const Item> items, const ParagraphShape& shape, std::vector<TextLine>& lines);

  FontUse& fonts_;
};

}  // namespace shuangda
