#pragma once

#include <QString>

namespace shuangda {

/// A cell's text with what was cleaned off it.
struct CleanText {
  QString text{};
  bool spaces = false;     ///< white space or zero-width characters were removed
  bool fullWidth = false;  ///< full-width digits or letters were made half-width
  bool breaks = false;     ///< line breaks inside were removed
  QString what{};          ///< what was removed, for people (尾部空格, 不间断空格（U+00A0） …)
};

/// For free text: trims, removes zero-width characters; line breaks become one space. Inner spaces stay.
CleanText cleanProse(QStringView raw);
/// For names: as prose, and white space between or beside Han characters is removed (蒋 某某 → 蒋某某).
CleanText cleanName(QStringView raw);
/// For numbers, dates, codes: full-width digits, letters and signs to half-width, all white space removed.
CleanText cleanCompact(QStringView raw);

bool isHan(char32_t character);
/// The text holds a Han character outside GBK.
bool hasRareHan(QStringView text);

}  // namespace shuangda
