#pragma once

#include <QString>

namespace shuangda::rich {

// What pages of rich text are made of. Texts that come from the record are escaped by these, unless said to be html.

inline const QString kGreen = QStringLiteral("#1e7b34");
inline const QString kAmber = QStringLiteral("#9a5b00");
inline const QString kRed = QStringLiteral("#b3261e");
inline const QString kGray = QStringLiteral("#6b6b6b");

inline QString coloured(const QString& colour, const QString& html) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour, html); }
inline QString gray(const QString& html) { return coloured(kGray, html); }
/// A heading with what belongs under it; nothing without content.
inline QString section(const QString& title, const QString& html) {
  return html.isEmpty() ? html : QStringLiteral("<h4 style='margin:14px 0 4px 0'>%1</h4>%2").arg(title, html);
}
inline QString link(const QString& target, const QString& text) { return QStringLiteral("<a href='%1'>%2</a>").arg(target.toHtmlEscaped(), text.toHtmlEscaped()); }
/// A row of two cells: label and html.
inline QString labelled(const QString& label, const QString& html) {
  return QStringLiteral("<tr><td style='color:%1;padding:1px 10px 1px 0'>%2</td><td style='padding:1px 0'>%3</td></tr>").arg(kGray, label.toHtmlEscaped(), html);
}

}  // namespace shuangda::rich
