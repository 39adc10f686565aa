#include "reports/line_breaking.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

using namespace shuangda;

namespace {

constexpr std::u32string_view neverFirst = U"，。、；：！？）》”";
constexpr std::u32string_view neverLast = U"（《“";
constexpr double body = 10;

std::vector<Advance> measured(std::u32string_view text) {
  std::vector<Advance> found;
  for (const char32_t character : text) {
    found.push_back({character, isWide(character) ? body : body / 2});
  }
  return found;
}

// Text as clerks write it: marks now and then, never more than two in a row, numbers, Latin words, rare characters.
std::u32string randomText(std::mt19937& random) {
  constexpr std::u32string_view han = U"双打办案件移送公安机关立案查处侵权假冒商品销毁通报季度一二三𠮷玥彧";
  constexpr std::u32string_view marks = U"，。、；：！？）》”（《“";
  constexpr std::u32string_view latin = U"0123456789.%ABxyz ";
  std::u32string text;
  int marksInARow = 0;
  const std::size_t length = random() % 400;
  while (text.size() < length) {
    const auto kind = random() % 10;
    if (kind < 2 && marksInARow < 2) {
      text += marks[random() % marks.size()];
      ++marksInARow;
      continue;
    }
    marksInARow = 0;
    if (kind < 4) {
      for (auto n = random() % 6 + 1; n > 0; --n) {
        text += latin[random() % latin.size()];
      }
    } else {
      text += han[random() % han.size()];
    }
  }
  return text;
}

double widthOf(const std::vector<Advance>& text, const BrokenLine& line) {
  double width = 0;
  std::size_t end = line.end;
  while (end > line.begin && isSpace(text[end - 1].character)) {
    --end;
  }
  for (std::size_t i = line.begin; i < end; ++i) {
    const bool gives = isSqueezable(text[i].character) && i + 1 < line.end;
    width += text[i].width * (gives ? 1 - line.squeeze : 1);
  }
  return width;
}

}  // namespace

TEST(LineBreaking, keepsToTheRulesOnRandomText) {
  std::mt19937 random(20200930);
  for (int round = 0; round < 3000; ++round) {
    const std::u32string text = randomText(random);
    const std::vector<Advance> advances = measured(text);
    const double width = body * static_cast<double>(12 + random() % 20);
    std::size_t next = 0;
    for (const BrokenLine& line : breakLines(advances, width - 2 * body, width)) {
      ASSERT_EQ(line.begin, next);  // nothing lost, nothing twice
      ASSERT_GT(line.end, line.begin);
      next = line.end;
      ASSERT_LE(widthOf(advances, line), (line.begin == 0 ? width - 2 * body : width) + 0.02);
      ASSERT_LE(line.squeeze, 0.5);
      if (line.begin > 0) {
        EXPECT_EQ(neverFirst.find(text[line.begin]), std::u32string_view::npos) << "round " << round;
      }
      if (line.end < text.size()) {
        EXPECT_EQ(neverLast.find(text[line.end - 1]), std::u32string_view::npos) << "round " << round;
      }
    }
    ASSERT_EQ(next, text.size());
  }
}

TEST(LineBreaking, fillsLinesOfHan) {
  const auto lines = breakLines(measured(std::u32string(70, U'案')), 26 * body, 28 * body);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].end, 26U);
  EXPECT_EQ(lines[1].end, 54U);
}

TEST(LineBreaking, drawsAMarkInWhenOthersHaveRoom) {
  // The 28th place is taken; two marks before give half of their bodies to the one that would begin the next line.
  std::u32string text = U"甲，乙、" + std::u32string(24, U'案') + U"。" + std::u32string(5, U'后');
  const auto lines = breakLines(measured(text), 28 * body, 28 * body);
  EXPECT_EQ(lines[0].end, 29U);
  EXPECT_DOUBLE_EQ(lines[0].squeeze, 0.5);
}

TEST(LineBreaking, takesTheCharacterBeforeDownOtherwise) {
  const auto lines = breakLines(measured(std::u32string(28, U'案') + U"。后"), 28 * body, 28 * body);
  EXPECT_EQ(lines[0].end, 27U);
}

TEST(LineBreaking, keepsNumbersWordsAndDashesWhole) {
  EXPECT_FALSE(mayBreakBetween(U'2', U'.'));
  EXPECT_FALSE(mayBreakBetween(U'5', U'%'));
  EXPECT_FALSE(mayBreakBetween(U'o', U'n'));
  EXPECT_FALSE(mayBreakBetween(0x2014, 0x2014));
  EXPECT_FALSE(mayBreakBetween(0x2026, 0x2026));
  EXPECT_TRUE(mayBreakBetween(U'5', U'件'));
}

TEST(LineBreaking, breaksAnEndlessNumberRatherThanOverflow) {
  const std::vector<Advance> text = measured(std::u32string(200, U'7'));
  std::size_t next = 0;
  for (const BrokenLine& line : breakLines(text, 280, 280)) {
    EXPECT_EQ(line.begin, next);
    EXPECT_LE(widthOf(text, line), 280.02);
    next = line.end;
  }
  EXPECT_EQ(next, 200U);
}

TEST(LineBreaking, survivesWidthsNarrowerThanACharacter) {
  const auto lines = breakLines(measured(U"（案）。"), 1, 1);
  EXPECT_EQ(lines.back().end, 4U);
}
