#include "reports/text_setter.h"

#include <algorithm>
#include <cmath>

#include "reports/line_breaking.h"
#include "reports/paper.h"

namespace shuangda {

namespace {

bool isInvisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0xD800 && c <= 0xDFFF);
}

/// A line under construction: glyphs are appended at explicit places and gathered into runs.
class LineMaker {
 public:
  template <typename Item>
  void put(const Item& item, double x) {
    if (item.glyph.face < 0) {
      return;
    }
    if (line_.runs.empty() || !continues(line_.runs.back(), item)) {
      line_.runs.push_back({item.glyph.face, item.style->size, item.style->ink, {}, {}, {}});
    }
    GlyphRun& run = line_.runs.back();
    run.glyphs.push_back(item.glyph.index);
    run.x.push_back(x);
    run.characters.push_back(item.glyph.shown);
  }

  TextLine finish(double width) {
    line_.width = width;
    return std::move(line_);
  }

 private:
  template <typename Item>
  static bool continues(const GlyphRun& run, const Item& item) {
    return run.face == item.glyph.face && run.size == item.style->size && run.ink == item.style->ink;
  }

  TextLine line_{};
};

// Where the glyph stands in a body wider than itself: narrow quotation marks keep to the text they belong to.
double inset(char32_t character, double glyphWidth, double body) {
  if (!isWide(character) || glyphWidth >= body) {
    return 0;
  }
  if (isSqueezable(character)) {
    return isOpening(character) ? body - glyphWidth : 0;
  }
  return (body - glyphWidth) / 2;
}

bool isGap(char32_t left, char32_t right) {
  return isWide(left) || isWide(right) || isSpace(left);
}

}  // namespace

TextStyle solid(FontRole role, double size, Ink ink) {
  return {role, size, size, ink};
}

TextStyle onGrid(FontRole role, Ink ink) {
  return {role, paper::size3, paper::cell, ink};
}

std::vector<TextSetter::Item> TextSetter::itemsOf(std::span<const TextSpan> text) {
  std::vector<Item> items;
  for (const TextSpan& span : text) {
    for (char32_t character : span.text.toUcs4()) {
      character = character == U'\t' ? U' ' : character;
      if (character != U'\n' && isInvisible(character)) {
        continue;
      }
      Item item{{}, character, 0, &span.style};
      if (character != U'\n') {
        item.glyph = fonts_.glyph(span.style.role, character);
        item.advance = span.style.pitch * (isWide(character) ? 1.0 : item.glyph.advance);
      }
      items.push_back(item);
    }
  }
  return items;
}

TextLine TextSetter::line(std::span<const TextSpan> text) {
  LineMaker maker;
  double x = 0;
  for (const Item& item : itemsOf(text)) {
    maker.put(item, x + inset(item.character, item.glyph.advance * item.style->size, item.advance));
    x += item.advance;
  }
  return maker.finish(x);
}

TextLine TextSetter::line(const QString& text, const TextStyle& style) {
  const TextSpan span{text, style};
  return line(std::span(&span, 1));
}

// One broken line: marks give up what they must, and the gaps take up what is left of the width.
TextLine TextSetter::setLine(std::span<const Item> items, double squeeze, double indent, std::optional<double> width) {
  std::size_t visible = items.size();
  while (visible > 0 && isSpace(items[visible - 1].character)) {
    --visible;
  }
  const auto isGapAfter = [&](std::size_t i) {
    return i + 1 < visible && isGap(items[i].character, items[i + 1].character);
  };
  std::vector<double> widths;
  double natural = 0;
  int gaps = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool gives = isSqueezable(items[i].character) && i + 1 < items.size();
    widths.push_back(items[i].advance * (gives ? 1 - squeeze : 1));
    natural += i < visible ? widths.back() : 0;
    gaps += isGapAfter(i) ? 1 : 0;
  }
  const bool justified = width && gaps > 0;
  const double stretch = justified ? (*width - indent - natural) / gaps : 0;
  LineMaker maker;
  double x = indent;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    // What an opening mark gives up is the empty half before it.
    const double drawnIn = isOpening(item.character) ? item.advance - widths[i] : 0;
    maker.put(item, x - drawnIn + inset(item.character, item.glyph.advance * item.style->size, item.advance));
    x += widths[i] + (isGapAfter(i) ? stretch : 0);
  }
  return maker.finish(justified ? *width : indent + natural);
}

void TextSetter::setParagraph(std::span<const Item> items, const ParagraphShape& shape, std::vector<TextLine>& lines) {
  std::vector<Advance> advances;
  advances.reserve(items.size());
  for (const Item& item : items) {
    advances.push_back({item.character, item.advance});
  }
  const auto broken = breakLines(advances, shape.width - shape.firstIndent, shape.width - shape.hangingIndent);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    const auto range = items.subspan(broken[i].begin, broken[i].end - broken[i].begin);
    const double indent = i == 0 ? shape.firstIndent : shape.hangingIndent;
    const bool full = shape.fill == LineFill::Justified && i + 1 < broken.size();
    lines.push_back(setLine(range, broken[i].squeeze, indent, full ? std::optional(shape.width) : std::nullopt));
  }
}

std::vector<TextLine> TextSetter::paragraph(std::span<const TextSpan> text, const ParagraphShape& shape) {
  const std::vector<Item> items = itemsOf(text);
  std::vector<TextLine> lines;
  auto begin = items.begin();
  while (begin != items.end()) {
    const auto end = std::find_if(begin, items.end(), [](const Item& item) { return item.character == U'\n'; });
    setParagraph({begin, end}, shape, lines);
    begin = end == items.end() ? end : end + 1;
  }
  return lines;
}

std::vector<TextLine> TextSetter::paragraph(const QString& text, const TextStyle& style, const ParagraphShape& shape) {
  const TextSpan span{text, style};
  return paragraph(std::span(&span, 1), shape);
}

double TextSetter::naturalWidth(const QString& text, const TextStyle& style) {
  return line(text, style).width;
}

double TextSetter::widestUnbroken(const QString& text, const TextStyle& style) {
  const TextSpan span{text, style};
  double widest = 0;
  double run = 0;
  char32_t previous = 0;
  for (const Item& item : itemsOf(std::span(&span, 1))) {
    if (item.character == U'\n' || (previous != 0 && mayBreakBetween(previous, item.character))) {
      run = 0;
    }
    run += item.advance;
    previous = item.character == U'\n' ? 0 : item.character;
    widest = std::max(widest, run);
  }
  return widest;
}

QRectF TextSetter::ink(const TextLine& line) const {
  QRectF all;
  for (const GlyphRun& run : line.runs) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const QRectF em = fonts_.book().ink({run.face, run.glyphs[i], 0, 0});
      if (!em.isEmpty()) {
        all |= QRectF(run.x[i] + em.x() * run.size, em.y() * run.size, em.width() * run.size, em.height() * run.size);
      }
    }
  }
  return all;
}

}  // namespace shuangda
