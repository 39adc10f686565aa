#include "widgets/place_html.h"

#include <QCoreApplication>
#include <algorithm>

#include "domain/custody.h"
#include "services/goods_texts.h"

namespace shuangda {
namespace {

constexpr int kSoonDays = 60;
const QString kGreen = QStringLiteral("#1e7b34");
const QString kAmber = QStringLiteral("#9a5b00");
const QString kRed = QStringLiteral("#b3261e");
const QString kGray = QStringLiteral("#6b6b6b");

QString tr(const char* text) { return QCoreApplication::translate("PlaceHtml", text); }

QString coloured(const QString& colour, const QString& html) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour, html); }

QString line(const QString& label, const QString& html) {
  return html.isEmpty() ? html : QStringLiteral("<tr><td style='color:%1;padding:1px 10px 1px 0'>%2</td><td style='padding:1px 0'>%3</td></tr>").arg(kGray, label, html);
}

/// The validity of a licence in colour and in words.
QString licenceHtml(const Place& place, QDate today) {
  if (place.kindValue() != PlaceKind::Plant) {
    return {};
  }
  if (place.licenceNo.isEmpty() || !place.licenceValidTo) {
    return coloured(kRed, tr("✗ 没有登记许可证号和有效期，不能接收危险废物、电子废物"));
  }
  const QDate end = place.licenceValidTo->lastDay();
  const QString word = end < today ? coloured(kRed, tr("✗ 已到期")) : today.daysTo(end) <= kSoonDays ? coloured(kAmber, tr("● 还有 %1 天到期").arg(today.daysTo(end))) : coloured(kGreen, tr("● 有效"));
  return tr("%1，有效期至 %2　%3").arg(place.licenceNo.toHtmlEscaped(), place.licenceValidTo->text(), word);
}

QString roomHtml(const PlaceRow& row) {
  if (!row.place.mostLines) {
    return {};
  }
  const bool full = row.lines >= *row.place.mostLines;
  const QString text = tr("%1 项，最多 %2 项").arg(row.lines).arg(*row.place.mostLines);
  return full ? QStringLiteral("%1　%2").arg(text, coloured(kRed, tr("✗ 已放满"))) : text;
}

bool isWithin(const std::vector<PlaceRow>& rows, const Place& place, PlaceId ancestor) {
  const Place* at = &place;
  for (std::size_t depth = 0; at && depth <= rows.size(); ++depth) {
    if (at->id == ancestor) {
      return true;
    }
    const auto above = std::ranges::find_if(rows, [&](const PlaceRow& row) { return at->parent && row.place.id == *at->parent; });
    at = above == rows.end() ? nullptr : &above->place;
  }
  return false;
}

}  // namespace

UnitSums stockWithin(const std::vector<PlaceRow>& rows, PlaceId place) {
  UnitSums sums;
  for (const PlaceRow& row : rows) {
    if (row.stock.empty() || !isWithin(rows, row.place, place)) {
      continue;
    }
    for (const PlaceStock& stock : row.stock) {
      if (stock.quantity > Quantity()) {
        sums[stock.unit] = sums[stock.unit] + stock.quantity;
      }
    }
  }
  return sums;
}

std::int64_t linesWithin(const std::vector<PlaceRow>& rows, PlaceId place) {
  std::int64_t lines = 0;
  for (const PlaceRow& row : rows) {
    lines += row.lines > 0 && isWithin(rows, row.place, place) ? row.lines : 0;
  }
  return lines;
}

QString unitsText(const UnitSums& sums) {
  QStringList parts;
  for (const auto& [unit, quantity] : sums) {
    parts << QStringLiteral("%1 %2").arg(quantity.text(), unit);
  }
  return parts.join(QStringLiteral("、"));
}

QString placeHtml(const PlaceRow& row, QDate today) {
  const Place& place = row.place;
  QString html = QStringLiteral("<h3 style='margin:0 0 2px 0'>%1　%2</h3><div>%3%4</div>")
                     .arg(place.code.toHtmlEscaped(), place.name.toHtmlEscaped(), placeKindText(place.kindValue()),
                          place.closedOn ? coloured(kRed, tr("　%1 停用").arg(place.closedOn->text())) : QString());
  QString facts = line(tr("保管人"), place.keeper.toHtmlEscaped()) + line(tr("联系方式"), place.contact.toHtmlEscaped()) + line(tr("地址"), place.address.toHtmlEscaped());
  facts += line(tr("容量"), roomHtml(row)) + line(tr("可存放危险物品"), codeLabels(QStringLiteral("hazard"), place.hazards));
  facts += line(tr("许可证"), licenceHtml(place, today)) + line(tr("许可范围"), codeLabels(QStringLiteral("waste_class"), place.licenceScope)) + line(tr("备注"), place.note.toHtmlEscaped());
  html += facts.isEmpty() ? QString() : QStringLiteral("<table cellspacing='0' style='margin-top:6px'>%1</table>").arg(facts);
  QString stock;
  for (const PlaceStock& each : row.stock) {
    if (each.quantity > Quantity()) {
      const std::optional<CustodyState> state = custodyStateOf(each.state);
      stock += QStringLiteral("<tr><td style='padding:1px 16px 1px 0'>%1</td><td align='right' style='padding:1px 16px 1px 0'><b>%2 %3</b></td><td align='right'>%4</td></tr>")
                   .arg(state ? custodyStateText(*state) : each.state, each.quantity.text(), each.unit.toHtmlEscaped(), tr("%1 项").arg(each.lines));
    }
  }
  html += QStringLiteral("<h4 style='margin:12px 0 3px 0'>%1</h4>").arg(tr("本处现存"));
  return html + (stock.isEmpty() ? coloured(kGray, tr("没有物品")) : QStringLiteral("<table cellspacing='0'>%1</table>").arg(stock));
}

}  // namespace shuangda
