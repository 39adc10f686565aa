#pragma once

#include <QHash>
#include <QRawFont>
#include <QRectF>
#include <array>
#include <optional>
#include <vector>

#include "reports/font_report.h"

namespace shuangda {

/// A character found in a face.
struct Glyph {
  int face = -1;  ///< index for FontBook::face; -1 when no font is installed at all
  quint32 index = 0;
  double advance = 0;  ///< natural width in em
  char32_t shown = 0;  ///< the character itself, or 〓 when no font has it

  bool operator==(const Glyph&) const = default;
};

/// The installed fonts by role. One object is made by each main and passed by reference; it needs a QGuiApplication and
/// belongs to the thread that made it. Looking characters up is cached; nothing is reported here (see FontUse).
class FontBook {
 public:
  /// Registers the application's own fonts and chooses the first installed family of each role's list.
  FontBook();

  /// The family a role is set in, as installed; empty when none was found.
  QString family(FontRole role) const;
  /// The replacement to report for a role, if it is not set in its expected font.
  std::optional<ReplacedRole> replacement(FontRole role) const;

  /// The character in the role's face, else in another face that has it, else 〓.
  Glyph glyph(FontRole role, char32_t character);
  /// The character in the faces that may stand in for the role's, for one whose own glyph cannot be used.
  std::vector<Glyph> alternatives(FontRole role, char32_t character) const;
  /// True when the role's face has the character, so that nothing was borrowed for want of it.
  bool inOwnFace(FontRole role, const Glyph& glyph) const;
  /// Extent of the ink in em, baseline at 0, y downwards.
  QRectF ink(const Glyph& glyph) const;

  const std::vector<QRawFont>& faces() const { return faces_; }
  QString faceFamily(int face) const;

 private:
  struct Role {
    int face = -1;
    QString wanted{};
    bool expected = false;
  };

  int addFace(const QString& family, int weight);
  void choose(FontRole role);
  std::optional<Glyph> find(int face, char32_t character) const;
  Glyph lowered(const Glyph& own) const;
  Glyph search(FontRole role, char32_t character);
  std::vector<int> substitutes(FontRole role) const;
  const Role& role(FontRole which) const { return roles_[static_cast<std::size_t>(which)]; }

  std::array<Role, 5> roles_{};
  std::vector<QRawFont> faces_{};
  QHash<QString, int> faceByName_{};
  QHash<quint64, Glyph> cache_{};
};

/// Records which fonts one document used, for its FontReport, and sees that no glyph stands for two characters: fonts
/// draw some alike (· and ・, 人 and the radical ⼈), but the text read back from a file must be the one that was set.
class FontUse {
 public:
  explicit FontUse(FontBook& book) : book_(book) {}

  /// Looks a character up and notes a replaced, borrowed or missing one.
  Glyph glyph(FontRole role, char32_t character);
  FontBook& book() { return book_; }
  const FontReport& report() const { return report_; }

 private:
  Glyph ownedGlyph(FontRole role, char32_t character);
  void noteBorrowed(FontRole role, const QString& family, const QString& character);

  FontBook& book_;
  FontReport report_{};
  std::array<bool, 5> noted_{};
  QHash<quint64, char32_t> owners_{};  // the character each glyph of a face stands for in this document
};

}  // namespace shuangda
