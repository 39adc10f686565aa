#include "reports/transfer_flow_composer.h"

#include "reports/paper_words.h"

namespace shuangda {
namespace {

QString printedText(const EventDate& at) { return QStringLiteral("打印时间：%1。").arg(paperMoment(at)); }

TableBlock tableOf(const QString& title, const QStringList& head, const std::vector<double>& widths, const std::vector<QStringList>& rows) {
  return {.title = title, .head = head, .widths = widths, .rows = rows};
}

void addLane(Document& document, const TransferFlowPaper::Lane& lane) {
  document.blocks.push_back(ParagraphBlock{.level = 1, .text = lane.name});
  document.blocks.push_back(ParagraphBlock{.text = QStringLiteral("主线：%1。").arg(lane.mainWay)});
  document.blocks.push_back(tableOf(QStringLiteral("%1：状态").arg(lane.name), {QStringLiteral("状态"), QStringLiteral("待办方"), QStringLiteral("限制"), QStringLiteral("说明")}, {6, 4, 10, 12}, lane.states));
  document.blocks.push_back(tableOf(QStringLiteral("%1：步骤").arg(lane.name),
                                    {QStringLiteral("状态"), QStringLiteral("步骤"), QStringLiteral("谁"), QStringLiteral("到"), QStringLiteral("条件、说明"), QStringLiteral("文书"), QStringLiteral("期限"), QStringLiteral("依据")},
                                    {4.2, 4.2, 2.6, 3.4, 5.6, 5.6, 7, 5}, lane.steps));
  if (!lane.anyTime.empty()) {
    document.blocks.push_back(tableOf(QStringLiteral("%1：多个状态下均可登记、不改变状态的步骤").arg(lane.name),
                                      {QStringLiteral("步骤"), QStringLiteral("谁"), QStringLiteral("可以登记的状态"), QStringLiteral("条件、说明"), QStringLiteral("文书"), QStringLiteral("期限"), QStringLiteral("依据")},
                                      {4.2, 2.6, 10, 5.6, 4, 5, 5}, lane.anyTime));
  }
}

}  // namespace

Document composeTransferFlow(const TransferFlowPaper& paper) {
  Document document{.title = QStringLiteral("两法衔接办理流程"), .author = paper.office, .orientation = Orientation::Landscape};
  document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("两法衔接办理流程")}, .under = paper.office});
  for (const TransferFlowPaper::Lane& lane : paper.lanes) {
    addLane(document, lane);
  }
  document.blocks.push_back(ParagraphBlock{.text = QStringLiteral("文书后标＊的应当随附，缺少的须写明原因；括号内为须随附的情形。期限栏“起”为该步骤开始的期限，“止”为结束的期限，“延”为延长的期限。") + printedText(paper.printedAt)});
  return document;
}

Document composeTransferWay(const TransferWayPaper& paper) {
  Document document{.title = QStringLiteral("移送事项办理经过 %1").arg(paper.number), .author = paper.office, .orientation = Orientation::Landscape};
  document.blocks.push_back(TitleBlock{.lines = {QStringLiteral("移送事项办理经过")}, .under = QStringLiteral("%1　%2").arg(paper.office, paper.number)});
  document.blocks.push_back(formTable(paper.boxes));
  TableBlock steps = tableOf(QStringLiteral("经过"),
                             {QStringLiteral("序号"), QStringLiteral("时间"), QStringLiteral("步骤"), QStringLiteral("谁"), QStringLiteral("到"), QStringLiteral("文书编号"), QStringLiteral("材料、填写事项")},
                             {1.8, 4, 5, 3, 4, 5, 13}, paper.steps);
  steps.align = {CellAlign::Center};
  document.blocks.push_back(std::move(steps));
  if (!paper.clocks.empty()) {
    document.blocks.push_back(tableOf(QStringLiteral("期限"), {QStringLiteral("期限"), QStringLiteral("办理方"), QStringLiteral("起算"), QStringLiteral("到期"), QStringLiteral("情况"), QStringLiteral("依据")}, {8, 3.4, 4.4, 4.4, 4, 10}, paper.clocks));
  }
  const QString next = paper.next.isEmpty() ? QStringLiteral("没有可以登记的步骤。") : QStringLiteral("可以登记的步骤：%1。").arg(paper.next.join(u'、'));
  document.blocks.push_back(ParagraphBlock{.text = next + printedText(paper.printedAt)});
  return document;
}

}  // namespace shuangda
