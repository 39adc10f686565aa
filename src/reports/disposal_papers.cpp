#include "reports/disposal_papers.h"

#include <set>

#include "domain/goods_code.h"
#include "domain/goods_value.h"
#include "reports/paper_words.h"

namespace shuangda {
namespace {

using Line = DisposalPaper::Line;

QString wayName(const DisposalPaper& paper) { return paper.batch.wayRow().name; }

QString sumText(const DisposalPaper& paper, Quantity DisposalLine::* what) {
  UnitSums sums;
  for (const Line& line : paper.lines) {
    if (line.line.*what > Quantity()) {
      sums.add(line.item.unit, line.line.*what);
    }
  }
  return sums.text();
}

Money sumValue(const DisposalPaper& paper, Quantity DisposalLine::* what) {
  Money sum;
  for (const Line& line : paper.lines) {
    sum += valueOfPart(line.item, line.line.*what);
  }
  return sum;
}

Quantity netWeight(const DisposalPaper& paper) {
  Quantity sum;
  for (const WeighSlip& slip : paper.slips) {
    sum = slip.voidedReason.isEmpty() ? sum + slip.net() : sum;
  }
  return sum;
}

/// "A号等 40 个案件", for boxes; all are in the list.
QString casesText(const DisposalPaper& paper) {
  std::set<QString> numbers;
  for (const Line& line : paper.lines) {
    if (!line.caseNumber.isEmpty()) {
      numbers.insert(line.caseNumber);
    }
  }
  constexpr std::size_t kNamed = 3;
  QStringList named;
  for (const QString& number : numbers) {
    if (static_cast<std::size_t>(named.size()) == kNamed) {
      break;
    }
    named << number;
  }
  const QString list = named.join(QStringLiteral("、"));
  return numbers.size() > kNamed ? QStringLiteral("%1等 %2 个案件（详见%3清单）").arg(list).arg(numbers.size()).arg(wayName(paper)) : list;
}

QString amountsText(const DisposalPaper& paper, Quantity DisposalLine::* what) {
  const QString sums = sumText(paper, what);
  return QStringLiteral("%1 项，%2，货值 %3").arg(paper.lines.size()).arg(sums.isEmpty() ? QStringLiteral("数量为零") : sums, paperAmount(sumValue(paper, what)));
}

/// "焚烧；废物类别：一般固体废物类；…", what is known of it.
QString executionPlan(const DisposalPaper& paper) {
  const DisposalBatch& batch = paper.batch;
  QStringList parts{QStringLiteral("处置方式：%1").arg(batch.method.isEmpty() ? wayName(paper) : wayName(paper) + u'（' + batch.method + u'）')};
  const auto add = [&parts](const QString& label, const QString& text) {
    if (!text.isEmpty()) {
      parts << label + text;
    }
  };
  add(QStringLiteral("处置单位："), paper.plant ? paper.plant->name : QString());
  add(QStringLiteral("许可证号："), paper.plant ? paper.plant->licenceNo : QString());
  add(QStringLiteral("接收单位："), batch.receiver);
  add(QStringLiteral("废物类别："), paper.wasteClass);
  add(QStringLiteral("执行人："), batch.executors);
  add(QStringLiteral("监督人："), batch.supervisor);
  add(QStringLiteral("见证人："), batch.witnesses);
  return parts.join(QStringLiteral("；")) + QStringLiteral("。");
}

QString approvalText(const DisposalPaper& paper) {
  const DisposalBatch& batch = paper.batch;
  if (batch.approvedOn) {
    return QStringLiteral("同意。批准文号：%1；批准人：%2；%3。").arg(batch.approvalNo, paper.approvedBy, paperMoment(batch.approvedOn));
  }
  return batch.rejectedReason.isEmpty() ? QString() : QStringLiteral("退回：%1").arg(batch.rejectedReason);
}

Document begin(const DisposalPaper& paper, const QString& title) {
  Document document{.title = title + u' ' + paper.batch.number, .author = paper.office};
  document.blocks.push_back(TitleBlock{.lines = {title}});
  return document;
}

QStringList listRow(const Line& line, int number) {
  const SeizedItem& item = line.item;
  return {QString::number(number), itemLabel(item.id), line.caseNumber, line.decisionNo, item.name, item.brand, item.spec, item.unit, line.line.planned.text(),
          line.line.picked.text(), line.line.loaded.text(), line.line.disposed.text(), valueOfPart(item, line.line.planned).yuanText(), line.line.difference};
}

/// One row a unit, the value in the last.
void addTotals(const DisposalPaper& paper, TableBlock& table) {
  std::map<QString, DisposalLine> sums;
  for (const Line& line : paper.lines) {
    DisposalLine& sum = sums[line.item.unit];
    sum.planned = sum.planned + line.line.planned;
    sum.picked = sum.picked + line.line.picked;
    sum.loaded = sum.loaded + line.line.loaded;
    sum.disposed = sum.disposed + line.line.disposed;
  }
  std::size_t left = sums.size();
  for (const auto& [unit, sum] : sums) {
    const QString value = --left == 0 ? sumValue(paper, &DisposalLine::planned).yuanText() : QString();
    table.rows.push_back({QString(), QString(), QString(), QString(), QStringLiteral("合计"), QString(), QString(), unit, sum.planned.text(), sum.picked.text(), sum.loaded.text(),
                          sum.disposed.text(), value, QString()});
  }
}

TableBlock listTable(const DisposalPaper& paper) {
  const QString way = wayName(paper);
  TableBlock table{.title = way + QStringLiteral("清单"),
                   .unitLine = QStringLiteral("批次：%1　　编制日期：%2　　批准文号：%3").arg(paper.batch.number, paper.batch.plannedOn.text(), paper.batch.approvalNo.isEmpty() ? QStringLiteral("未批准") : paper.batch.approvalNo),
                   .groups = {{QString(), 8}, {QStringLiteral("数量"), 4}, {QString(), 2}},
                   .head = {QStringLiteral("序号"), QStringLiteral("编号"), QStringLiteral("案件"), QStringLiteral("处罚决定书文号"), QStringLiteral("名称"), QStringLiteral("品牌"),
                            QStringLiteral("规格"), QStringLiteral("单位"), QStringLiteral("计划"), QStringLiteral("出库"), QStringLiteral("装车"), way, QStringLiteral("货值（元）"),
                            QStringLiteral("差异说明")},
                   .orientation = Orientation::Landscape};
  table.align = {CellAlign::Center, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Center,
                 CellAlign::Number, CellAlign::Number, CellAlign::Number, CellAlign::Number, CellAlign::Number, CellAlign::Left};
  table.widths = {1.5, 3.2, 3.6, 6.2, 4.2, 2, 3.2, 1.3, 1.9, 1.9, 1.9, 1.9, 3.1, 3.2};
  int number = 0;
  for (const Line& line : paper.lines) {
    table.rows.push_back(listRow(line, ++number));
  }
  addTotals(paper, table);
  table.notes = {QStringLiteral("注：共 %1 项，%2。不同单位的数量分别合计；货值按计划数量占该项数量的比例计算。").arg(paper.lines.size()).arg(casesText(paper)),
                 QStringLiteral("编制人：%1　　　　保管人（签名）：　　　　　　　　执行人（签名）：　　　　　　　　监督人（签名）：").arg(paper.plannedBy)};
  return table;
}

TableBlock slipTable(const DisposalPaper& paper) {
  TableBlock table{.title = QStringLiteral("称重"), .unitLine = QStringLiteral("单位：公斤"),
                   .head = {QStringLiteral("磅单"), QStringLiteral("车号"), QStringLiteral("时间"), QStringLiteral("毛重"), QStringLiteral("皮重"), QStringLiteral("净重")},
                   .align = {CellAlign::Left, CellAlign::Left, CellAlign::Left, CellAlign::Number, CellAlign::Number, CellAlign::Number}};
  for (const WeighSlip& slip : paper.slips) {
    if (slip.voidedReason.isEmpty()) {
      table.rows.push_back({slip.number, slip.vehicle, slip.at.text(), slip.gross.text(), slip.tare.text(), slip.net().text()});
    }
  }
  table.rows.push_back({QStringLiteral("合计"), QString(), QString(), QString(), QString(), netWeight(paper).text()});
  return table;
}

QString evidenceText(const DisposalPaper& paper) {
  int files = 0;
  std::set<QString> stages;
  for (const DisposalEvidence& evidence : paper.evidence) {
    ++files;
    stages.insert(evidence.stage);
  }
  if (files == 0) {
    return QStringLiteral("没有登记照片、录像。");
  }
  QStringList words;
  for (const auto& [code, word] : {std::pair(QStringLiteral("before"), QStringLiteral("前")), std::pair(QStringLiteral("during"), QStringLiteral("中")), std::pair(QStringLiteral("after"), QStringLiteral("后"))}) {
    if (stages.contains(code)) {
      words << word;
    }
  }
  return QStringLiteral("照片、录像 %1 份（处置%2），校验值在系统中登记。").arg(files).arg(words.join(QStringLiteral("、")));
}

QString resultText(const DisposalPaper& paper) {
  const DisposalBatch& batch = paper.batch;
  if (!batch.endedAt) {
    return QStringLiteral("（尚未处置）");
  }
  QStringList parts{QStringLiteral("已%1：%2。").arg(wayName(paper), amountsText(paper, &DisposalLine::disposed))};
  if (netWeight(paper) > Quantity()) {
    parts << QStringLiteral("称重 %1 次，净重 %2 公斤。").arg(std::ranges::count_if(paper.slips, [](const WeighSlip& s) { return s.voidedReason.isEmpty(); })).arg(netWeight(paper).text());
  }
  int uneven = 0;
  for (const Line& line : paper.lines) {
    uneven += line.line.difference.isEmpty() ? 0 : 1;
  }
  parts << (uneven > 0 ? QStringLiteral("%1 项数量与计划不一致，原因见清单。").arg(uneven) : QStringLiteral("数量与计划一致。"));
  parts << evidenceText(paper);
  if (!batch.manifestNo.isEmpty()) {
    parts << QStringLiteral("危险废物转移联单：%1。").arg(batch.manifestNo);
  }
  if (!batch.residue.isEmpty()) {
    parts << QStringLiteral("残余物处理：%1。").arg(batch.residue);
  }
  if (batch.income) {
    parts << QStringLiteral("残值收入：%1。").arg(paperAmount(*batch.income));
  }
  return parts.join(u'\n');
}

QString timeText(const DisposalBatch& batch) {
  return batch.startedAt && batch.endedAt ? QStringLiteral("%1 至 %2").arg(paperMoment(batch.startedAt), paperMoment(batch.endedAt)) : QString();
}

QString plantText(const DisposalPaper& paper) {
  if (!paper.plant) {
    return paper.batch.receiver;
  }
  return paper.plant->address.isEmpty() ? paper.plant->name : QStringLiteral("%1（%2）").arg(paper.plant->name, paper.plant->address);
}

}  // namespace

Document composeDisposalApproval(const DisposalPaper& paper) {
  Document document = begin(paper, QStringLiteral("行政处罚案件有关事项审批表"));
  const DisposalBatch& batch = paper.batch;
  const QString reason = QStringLiteral("下列涉案物品已依法没收，行政复议、行政诉讼期限已满，没有不得处置的情形，拟予%1：%2。\n依据：%3。\n%4\n妥否，请批示。")
                             .arg(wayName(paper), amountsText(paper, &DisposalLine::planned), batch.legalBasis, executionPlan(paper));
  document.blocks.push_back(formTable({{QStringLiteral("案件名称"), casesText(paper)},
                                       {QStringLiteral("审批事项"), QStringLiteral("罚没物品%1（处置批次 %2）%3").arg(wayName(paper), batch.number, batch.title.isEmpty() ? QString() : u'：' + batch.title)},
                                       {QStringLiteral("提请审批的\n理由、依据\n及处理意见"), reason},
                                       {QStringLiteral("经办人"), withSignature(QStringLiteral("编制：%1　%2").arg(paper.plannedBy, paperMoment(batch.plannedOn)))},
                                       {QStringLiteral("经办机构\n负责人意见"), withSignature(QStringLiteral(" "))},
                                       {QStringLiteral("部门负责人\n意见"), withSignature(approvalText(paper).isEmpty() ? QStringLiteral(" ") : approvalText(paper))},
                                       {QStringLiteral("备注"), QStringLiteral("附：%1清单（%2 项）。").arg(wayName(paper)).arg(paper.lines.size())}}));
  return document;
}

Document composeDisposalList(const DisposalPaper& paper) {
  Document document{.title = QStringLiteral("%1清单 %2").arg(wayName(paper), paper.batch.number), .author = paper.office};
  document.blocks.push_back(listTable(paper));
  return document;
}

Document composeDisposalRecord(const DisposalPaper& paper) {
  Document document = begin(paper, QStringLiteral("涉案物品处理记录"));
  const DisposalBatch& batch = paper.batch;
  document.blocks.push_back(formTable(
      {{QStringLiteral("处理物品"), QStringLiteral("%1。\n详见《%2清单》（批次 %3）。").arg(amountsText(paper, &DisposalLine::planned), wayName(paper), batch.number)},
       {QStringLiteral("物品来源"), casesText(paper)},
       {QStringLiteral("处理依据"), QStringLiteral("%1；批准文号：%2").arg(batch.legalBasis, batch.approvalNo.isEmpty() ? QStringLiteral("（未批准）") : batch.approvalNo)},
       {QStringLiteral("处理时间"), timeText(batch)},
       {QStringLiteral("处理地点"), plantText(paper)},
       {QStringLiteral("执行人"), batch.executors},
       {QStringLiteral("监督人"), batch.supervisor},
       {QStringLiteral("见证人"), batch.witnesses},
       {QStringLiteral("处理情况"), resultText(paper)},
       {QStringLiteral("执行人签名"), withSignature(QStringLiteral(" "))},
       {QStringLiteral("监督人签名"), withSignature(QStringLiteral(" "))},
       {QStringLiteral("见证人签名"), withSignature(QStringLiteral(" "))}}));
  if (batch.completedAt) {
    document.blocks.push_back(ParagraphBlock{.text = QStringLiteral("系统签认：%1、%2，%3。").arg(paper.signedBy, paper.countersignedBy, batch.completedAt->localText())});
  }
  return document;
}

Document composeDisposalCertificate(const DisposalPaper& paper) {
  Document document = begin(paper, wayName(paper) + QStringLiteral("证明"));
  const DisposalBatch& batch = paper.batch;
  const auto add = [&document](const QString& text) { document.blocks.push_back(ParagraphBlock{.text = text}); };
  if (!batch.endedAt) {
    add(QStringLiteral("处置批次 %1 尚未处置，不能出具证明。").arg(batch.number));
    return document;
  }
  add(QStringLiteral("兹证明：%1的罚没物品（处置批次 %2，批准文号 %3）已于%4在%5%6完毕，%7。")
          .arg(paper.office, batch.number, batch.approvalNo, timeText(batch), plantText(paper), batch.method.isEmpty() ? wayName(paper) : QStringLiteral("以%1方式%2").arg(batch.method, wayName(paper)),
               amountsText(paper, &DisposalLine::disposed)));
  add(QStringLiteral("物品来源：%1。各项物品、数量见《%2清单》。").arg(casesText(paper), wayName(paper)));
  if (!paper.slips.empty()) {
    document.blocks.push_back(slipTable(paper));
  }
  add(QStringLiteral("执行人：%1；监督人：%2；见证人：%3。").arg(batch.executors, batch.supervisor, batch.witnesses));
  add(evidenceText(paper));
  if (!batch.residue.isEmpty()) {
    add(QStringLiteral("残余物处理：%1。").arg(batch.residue));
  }
  document.blocks.push_back(SignatureBlock{.style = SignatureStyle::Seal, .organs = {paper.plant ? paper.plant->name : paper.office}, .date = paperDay(batch.endedAt->lastDay())});
  return document;
}

}  // namespace shuangda
