#include "reports/paper_words.h"

#include <QLocale>

namespace shuangda {

QString paperDay(QDate day) { return QStringLiteral("%1年%2月%3日").arg(day.year()).arg(day.month()).arg(day.day()); }

QString paperMoment(const std::optional<EventDate>& at) {
  if (!at) {
    return {};
  }
  const QString text = at->text();
  const qsizetype kDayLength = 10;
  if (text.size() < kDayLength) {
    return text;
  }
  const QString time = text.mid(kDayLength).trimmed();
  return paperDay(at->lastDay()) + (time.isEmpty() ? QString() : u' ' + time);
}

QString paperAmount(Money value) { return value.yuanText() + QStringLiteral("元"); }

QString UnitSums::text() const {
  QStringList parts;
  for (const auto& [unit, sum] : sums_) {
    parts << sum.text() + (unit.isEmpty() ? QStringLiteral("（未写明单位）") : unit);
  }
  return parts.join(QStringLiteral("；"));
}

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
