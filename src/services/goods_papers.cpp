#include "services/goods_papers.h"

#include "services/goods_texts.h"

namespace shuangda {
namespace {

/// "交 某公司　收 甲、乙　见证 戊"
QString handsText(const CustodyMovement& movement) {
  QStringList hands;
  for (const auto& [word, name] : {std::pair(QStringLiteral("交 "), movement.giver), std::pair(QStringLiteral("收 "), movement.receiver),
                                   std::pair(QStringLiteral("见证 "), movement.witness), std::pair(QStringLiteral("批准 "), movement.approver)}) {
    if (!name.isEmpty()) {
      hands << word + name;
    }
  }
  return hands.join(u'\n');
}

QString remarkOf(const ChainEntry& entry) {
  QStringList remarks;
  if (entry.movement.reverses) {
    remarks << QStringLiteral("更正第 %1 号记录").arg(entry.movement.reverses->value);
  } else if (entry.corrected) {
    remarks << QStringLiteral("【已更正】");
  }
  if (!entry.otherLine.isEmpty()) {
    remarks << QStringLiteral("另一项：%1").arg(entry.otherLine);
  }
  if (!entry.movement.note.isEmpty()) {
    remarks << entry.movement.note;
  }
  return remarks.join(QStringLiteral("；"));
}

}  // namespace

DisposalPaper disposalPaper(const DisposalSheet& sheet, const QString& office) {
  DisposalPaper paper{.office = office, .batch = sheet.batch, .stage = sheet.stage};
  paper.slips = sheet.slips;
  paper.evidence = sheet.evidence;
  paper.plant = sheet.plant;
  paper.wasteClass = codeLabel(QStringLiteral("waste_class"), sheet.batch.wasteClass);
  paper.plannedBy = sheet.plannedBy;
  paper.approvedBy = sheet.approvedBy;
  paper.signedBy = sheet.signedBy;
  paper.countersignedBy = sheet.countersignedBy;
  for (const DisposalLineRow& row : sheet.lines) {
    paper.lines.push_back({row.line, row.row.item, row.row.caseNumber, row.decisionNo});
  }
  return paper;
}

CustodyPaper custodyPaper(const GoodsSheet& sheet, const QString& office) {
  CustodyPaper paper{.office = office, .item = sheet.row.item, .caseNumber = sheet.row.caseNumber, .measure = codeLabel(QStringLiteral("measure_kind"), sheet.row.measureKind)};
  paper.advice = disposalText(sheet.blockers);
  paper.where = sheet.where;
  paper.printedAt = sheet.now;
  for (const ChainEntry& entry : sheet.chain) {
    const CustodyMovement& movement = entry.movement;
    paper.steps.push_back({.at = movement.at, .number = QString::number(movement.id.value), .kind = movementText(movement.kind), .quantity = movement.quantity,
                           .from = entry.from, .to = entry.to, .hands = handsText(movement), .docNo = movement.docNo, .remark = remarkOf(entry),
                           .recordedBy = entry.recordedBy});
  }
  for (const CustodyNote& note : sheet.notes) {
    paper.notes.push_back({note.at.text(), codeLabel(QStringLiteral("custody_note"), note.kind), note.text});
  }
  return paper;
}

StockTakePaper stockTakePaper(const StockTakeSheet& sheet, const QString& office) {
  StockTakePaper paper{.office = office, .take = sheet.take, .place = sheet.place.name, .startedBy = sheet.startedBy, .closedBy = sheet.closedBy};
  for (const StockTakeRow& row : sheet.rows) {
    paper.lines.push_back({row.difference, row.item, row.place.name});
  }
  return paper;
}

std::vector<GoodsListPaper> goodsListPapers(const std::vector<MeasureSheet>& measures, const LegalCase& legalCase, const QString& office) {
  std::vector<GoodsListPaper> papers;
  for (const MeasureSheet& sheet : measures) {
    GoodsListPaper paper{.office = office, .measure = sheet.measure, .caseNumber = legalCase.number, .party = legalCase.party.name};
    paper.measure.kind = codeLabel(QStringLiteral("measure_kind"), sheet.measure.kind);
    for (const GoodsRow& row : sheet.lines) {
      if (!row.item.parent) {  // a part split off later was no line of the paper
        paper.items.push_back(row.item);
      }
    }
    papers.push_back(std::move(paper));
  }
  return papers;
}

}  // namespace shuangda
