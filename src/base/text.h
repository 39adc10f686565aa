#pragma once

#include <QString>
#include <QStringList>

namespace shuangda {

/// Full-width letters, digits, punctuation and spaces to their half-width forms (１２．３ → 12.3); Han is left alone.
QString toHalfWidth(QStringView text);

/// The text without any white space at its ends; also removes U+3000, U+00A0, zero-width characters and line breaks there.
QString trimmed(QStringView text);

/// The form in which two texts are compared and searched: compatibility forms unified (NFKC), case folded, all white
/// space and zero-width characters removed.
QString folded(QStringView text);

/// Splits at any of the separators ASCII ';', '；', '、', trims the parts and drops empty ones.
QStringList splitList(QStringView text);

}  // namespace shuangda
