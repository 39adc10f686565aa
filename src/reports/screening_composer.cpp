#include "reports/screening_composer.h"

#include "reports/paper_words.h"

namespace shuangda {
namespace {

TableBlock comparison(const QString& title, const std::vector<ScreeningPaper::Line>& lines) {
  TableBlock table{.title = title,
                   .head = {QStringLiteral("结果"), QStringLiteral("指标（情形）"), QStringLiteral("数额"), QStringLiteral("标准"), QStringLiteral("比例"), QStringLiteral("依据"), QStringLiteral("提示")},
                   .align = {CellAlign::Center, CellAlign::Left, CellAlign::Right, CellAlign::Right, CellAlign::Right, CellAlign::Left, CellAlign::Left}};
  table.widths = {2.4, 4.2, 3.1, 3.1, 1.9, 5, 3};
  for (const ScreeningPaper::Line& line : lines) {
    table.rows.push_back({line.result, line.metric, line.amount, line.standard, line.ratio, line.basis, line.remark});
  }
  return table;
}

QString numbered(const QStringList& sentences) {
  QStringList lines;
  for (const QString& sentence : sentences) {
    lines << QStringLiteral("%1. %2").arg(lines.size() + 1).arg(sentence);
  }
  return lines.join(u'\n');
}

QString factsOf(const ScreeningPaper::Offence& offence) {
  QStringList parts;
  for (const auto& [label, text] : offence.facts) {
    parts << label + u'：' + text;
  }
  return parts.isEmpty() ? QStringLiteral("没有已知的事实") : parts.join(u'；');
}

void addOffence(Document& document, const ScreeningPaper::Offence& offence) {
  TableBlock table = comparison(offence.name, offence.lines);
  table.notes << QStringLiteral("事实：%1。").arg(factsOf(offence));
  table.notes << offence.conclusions;
  if (!offence.missing.isEmpty()) {
    table.notes << offence.missing;
  }
  document.blocks.push_back(std::move(table));
  if (!offence.together.empty()) {
    document.blocks.push_back(comparison(QStringLiteral("与未经处理的其他行为合并计算"), offence.together));
  }
}

TableBlock indicatorTable(const ScreeningPaper& paper) {
  TableBlock table{.title = QStringLiteral("六项指标"), .head = {QStringLiteral("指标"), QStringLiteral("是否"), QStringLiteral("依据")}, .align = {CellAlign::Left, CellAlign::Center, CellAlign::Left}};
  table.widths = {5.4, 1.6, 12};
  table.rows = paper.indicators;
  table.notes = {paper.indicatorCount};
  return table;
}

TableBlock relatedTable(const ScreeningPaper& paper) {
  TableBlock table{.title = QStringLiteral("同一当事人的其他案件"),
                   .head = {QStringLiteral("案件"), QStringLiteral("案由"), QStringLiteral("行为"), QStringLiteral("处罚"), QStringLiteral("与本案的关系")}};
  table.widths = {3.6, 5, 3, 3, 5.4};
  table.rows = paper.related;
  if (paper.related.empty()) {
    table.rows.push_back({QStringLiteral("—"), QStringLiteral("本库中没有"), QStringLiteral("—"), QStringLiteral("—"), QStringLiteral("—")});
  }
  table.notes = paper.splitting;
  table.notes << QStringLiteral("以本库登记的为限；其他机关的处罚和刑事判决请另行查询。");
  return table;
}

TableBlock opinions(const ScreeningPaper& paper) {
  std::vector<std::pair<QString, QString>> boxes;
  if (!paper.hints.isEmpty()) {
    boxes.emplace_back(QStringLiteral("审查时注意"), QStringLiteral("□ ") + paper.hints.join(QStringLiteral("\n□ ")));
  }
  QStringList recorded;
  for (const QStringList& decision : paper.decisions) {
    recorded << QStringLiteral("%1 %2：%3。理由：%4").arg(decision.at(0), decision.at(3), decision.at(1), decision.at(2));
  }
  if (!recorded.isEmpty()) {
    boxes.emplace_back(QStringLiteral("已登记的意见"), recorded.join(u'\n'));
  }
  boxes.emplace_back(QStringLiteral("办案人员意见"), withSignature(QStringLiteral("□ 移送　　□ 不移送　　□ 继续调查\n理由：\n ")));
  boxes.emplace_back(QStringLiteral("审核意见"), withSignature(QStringLiteral(" ")));
  boxes.emplace_back(QStringLiteral("负责人意见"), withSignature(QStringLiteral(" ")));
  TableBlock table = formTable(boxes);
  table.notes = {QStringLiteral("打印时间：%1。方括号内为立案追诉标准表的行号。").arg(paperMoment(paper.printedAt))};
  return table;
}

}  // namespace

Document composeScreening(const ScreeningPaper& paper) {
  Document document{.title = QStringLiteral("涉嫌犯罪移送审查表 %1").arg(paper.number), .author = paper.office};
  document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("涉嫌犯罪移送审查表")}, .under = paper.office});
  std::vector<std::pair<QString, QString>> boxes = paper.boxes;
  boxes.emplace_back(QStringLiteral("审查结果"), numbered(paper.conclusions));
  document.blocks.push_back(formTable(boxes));
  for (const ScreeningPaper::Offence& offence : paper.offences) {
    addOffence(document, offence);
  }
  document.blocks.push_back(indicatorTable(paper));
  document.blocks.push_back(relatedTable(paper));
  document.blocks.push_back(opinions(paper));
  return document;
}

}  // namespace shuangda
