#include "services/transfer_paper_tables.h"

#include <algorithm>

#include "domain/unit_sums.h"
#include "services/goods_texts.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

const QString kNumber = QStringLiteral("序号");

void note(QStringList& empty, const QString& name) {
  if (!empty.contains(name)) {
    empty << name;
  }
}

/// The text, or nothing and the name of the column noted.
QString needed(const QString& text, const QString& name, QStringList& empty) {
  if (text.isEmpty()) {
    note(empty, name);
  }
  return text;
}

QString quantityText(const std::optional<Quantity>& quantity) { return quantity ? quantity->text() : QString(); }

/// "500元（标价）" beside the value of the line.
QString priceText(const SeizedItem& item) {
  const QString basis = codeLabel(QStringLiteral("price_basis"), item.priceBasis);
  return item.unitPrice + (item.unitPrice.isEmpty() || basis.isEmpty() ? QString() : u'（' + basis + u'）');
}

QString remark(const SeizedItem& item) {
  QStringList parts;
  for (const auto& [label, text] : {std::pair(QStringLiteral("批号："), item.batchNo), std::pair(QStringLiteral("封条："), item.sealNo), std::pair(QStringLiteral("保管人："), item.keeper),
                                    std::pair(QString(), item.note)}) {
    if (!text.isEmpty()) {
      parts << label + text;
    }
  }
  return parts.join(u'；');
}

/// What the ledger says went to the police.
QString handedOver(const GoodsRow& row) {
  const Quantity handed = quantityIn(row.balance, CustodyState::Police);
  return handed == Quantity() ? QString() : handed.text();
}

}  // namespace

TransferPaperValue::Table goodsTable(const TransferPaperSource& source, const TransferPaperFacts& facts, QStringList& empty) {
  TransferPaperValue::Table table{.head = {kNumber, QStringLiteral("名称"), QStringLiteral("规格（型号）"), QStringLiteral("商标"), QStringLiteral("单位"), QStringLiteral("数量"),
                                           QStringLiteral("单价（元）"), QStringLiteral("货值（元）"), QStringLiteral("存放地点"), QStringLiteral("强制措施文号"), QStringLiteral("备注")},
                                  .align = QStringLiteral("clllcnnnlll"),
                                  .widths = {1.3, 3.6, 3, 2.2, 1.3, 1.8, 2.6, 2.4, 3, 3.8, 4}};
  UnitSums sums;
  Money value;
  for (const SeizedItem* item : facts.items()) {
    const auto sheet = std::ranges::find(source.goods, item->measure, [](const MeasureSheet& one) { return one.measure.id; });
    const QString doc = sheet != source.goods.end() && !sheet->measure.docNo.isEmpty() ? sheet->measure.docNo : item->docNo;
    table.rows.push_back({QString::number(table.rows.size() + 1), needed(item->name, QStringLiteral("物品名称"), empty), item->spec, item->brand, item->unit,
                          needed(quantityText(item->quantity), QStringLiteral("物品数量"), empty), priceText(*item), item->value ? item->value->yuanText() : QString(),
                          needed(item->storage, QStringLiteral("存放地点"), empty), needed(doc, QStringLiteral("强制措施文号"), empty), remark(*item)});
    sums.add(item->unit, item->quantity.value_or(Quantity()));
    value += item->value.value_or(Money());
  }
  if (table.rows.empty()) {
    note(empty, QStringLiteral("涉案物品"));
    return table;
  }
  table.notes = {QStringLiteral("合计：%1项，%2，货值%3元。以下空白。").arg(table.rows.size()).arg(sums.text(), value.yuanText())};
  return table;
}

TransferPaperValue::Table materialsTable(const TransferPaperFacts& facts, QStringList& empty) {
  TransferPaperValue::Table table{.head = {kNumber, QStringLiteral("材料名称"), QStringLiteral("份数"), QStringLiteral("页数"), QStringLiteral("原件/复印件"), QStringLiteral("备注")},
                                  .align = QStringLiteral("clcccl"),
                                  .widths = {1.2, 7, 1.4, 1.4, 2.2, 3}};
  for (const EnclosedPaper& paper : facts.enclosed()) {
    const bool recorded = paper.copies > 0;
    table.rows.push_back({QString::number(table.rows.size() + 1), transferPaperText(paper.paper), needed(recorded ? QString::number(paper.copies) : QString(), QStringLiteral("材料份数"), empty),
                          needed(paper.pages > 0 ? QString::number(paper.pages) : QString(), QStringLiteral("材料页数"), empty),
                          recorded ? (paper.original ? QStringLiteral("原件") : QStringLiteral("复印件")) : QString(), QString()});
  }
  if (table.rows.empty()) {
    note(empty, QStringLiteral("移送材料"));
  }
  return table;
}

TransferPaperValue::Table handoverTable(const TransferPaperSource& source, QStringList& empty) {
  TransferPaperValue::Table table{.head = {kNumber, QStringLiteral("名称"), QStringLiteral("规格（型号）"), QStringLiteral("单位"), QStringLiteral("清单数量"), QStringLiteral("实交数量"),
                                           QStringLiteral("物品状况"), QStringLiteral("封条编号"), QStringLiteral("备注")},
                                  .align = QStringLiteral("cllcnnlll"),
                                  .widths = {1.2, 4, 3.4, 1.3, 2, 2, 3.6, 2.6, 3}};
  for (const MeasureSheet& sheet : source.goods) {
    for (const GoodsRow& row : sheet.lines) {
      if (!row.item.parent) {
        table.rows.push_back({QString::number(table.rows.size() + 1), row.item.name, row.item.spec, row.item.unit, needed(quantityText(row.item.quantity), QStringLiteral("物品数量"), empty),
                              needed(handedOver(row), QStringLiteral("实交数量"), empty), needed(QString(), QStringLiteral("物品状况"), empty), row.item.sealNo, row.item.note});
      }
    }
  }
  if (table.rows.empty()) {
    note(empty, QStringLiteral("涉案物品"));
  }
  return table;
}

}  // namespace shuangda
