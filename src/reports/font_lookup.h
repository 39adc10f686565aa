#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace shuangda {

/// The name under which Qt knows an installed family, whatever the language of the name asked for (仿宋_GB2312 or
/// FangSong_GB2312); nullopt when it is not installed.
std::optional<QString> installedFamily(const QString& name);

/// Installed families that have the character, sorted by name, so that the choice is the same in every run.
QStringList familiesWith(char32_t character);

/// The folders in which the program looks for fonts of its own, the most specific first: SHUANGDA_FONTS, the installed
/// ../share/shuangda/fonts, the checkout's .fonts (development) and TeX's Fandol folder.
QStringList applicationFontFolders();

}  // namespace shuangda
