#include "reports/paper_words.h"

namespace shuangda {

QString paperAmount(Money value) { return value.yuanText() + QStringLiteral("元"); }

TableBlock formTable(const std::vector<std::pair<QString, QString>>& boxes) {
  TableBlock table{.head = {QString(), QString()}, .align = {CellAlign::Center, CellAlign::Left}, .widths = {1, 4.2}};
  for (const auto& [label, content] : boxes) {
    table.rows.push_back({label, content});
  }
  return table;
}

QString withSignature(const QString& text, const QString& who) {
  const QString line = who.isEmpty() ? QStringLiteral("　　　　　　　　　签名：　　　　　　　　年　　月　　日") : QStringLiteral("　　　　　　%1签名：　　　　　　　　年　　月　　日").arg(who);
  return text + QStringLiteral("\n \n \n") + line;
}

}  // namespace shuangda
