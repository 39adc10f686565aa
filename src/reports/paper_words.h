#pragma once

#include <QDate>
#include <QString>
#include <map>
#include <vector>

#include "base/money.h"
#include "base/quantity.h"
#include "domain/event_date.h"
#include "reports/document.h"

namespace shuangda {

/// Words and shapes the papers about goods share.

/// 2026年11月21日, with the time where there is one; empty for none.
QString paperMoment(const std::optional<EventDate>& at);
QString paperDay(QDate day);
/// "12,345.60元"; the word given when there is no value.
QString paperAmount(Money value);

/// Sums of one kind by unit: quantities of different units are never added.
class UnitSums {
 public:
  void add(const QString& unit, Quantity quantity) { sums_[unit] = sums_[unit] + quantity; }
  /// "30 瓶；5 箱"
  QString text() const;
  const std::map<QString, Quantity>& sums() const { return sums_; }

 private:
  std::map<QString, Quantity> sums_{};
};

/// A form of boxes: a label in the left column, its content in the right.
TableBlock formTable(const std::vector<std::pair<QString, QString>>& boxes);
/// Room for a signature below a text: "签名：　　　　　年　月　日" at the end of the box.
QString withSignature(const QString& text, const QString& who = {});

}  // namespace shuangda
