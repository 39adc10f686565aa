#include "services/destruction_report.h"

#include <map>
#include <set>

#include "base/decimal.h"
#include "domain/goods_value.h"
#include "services/goods_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

std::map<QString, Quantity> byUnit(const DisposalSheet& sheet) {
  std::map<QString, Quantity> sums;
  for (const DisposalLineRow& row : sheet.lines) {
    if (row.line.disposed > Quantity()) {
      sums[row.row.item.unit] = sums[row.row.item.unit] + row.line.disposed;
    }
  }
  return sums;
}

Money disposedValue(const DisposalSheet& sheet) {
  Money sum;
  for (const DisposalLineRow& row : sheet.lines) {
    sum += valueOfPart(row.row.item, row.line.disposed);
  }
  return sum;
}

/// The classes and the names of what was disposed of, each once.
std::set<QString> distinct(const DisposalSheet& sheet, QString SeizedItem::* member) {
  std::set<QString> values;
  for (const DisposalLineRow& row : sheet.lines) {
    if (row.line.disposed > Quantity() && !(row.row.item.*member).isEmpty()) {
      values.insert(row.row.item.*member);
    }
  }
  return values;
}

QStringList categories(const DisposalSheet& sheet) {
  const std::set<QString> classes = distinct(sheet, &SeizedItem::productClass);
  return {classes.begin(), classes.end()};
}

Quantity tonnesOf(const DisposalSheet& sheet) {
  return Quantity::ofThousandths(Decimal::ratio(sheet.netWeight().thousandths(), 1000, 0).unscaled());
}

/// 12.3万元 with at most four decimals, 元 below ten thousand.
QString amountText(Money value) {
  if (value < Money::ofFen(1'000'000)) {
    return value.yuanShortText() + QStringLiteral("元");
  }
  return Decimal::ratio(value.fen(), 1'000'000, 2).shortText() + QStringLiteral("万元");
}

}  // namespace

QString destructionNumber(const DisposalBatch& batch, std::size_t reopenings) {
  return reopenings == 0 ? batch.number : QStringLiteral("%1-%2").arg(batch.number).arg(reopenings + 1);
}

DestructionEvent destructionOf(const DisposalSheet& sheet, const QString& officeName) {
  const std::map<QString, Quantity> units = byUnit(sheet);
  DestructionEvent event{.number = sheet.batch.number, .date = sheet.batch.endedAt ? std::optional(EventDate::ofDay(sheet.batch.endedAt->lastDay())) : std::nullopt};
  event.place = sheet.plant ? sheet.plant->name : QString();
  event.organizer = officeName;
  event.memberUnit = officeName;
  if (sheet.netWeight() > Quantity()) {
    event.tonnes = tonnesOf(sheet);
    event.weightText = sheet.netWeight().text() + QStringLiteral("公斤");
  }
  event.categories = categories(sheet);
  if (!event.categories.isEmpty()) {
    event.categoriesCount = static_cast<int>(event.categories.size());
  }
  event.varietiesCount = QString::number(distinct(sheet, &SeizedItem::name).size());
  if (units.size() == 1) {
    event.itemsCount = units.begin()->second;
  }
  event.value = disposedValue(sheet);
  event.method = sheet.batch.method;
  event.sourceTitle = QStringLiteral("处置批次 ") + sheet.batch.number;
  event.sourceKind = QStringLiteral("official");
  event.note = units.size() > 1 ? disposedByUnit(sheet) : QString();
  return event;
}

QString disposedByUnit(const DisposalSheet& sheet) {
  QStringList parts;
  for (const auto& [unit, quantity] : byUnit(sheet)) {
    parts << quantity.text() + unit;
  }
  return parts.join(QStringLiteral("；"));
}

QStringList openPointTexts(const DisposalSheet& sheet) {
  QStringList texts;
  for (const char* shared : {"batch_goods_out", "batch_difference"}) {
    QStringList labels;
    std::optional<Error> one;
    for (const Error& point : sheet.open) {
      if (point.field == QLatin1String(shared)) {
        labels << point.value;
        one = point;
      }
    }
    if (one && (sheet.batch.endedAt || one->code != ErrorCode::Required)) {
      constexpr qsizetype kNamed = 3;
      const QString named = labels.mid(0, kNamed).join(QStringLiteral("、"));
      one->value = labels.size() > kNamed ? QStringLiteral("%1 等 %2 项").arg(named).arg(labels.size()) : named;
      texts << refusalText(*one);
    }
  }
  for (const Error& point : sheet.open) {
    if (point.field != QStringLiteral("batch_goods_out") && point.field != QStringLiteral("batch_difference")) {
      texts << refusalText(point);
    }
  }
  return texts;
}

QString destructionParagraph(const DisposalSheet& sheet, const QString& officeName) {
  const QDate day = sheet.batch.endedAt ? sheet.batch.endedAt->lastDay() : QDate();
  QString text = QStringLiteral("%1，%2在%3集中%4侵权假冒商品").arg(day.toString(QStringLiteral("yyyy年M月d日")), officeName,
                                                           sheet.plant ? sheet.plant->name : QStringLiteral("指定地点"), sheet.batch.wayRow().name);
  if (sheet.netWeight() > Quantity()) {
    text += tonnesOf(sheet).text() + QStringLiteral("吨（%1）").arg(disposedByUnit(sheet));
  } else {
    text += disposedByUnit(sheet);
  }
  const QStringList classes = categories(sheet);
  const auto varieties = distinct(sheet, &SeizedItem::name).size();
  text += classes.isEmpty() ? QStringLiteral("，共%1个品种").arg(varieties)
                            : QStringLiteral("，涉及%1等%2大类%3个品种").arg(classes.mid(0, 3).join(QStringLiteral("、"))).arg(classes.size()).arg(varieties);
  text += QStringLiteral("，货值%1").arg(amountText(disposedValue(sheet)));
  return text + (sheet.batch.method.isEmpty() ? QStringLiteral("。") : QStringLiteral("，采用%1方式处理。").arg(sheet.batch.method));
}

}  // namespace shuangda
