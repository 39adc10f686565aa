#include "reports/fonts.h"

#include <QDir>
#include <QFontDatabase>
#include <QPainterPath>
#include <span>
#include <string_view>

#include "reports/font_lookup.h"

namespace shuangda {

namespace {

// Metrics are read at this size, large enough for thousandths of an em.
constexpr double metricSize = 1000;
constexpr char32_t geta = 0x3013;

struct Candidate {
  const char* family;
  int weight = QFont::Normal;
};

/// The candidates of a role; the first `expected` of them are names of the font an office should have.
struct Preference {
  std::size_t expected;
  std::span<const Candidate> candidates;
};

constexpr Candidate xiaoBiaoSong[] = {{"方正小标宋简体"},
                                      {"FZXiaoBiaoSong-B05S"},
                                      {"方正小标宋_GBK"},
                                      {"FZXiaoBiaoSong-B05"},
                                      {"华文中宋"},
                                      {"STZhongsong"},
                                      {"Noto Serif CJK SC", QFont::Bold},
                                      {"Source Han Serif SC", QFont::Bold},
                                      {"SimSun", QFont::Bold}};
constexpr Candidate fangSong[] = {{"仿宋_GB2312"}, {"FangSong_GB2312"}, {"仿宋"},
                                  {"FangSong"},    {"STFangsong"},      {"华文仿宋"},
                                  {"FandolFang"},  {"FandolFang R"},    {"Noto Serif CJK SC"}};
constexpr Candidate kai[] = {{"楷体_GB2312"}, {"KaiTi_GB2312"}, {"楷体"},          {"KaiTi"},
                             {"STKaiti"},     {"FandolKai"},    {"AR PL UKai CN"}, {"Noto Serif CJK SC"}};
constexpr Candidate hei[] = {{"黑体"}, {"SimHei"}, {"Noto Sans CJK SC"}, {"Source Han Sans SC"}};
constexpr Candidate song[] = {{"宋体"}, {"SimSun"}, {"Noto Serif CJK SC"}, {"Source Han Serif SC"}};

Preference preference(FontRole role) {
  switch (role) {
    case FontRole::XiaoBiaoSong:
      return {2, xiaoBiaoSong};
    case FontRole::FangSong:
      return {2, fangSong};
    case FontRole::Kai:
      return {2, kai};
    case FontRole::Hei:
      return {2, hei};
    case FontRole::Song:
      return {2, song};
  }
  return {0, {}};
}

void registerApplicationFonts() {
  for (const QString& folder : applicationFontFolders()) {
    const QDir dir(folder);
    const QStringList files = dir.entryList({QStringLiteral("*.otf"), QStringLiteral("*.ttf"), QStringLiteral("*.ttc")},
                                            QDir::Files, QDir::Name);
    for (const QString& file : files) {
      QFontDatabase::addApplicationFont(dir.filePath(file));
    }
    if (!files.isEmpty()) {
      return;  // the same fonts lie in several of these places
    }
  }
}

QRawFont openFace(const QString& family, int weight) {
  QFont font(family);
  font.setWeight(static_cast<QFont::Weight>(weight));
  font.setPixelSize(static_cast<int>(metricSize));
  font.setStyleStrategy(QFont::NoFontMerging);
  font.setHintingPreference(QFont::PreferNoHinting);
  font.setKerning(false);
  return QRawFont::fromFont(font, QFontDatabase::SimplifiedChinese);
}

}  // namespace

FontBook::FontBook() {
  registerApplicationFonts();
  for (const FontRole role :
       {FontRole::XiaoBiaoSong, FontRole::FangSong, FontRole::Kai, FontRole::Hei, FontRole::Song}) {
    choose(role);
  }
}

int FontBook::addFace(const QString& family, int weight) {
  const QString key =
      weight == QFont::Normal ? family : QString(family + QStringLiteral(" ") + QString::number(weight));
  if (const auto known = faceByName_.constFind(key); known != faceByName_.cend()) {
    return *known;
  }
  const QRawFont face = openFace(family, weight);
  if (!face.isValid()) {
    return -1;
  }
  faces_.push_back(face);
  const int index = static_cast<int>(faces_.size()) - 1;
  faceByName_.insert(key, index);
  return index;
}

void FontBook::choose(FontRole which) {
  Role& chosen = roles_[static_cast<std::size_t>(which)];
  const Preference preferred = preference(which);
  chosen.wanted = QString::fromUtf8(preferred.candidates[0].family);
  for (std::size_t i = 0; i < preferred.candidates.size(); ++i) {
    const Candidate& candidate = preferred.candidates[i];
    const std::optional<QString> family = installedFamily(QString::fromUtf8(candidate.family));
    if (!family) {
      continue;
    }
    chosen.face = addFace(*family, candidate.weight);
    chosen.expected = i < preferred.expected;
    if (chosen.face >= 0) {
      return;
    }
  }
}

QString FontBook::faceFamily(int face) const {
  if (face < 0) {
    return {};
  }
  const QRawFont& font = faces_[static_cast<std::size_t>(face)];
  const bool bold = font.weight() >= QFont::Bold;
  return bold ? QString(font.familyName() + QStringLiteral(" ") + font.styleName()) : font.familyName();
}

QString FontBook::family(FontRole which) const {
  return faceFamily(role(which).face);
}

std::optional<ReplacedRole> FontBook::replacement(FontRole which) const {
  const Role& chosen = role(which);
  if (chosen.expected) {
    return std::nullopt;
  }
  return ReplacedRole{which, chosen.wanted, faceFamily(chosen.face)};
}

bool FontBook::inOwnFace(FontRole which, const Glyph& glyph) const {
  return glyph.face == role(which).face;
}

std::optional<Glyph> FontBook::find(int face, char32_t character) const {
  if (face < 0) {
    return std::nullopt;
  }
  const QRawFont& font = faces_[static_cast<std::size_t>(face)];
  if (!font.supportsCharacter(character)) {
    return std::nullopt;
  }
  const QList<quint32> glyphs = font.glyphIndexesForString(QString::fromUcs4(&character, 1));
  if (glyphs.isEmpty() || glyphs[0] == 0) {
    return std::nullopt;
  }
  const QList<QPointF> advances = font.advancesForGlyphIndexes({glyphs[0]});
  return Glyph{face, glyphs[0], advances[0].x() / metricSize, character};
}

// A thin face borrows from a thin one: 小标宋 and 黑体 from the bolder, the others from 宋体 first.
std::vector<int> FontBook::substitutes(FontRole which) const {
  switch (which) {
    case FontRole::XiaoBiaoSong:
    case FontRole::Hei:
      return {role(FontRole::Hei).face, role(FontRole::XiaoBiaoSong).face, role(FontRole::Song).face};
    default:
      return {role(FontRole::Song).face, role(FontRole::Hei).face, role(FontRole::Kai).face};
  }
}

// Some 楷体 set the stop in the middle of its body, as is done in Taiwan; here it stands low, so 仿宋 lends its own.
Glyph FontBook::lowered(const Glyph& own) const {
  constexpr std::u32string_view stops = U"，。、；：";
  if (stops.find(own.shown) == std::u32string_view::npos || ink(own).center().y() > -0.3) {
    return own;
  }
  return find(role(FontRole::FangSong).face, own.shown).value_or(own);
}

Glyph FontBook::search(FontRole which, char32_t character) {
  if (const auto own = find(role(which).face, character)) {
    return which == FontRole::Kai ? lowered(*own) : *own;
  }
  for (const int face : substitutes(which)) {
    if (const auto other = find(face, character)) {
      return *other;
    }
  }
  for (const QString& family : familiesWith(character)) {
    if (const auto other = find(addFace(family, QFont::Normal), character)) {
      return *other;
    }
  }
  if (character != geta) {
    Glyph missing = glyph(which, geta);
    missing.shown = geta;
    return missing;
  }
  return Glyph{role(which).face, 0, 1.0, geta};
}

std::vector<Glyph> FontBook::alternatives(FontRole which, char32_t character) const {
  std::vector<Glyph> found;
  for (const int face : substitutes(which)) {
    if (const auto other = find(face, character)) {
      found.push_back(*other);
    }
  }
  return found;
}

Glyph FontBook::glyph(FontRole which, char32_t character) {
  const quint64 key = (static_cast<quint64>(which) << 32) | character;
  if (const auto known = cache_.constFind(key); known != cache_.cend()) {
    return *known;
  }
  const Glyph found = search(which, character);
  cache_.insert(key, found);
  return found;
}

QRectF FontBook::ink(const Glyph& glyph) const {
  if (glyph.face < 0) {
    return {};
  }
  const QRectF box = faces_[static_cast<std::size_t>(glyph.face)].pathForGlyph(glyph.index).boundingRect();
  return {box.x() / metricSize, box.y() / metricSize, box.width() / metricSize, box.height() / metricSize};
}

Glyph FontUse::glyph(FontRole role, char32_t character) {
  if (bool& noted = noted_[static_cast<std::size_t>(role)]; !noted) {
    noted = true;
    if (const auto replaced = book_.replacement(role)) {
      report_.replaced.push_back(*replaced);
    }
  }
  const Glyph found = ownedGlyph(role, character);
  const QString text = QString::fromUcs4(&character, 1);
  if (found.shown != character) {
    if (!report_.missing.contains(text)) {
      report_.missing += text;
    }
  } else if (!book_.inOwnFace(role, found)) {
    noteBorrowed(role, book_.faceFamily(found.face), text);
  }
  return found;
}

Glyph FontUse::ownedGlyph(FontRole role, char32_t character) {
  const auto isFree = [&](const Glyph& glyph) {
    const quint64 key = (static_cast<quint64>(static_cast<quint32>(glyph.face)) << 32) | glyph.index;
    const auto owner = owners_.constFind(key);
    if (owner == owners_.cend()) {
      owners_.insert(key, glyph.shown);
      return true;
    }
    return *owner == glyph.shown;
  };
  const Glyph first = book_.glyph(role, character);
  if (isFree(first)) {
    return first;
  }
  for (const Glyph& other : book_.alternatives(role, character)) {
    if (isFree(other)) {
      return other;
    }
  }
  return first;
}

void FontUse::noteBorrowed(FontRole role, const QString& family, const QString& character) {
  for (BorrowedCharacters& known : report_.borrowed) {
    if (known.role == role && known.used == family) {
      if (!known.characters.contains(character)) {
        known.characters += character;
      }
      return;
    }
  }
  report_.borrowed.push_back({role, family, character});
}

}  // namespace shuangda
