#include "reports/goods_papers_composer.h"

#include "domain/goods_code.h"
#include "reports/paper_words.h"

namespace shuangda {
namespace {

/// "白酒　500ml　某牌　12 瓶"
QString itemText(const SeizedItem& item) {
  QStringList parts{item.name, item.spec, item.brand};
  if (item.quantity) {
    parts << item.quantity->text() + item.unit;
  }
  parts.removeAll(QString());
  return parts.join(QStringLiteral("，"));
}

TableBlock chainTable(const CustodyPaper& paper) {
  TableBlock table{.title = QStringLiteral("保管链"),
                   .unitLine = QStringLiteral("单位：%1").arg(paper.item.unit),
                   .head = {QStringLiteral("记录"), QStringLiteral("时间"), QStringLiteral("移动"), QStringLiteral("数量"), QStringLiteral("从"), QStringLiteral("到"), QStringLiteral("经手人"),
                            QStringLiteral("文书"), QStringLiteral("说明"), QStringLiteral("登记人")}};
  table.align = {CellAlign::Center, CellAlign::Left, CellAlign::Left, CellAlign::Number, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left};
  table.widths = {1.6, 3.6, 2.4, 2, 4.4, 4.4, 4.2, 4.4, 5, 2.2};
  for (const CustodyPaper::Step& step : paper.steps) {
    table.rows.push_back({step.number, step.at.text(), step.kind, step.quantity.text(), step.from, step.to, step.hands, step.docNo, step.remark, step.recordedBy});
  }
  return table;
}

/// "12 项，已盘 12 项，相符 11 项，不符 1 项"
QString stockSummary(const StockTakePaper& paper) {
  int counted = 0;
  int differing = 0;
  for (const StockTakePaper::Line& line : paper.lines) {
    counted += line.difference.isCounted() ? 1 : 0;
    differing += line.difference.differs() ? 1 : 0;
  }
  return QStringLiteral("应盘 %1 项，已盘 %2 项，相符 %3 项，不符 %4 项。").arg(paper.lines.size()).arg(counted).arg(counted - differing).arg(differing);
}

QString sampleText(const StockTake& take) {
  if (take.samplePermille == 1000) {
    return QStringLiteral("全部盘点");
  }
  const int tenths = take.samplePermille % 10;
  return QStringLiteral("抽盘 %1%（随机抽取，种子 %2，可以复核）").arg(QString::number(take.samplePermille / 10) + (tenths > 0 ? u'.' + QString::number(tenths) : QString())).arg(take.seed);
}

TableBlock stockTable(const StockTakePaper& paper) {
  TableBlock table{.title = QStringLiteral("盘点明细"),
                   .head = {QStringLiteral("序号"), QStringLiteral("地点"), QStringLiteral("编号"), QStringLiteral("名称"), QStringLiteral("规格"), QStringLiteral("单位"), QStringLiteral("账面"),
                            QStringLiteral("实盘"), QStringLiteral("差异"), QStringLiteral("次数")},
                   .align = {CellAlign::Center, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Center, CellAlign::Number, CellAlign::Number, CellAlign::Number,
                             CellAlign::Center}};
  table.widths = {1.6, 3.4, 3.6, 3.6, 3.6, 1.4, 2.2, 2.2, 2.2, 1.5};
  int number = 0;
  for (const StockTakePaper::Line& line : paper.lines) {
    const StockDifference& row = line.difference;
    const bool hidden = paper.take.blind && !paper.take.closedAt && !row.isCounted();
    table.rows.push_back({QString::number(++number), line.place, itemLabel(row.item), line.item.name, line.item.spec, line.item.unit, hidden ? QString() : row.expected.text(),
                          row.counted ? row.counted->text() : QString(), row.differs() ? row.difference().text() : QString(), row.round > 0 ? QString::number(row.round) : QString()});
  }
  return table;
}

QString remarkOf(const SeizedItem& item) {
  QStringList parts;
  for (const auto& [label, text] : {std::pair(QStringLiteral("品牌："), item.brand), std::pair(QStringLiteral("批号："), item.batchNo), std::pair(QStringLiteral("封条："), item.sealNo),
                                    std::pair(QString(), item.note)}) {
    if (!text.isEmpty()) {
      parts << label + text;
    }
  }
  return parts.join(QStringLiteral("；"));
}

TableBlock goodsListTable(const GoodsListPaper& paper) {
  TableBlock table{.unitLine = QStringLiteral("文书编号：%1").arg(paper.measure.docNo),
                   .head = {QStringLiteral("序号"), QStringLiteral("标称名称"), QStringLiteral("规格（型号）"), QStringLiteral("单位"), QStringLiteral("数量"), QStringLiteral("备注")},
                   .align = {CellAlign::Center, CellAlign::Left, CellAlign::Left, CellAlign::Center, CellAlign::Number, CellAlign::Left}};
  table.widths = {1.4, 5, 4.4, 1.6, 2.2, 5};
  int number = 0;
  for (const SeizedItem& item : paper.items) {
    table.rows.push_back({QString::number(++number), item.name, item.spec, item.unit, item.quantity ? item.quantity->text() : QString(), remarkOf(item)});
  }
  table.notes = {QStringLiteral("注：案件 %1，%2，%3；以下空白。").arg(paper.caseNumber, paper.measure.kind, paperMoment(paper.measure.takenDate))};
  return table;
}

}  // namespace

Document composeCustodyChain(const CustodyPaper& paper) {
  const QString code = itemLabel(paper.item.id);
  Document document{.title = QStringLiteral("保管链 %1").arg(code), .author = paper.office, .orientation = Orientation::Landscape};
  document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("涉案物品保管链")}, .under = code});
  QStringList where;
  for (const auto& [place, amount] : paper.where) {
    where << place + QStringLiteral("：") + amount;
  }
  document.blocks.push_back(formTable({{QStringLiteral("物品"), itemText(paper.item)},
                                       {QStringLiteral("案件、措施"), QStringLiteral("%1，%2，%3").arg(paper.caseNumber, paper.measure, paper.item.docNo)},
                                       {QStringLiteral("现在何处"), where.join(u'\n')},
                                       {QStringLiteral("能否处置"), paper.advice},
                                       {QStringLiteral("打印时间"), paperMoment(paper.printedAt)}}));
  document.blocks.push_back(chainTable(paper));
  if (!paper.notes.empty()) {
    TableBlock notes{.title = QStringLiteral("记事"), .head = {QStringLiteral("时间"), QStringLiteral("种类"), QStringLiteral("内容")}, .widths = {2, 2, 6}};
    notes.rows = paper.notes;
    document.blocks.push_back(std::move(notes));
  }
  return document;
}

Document composeStockTakeReport(const StockTakePaper& paper) {
  const StockTake& take = paper.take;
  Document document{.title = QStringLiteral("盘点报告 %1").arg(take.number), .author = paper.office};
  document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("涉案财物盘点报告")}, .under = take.number});
  document.blocks.push_back(formTable({{QStringLiteral("地点"), paper.place},
                                       {QStringLiteral("范围"), sampleText(take) + (take.blind ? QStringLiteral("；盲盘") : QStringLiteral("；明盘"))},
                                       {QStringLiteral("盘点人"), take.counter},
                                       {QStringLiteral("起止"), QStringLiteral("%1（%2）至 %3").arg(take.startedAt.localText(), paper.startedBy, take.closedAt ? take.closedAt->localText() : QStringLiteral("（未结束）"))},
                                       {QStringLiteral("结果"), stockSummary(paper)},
                                       {QStringLiteral("结论"), take.conclusion.isEmpty() ? QStringLiteral("（未填写）") : take.conclusion},
                                       {QStringLiteral("盘点人签名"), withSignature(QStringLiteral(" "))},
                                       {QStringLiteral("保管人签名"), withSignature(QStringLiteral(" "))}}));
  document.blocks.push_back(stockTable(paper));
  return document;
}

Document composeGoodsLists(const std::vector<GoodsListPaper>& papers) {
  Document document{.title = QStringLiteral("财物清单"), .author = papers.empty() ? QString() : papers.front().office};
  bool first = true;
  for (const GoodsListPaper& paper : papers) {
    if (first) {
      document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("场所/设施/财物清单")}});
    } else {
      document.blocks.push_back(AttachmentBlock{.label = QStringLiteral(" "), .title = QStringLiteral("场所/设施/财物清单")});
    }
    first = false;
    document.blocks.push_back(goodsListTable(paper));
    document.blocks.push_back(formTable({{QStringLiteral("当事人"), withSignature(paper.party)},
                                         {QStringLiteral("执法人员"), withSignature(QStringLiteral(" "))},
                                         {QStringLiteral("见证人"), withSignature(QStringLiteral(" "))}}));
  }
  return document;
}

}  // namespace shuangda
