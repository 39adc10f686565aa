#include "reports/title_breaking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "reports/line_breaking.h"

namespace shuangda {

namespace {

// Words of titles of this field that a line end must not cut.
constexpr std::u32string_view words[] = {
    U"关于",     U"打击",     U"侵权",   U"假冒",     U"伪劣", U"商品",   U"侵犯", U"知识",   U"产权",   U"知识产权",
    U"制售",     U"工作",     U"情况",   U"通报",     U"通知", U"全市",   U"全县", U"全区",   U"全省",   U"季度",
    U"年度",     U"上半年",   U"下半年", U"前三季度", U"两法", U"衔接",   U"案件", U"数据",   U"移送",   U"行政",
    U"执法",     U"刑事",     U"司法",   U"领导",     U"小组", U"办公室", U"人民", U"政府",   U"市场",   U"监督",
    U"管理",     U"监督管理", U"专项",   U"行动",     U"整治", U"典型",   U"查处", U"销毁",   U"统计",   U"报表",
    U"开展",     U"加强",     U"进一步", U"会议",     U"部门", U"单位",   U"地区", U"报送",   U"考核",   U"结果",
    U"口径",     U"说明",     U"重点",   U"联席",     U"信息", U"公开",   U"农村", U"食品",   U"药品",   U"安全",
    U"质量",     U"及其",     U"以及",   U"全国",     U"公安", U"机关",   U"检察", U"自治区", U"自治州", U"委员会",
    U"刑事司法", U"行政执法"};
constexpr std::u32string_view units = U"年月日第期号件个一二三四五六七八九十百零〇０１２３４５６７８９";
// A line does not begin with these.
constexpr std::u32string_view followers = U"的了和与及暨等年月日期号市县区省局厅部委办";
// A line ends well after these.
constexpr std::u32string_view goodEnds = U"的、和与及暨";

constexpr double emptyWeight = 1.0;
constexpr double followerCost = 60;
constexpr double goodEndGain = 12;
constexpr double hourglassCost = 80;
constexpr double rectangleCost = 4;

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool isDigit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool isNumeral(char32_t c) {
  return isDigit(c) || contains(units, c);
}

// Where a line may begin: 避头尾, and neither inside a known word nor inside a date or number.
std::vector<bool> allowedStarts(const std::u32string& text) {
  std::vector<bool> allowed(text.size() + 1, true);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0) {
      const bool number = isNumeral(text[i - 1]) && isNumeral(text[i]);
      allowed[i] = mayBreakBetween(text[i - 1], text[i]) && depth == 0 && !number;
    }
    depth += isOpening(text[i]) ? 1 : 0;
    depth -= depth > 0 && isClosing(text[i]) && isWide(text[i]) && !contains(U"，。、；：！？", text[i]) ? 1 : 0;
  }
  const std::u32string_view view = text;
  for (const std::u32string_view word : words) {
    for (std::size_t at = view.find(word); at != std::u32string_view::npos; at = view.find(word, at + 1)) {
      std::fill_n(allowed.begin() + static_cast<std::ptrdiff_t>(at) + 1, word.size() - 1, false);
    }
  }
  return allowed;
}

class TitleBreaker {
 public:
  TitleBreaker(std::u32string text, std::vector<double> widths, double size)
      : text_(std::move(text)), widths_(std::move(widths)), size_(size), allowed_(allowedStarts(text_)) {}

  // The best starts of `count` lines no wider than `limit`, or nothing.
  std::vector<std::size_t> best(std::size_t count, double limit) {
    limit_ = limit;
    bestCost_ = std::numeric_limits<double>::infinity();
    bestStarts_.clear();
    std::vector<std::size_t> starts{0};
    search(starts, count);
    return bestStarts_;
  }

 private:
  double width(std::size_t begin, std::size_t end) const { return widths_[end] - widths_[begin]; }

  void search(std::vector<std::size_t>& starts, std::size_t count) {
    if (starts.size() == count) {
      if (width(starts.back(), text_.size()) <= limit_) {
        consider(starts);
      }
      return;
    }
    for (std::size_t next = starts.back() + 1; next < text_.size() && width(starts.back(), next) <= limit_; ++next) {
      if (allowed_[next]) {
        starts.push_back(next);
        search(starts, count);
        starts.pop_back();
      }
    }
  }

  void consider(const std::vector<std::size_t>& starts) {
    const double cost = costOf(starts);
    if (cost < bestCost_) {
      bestCost_ = cost;
      bestStarts_ = starts;
    }
  }

  double costOf(const std::vector<std::size_t>& starts) const {
    std::vector<double> lengths;  // in characters
    for (std::size_t i = 0; i < starts.size(); ++i) {
      lengths.push_back(width(starts[i], i + 1 < starts.size() ? starts[i + 1] : text_.size()) / size_);
    }
    const double mean = width(0, text_.size()) / size_ / static_cast<double>(starts.size());
    double cost = 0;
    for (const double length : lengths) {
      cost += emptyWeight * (length - mean) * (length - mean);
    }
    for (std::size_t i = 1; i < starts.size(); ++i) {
      cost += contains(followers, text_[starts[i]]) ? followerCost : 0;
      cost -= contains(goodEnds, text_[starts[i] - 1]) ? goodEndGain : 0;
      cost += std::abs(lengths[i] - lengths[i - 1]) < 0.5 ? rectangleCost : 0;
    }
    for (std::size_t i = 1; i + 1 < lengths.size(); ++i) {
      cost += lengths[i] < lengths[i - 1] && lengths[i] < lengths[i + 1] ? hourglassCost : 0;
    }
    return cost;
  }

  std::u32string text_;
  std::vector<double> widths_;  // of the beginnings of the text
  double size_;
  std::vector<bool> allowed_;
  double limit_ = 0;
  double bestCost_ = 0;
  std::vector<std::size_t> bestStarts_{};
};

std::u32string codePoints(const QString& text) {
  const QList<uint> ucs4 = text.toUcs4();
  return {ucs4.begin(), ucs4.end()};
}

QString part(const std::u32string& text, std::size_t begin, std::size_t end) {
  return QString::fromUcs4(text.data() + begin, static_cast<qsizetype>(end - begin)).trimmed();
}

// A title the rules cannot break (too long, too few places) is broken like text; a character less wide, as the marks
// that may have been squeezed there are set in full.
QStringList brokenLikeText(const QString& title, double width, const TextStyle& style, TextSetter& setter) {
  QStringList lines;
  for (const TextLine& line : setter.paragraph(title, style, {width - style.size, 0, 0, LineFill::Ragged})) {
    lines << line.text().trimmed();
  }
  return lines;
}

}  // namespace

QStringList breakTitle(const QString& title, double width, const TextStyle& style, TextSetter& setter) {
  constexpr std::size_t mostLines = 4;
  const std::u32string text = codePoints(title);
  std::vector<double> widths{0};
  for (const char32_t character : text) {
    widths.push_back(widths.back() + setter.naturalWidth(QString::fromUcs4(&character, 1), style));
  }
  if (widths.back() <= width) {
    return {title};
  }
  TitleBreaker breaker(text, widths, style.size);
  for (std::size_t count = 2; count <= mostLines; ++count) {
    const std::vector<std::size_t> starts = breaker.best(count, width);
    if (starts.empty()) {
      continue;
    }
    QStringList lines;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      lines << part(text, starts[i], i + 1 < starts.size() ? starts[i + 1] : text.size());
    }
    return lines;
  }
  return brokenLikeText(title, width, style, setter);
}

}  // namespace shuangda
