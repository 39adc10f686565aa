#pragma once

#include <QString>

namespace shuangda {

/// The form in which records are searched: folded() (see text.h), and besides traditional characters become simplified ones
/// and all kinds of brackets round ones, so that 〔2020〕, [2020] and （2020） are the same. Idempotent.
/// Texts of ASCII and Han, which nearly all are, take one pass over a table.
QString searchFolded(QStringView text);

/// Lower-case initials of the pinyin of each Han character (白银 → "by"), other characters as searchFolded() makes them.
/// Characters with several readings follow resources/text/initial_phrases.csv (长沙 → "cs", 局长 → "jz").
QString pinyinInitials(QStringView text);

/// True when the text, already folded, has a Han character: only then do initials say something new.
bool hasHan(QStringView text);

}  // namespace shuangda
