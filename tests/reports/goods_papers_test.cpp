#include <gtest/gtest.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include "domain/goods_code.h"
#include "poppler.h"
#include "reports/disposal_papers.h"
#include "reports/document_text.h"
#include "reports/goods_papers_composer.h"
#include "reports/page_layout.h"
#include "reports/pdf_writer.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

Quantity pieces(int count) { return Quantity::ofThousandths(count * 1000); }
EventDate at(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

class GoodsPapers : public testing::Test {
 protected:
  static SeizedItem item(int key, const QString& name, const QString& unit, int quantity) {
    SeizedItem line{.id = ItemId{key}, .name = name, .spec = u"500ml×6"_s, .quantity = pieces(quantity), .unit = unit};
    line.brand = u"某牌"_s;
    line.value = Money::ofFen(quantity * 12'000);
    line.docNo = u"云市监强制〔2026〕1号"_s;
    return line;
  }
  static DisposalPaper batch(int lines) {
    DisposalPaper paper{.office = u"云岭县双打办"_s, .batch = {.number = u"CZ2026-001"_s, .title = u"第四季度集中销毁"_s, .plannedOn = at("2026-11-18"), .legalBasis = u"《中华人民共和国商标法》第六十条"_s}};
    DisposalBatch& b = paper.batch;
    b.method = u"焚烧"_s;
    b.executors = u"甲、乙"_s;
    b.supervisor = u"丁"_s;
    b.witnesses = u"戊、己"_s;
    b.submittedOn = at("2026-11-18");
    b.approvedOn = at("2026-11-19");
    b.approvalNo = u"云市监审〔2026〕9号"_s;
    b.startedAt = at("2026-11-21 08:00");
    b.endedAt = at("2026-11-21 09:30");
    b.residue = u"炉渣由处置单位填埋"_s;
    paper.plant = Place{.code = u"PLANT"_s, .name = u"云岭环保处置有限公司"_s, .address = u"云岭县工业园3号"_s};
    paper.wasteClass = u"一般固体废物类"_s;
    paper.plannedBy = u"张三"_s;
    paper.approvedBy = u"李局"_s;
    for (int i = 0; i < lines; ++i) {
      const int quantity = 10 + i % 7;
      DisposalLine line{.item = ItemId{i + 1}, .planned = pieces(quantity), .picked = pieces(quantity), .loaded = pieces(quantity), .disposed = pieces(quantity)};
      if (i % 50 == 3) {
        line.disposed = line.loaded = line.picked = pieces(quantity - 1);
        line.difference = u"留样一件"_s;
      }
      paper.lines.push_back({line, item(i + 1, i % 3 == 0 ? u"白酒"_s : u"运动鞋（仿冒注册商标）"_s, i % 3 == 0 ? u"瓶"_s : u"双"_s, quantity), u"AJ2026-%1"_s.arg(i / 50 + 1, 4, 10, QChar(u'0')),
                             u"云市监处罚〔2026〕%1号"_s.arg(i / 50 + 1)});
    }
    paper.slips = {{.number = u"B1"_s, .vehicle = u"云A12345"_s, .gross = pieces(5000), .tare = pieces(3750), .at = at("2026-11-21 07:30")},
                   {.number = u"B2"_s, .vehicle = u"云A12345"_s, .gross = pieces(9000), .tare = pieces(3750), .at = at("2026-11-21 07:40"), .voidedReason = u"误录"_s}};
    paper.evidence = {{.stage = u"before"_s}, {.stage = u"during"_s}};
    return paper;
  }
  static QString words(const Document& document) { return documentText(document).join(u'\n'); }
  /// The file as poppler reads it; kept for looking at when a folder is named.
  LaidOutDocument written(const Document& document, const char* name) {
    const QString kept = qEnvironmentVariable("SHUANGDA_SCREENSHOTS");
    QDir().mkpath(kept.isEmpty() ? folder_.path() : kept);
    path_ = (kept.isEmpty() ? folder_.path() : kept) + u'/' + QString::fromLatin1(name) + u".pdf"_s;
    LaidOutDocument pages = layOut(document, fonts_);
    EXPECT_TRUE(writePdf(pages, {.created = *Instant::parseLocal(u"2026-11-21 10:00")}, path_));
    return pages;
  }

  QTemporaryDir folder_;
  QString path_{};
  FontBook fonts_;
};

TEST_F(GoodsPapers, approvalSaysWhatIsAskedForAndWhoApproved) {
  const QString text = words(composeDisposalApproval(batch(6)));
  EXPECT_TRUE(text.contains(u"行政处罚案件有关事项审批表"_s));
  EXPECT_TRUE(text.contains(u"6 项，52双；23瓶，货值 9000.00元"_s)) << text.toStdString();
  EXPECT_TRUE(text.contains(u"同意。批准文号：云市监审〔2026〕9号；批准人：李局；2026年11月19日。"_s));
  DisposalPaper open = batch(1);
  open.batch.approvedOn.reset();
  EXPECT_FALSE(words(composeDisposalApproval(open)).contains(u"同意"_s));
  written(composeDisposalApproval(batch(60)), "approval");
}

TEST_F(GoodsPapers, listNeverAddsDifferentUnits) {
  const Document document = composeDisposalList(batch(6));
  const auto& table = std::get<TableBlock>(document.blocks.front());
  ASSERT_EQ(table.rows.size(), 8u) << "six lines and one sum a unit";
  EXPECT_EQ(table.rows[6][7], u"双"_s);
  EXPECT_EQ(table.rows[6][8], u"52"_s);
  EXPECT_EQ(table.rows[7][7], u"瓶"_s);
  EXPECT_EQ(table.rows[7][8], u"23"_s);
  EXPECT_EQ(table.rows[7][11], u"22"_s);
  EXPECT_EQ(table.rows[7][12], u"9000.00"_s) << "the value is one sum";
  EXPECT_EQ(table.rows[3][13], u"留样一件"_s);
}

TEST_F(GoodsPapers, valueIsThatOfThePlannedShare) {
  DisposalPaper paper = batch(1);
  paper.lines[0].line.planned = pieces(4);
  EXPECT_EQ(std::get<TableBlock>(composeDisposalList(paper).blocks.front()).rows[0][12], u"480.00"_s);
}

TEST_F(GoodsPapers, longListRepeatsItsHeadOnEveryPage) {
  QElapsedTimer timer;
  timer.start();
  const LaidOutDocument pages = written(composeDisposalList(batch(2000)), "list");
  EXPECT_LT(timer.elapsed(), 60'000);
  ASSERT_GT(pages.pages.size(), 20u);
  for (const Page& page : pages.pages) {
    EXPECT_EQ(page.orientation, Orientation::Landscape);
    EXPECT_TRUE(page.text().contains(u"处罚决定书文号"_s) || page.text().contains(u"处罚决定书"_s)) << page.text().left(200).toStdString();
  }
  const QString all = poppler::words(path_);
  for (const int line : {1, 777, 2000}) {
    EXPECT_TRUE(all.contains(itemLabel(ItemId{line}))) << line;
  }
}

TEST_F(GoodsPapers, recordAndCertificateSayWhatHappened) {
  const QString record = words(composeDisposalRecord(batch(6)));
  for (const QString& part : {u"涉案物品处理记录"_s, u"云岭环保处置有限公司（云岭县工业园3号）"_s, u"2026年11月21日 08:00 至 2026年11月21日 09:30"_s, u"净重 1250 公斤"_s, u"1 项数量与计划不一致"_s,
                              u"照片、录像 2 份（处置前、中）"_s, u"炉渣由处置单位填埋"_s}) {
    EXPECT_TRUE(record.contains(part)) << part.toStdString() << '\n' << record.toStdString();
  }
  const QString certificate = words(composeDisposalCertificate(batch(6)));
  EXPECT_TRUE(certificate.contains(u"以焚烧方式销毁完毕，6 项，52双；22瓶"_s)) << certificate.toStdString();
  EXPECT_FALSE(certificate.contains(u"B2"_s)) << "a voided slip weighs nothing";
  DisposalPaper open = batch(1);
  open.batch.endedAt.reset();
  EXPECT_TRUE(words(composeDisposalCertificate(open)).contains(u"不能出具证明"_s));
  written(composeDisposalRecord(batch(60)), "record");
  written(composeDisposalCertificate(batch(60)), "certificate");
}

TEST_F(GoodsPapers, chainShowsEveryHandAndCorrection) {
  CustodyPaper paper{.office = u"云岭县双打办"_s, .item = item(12, u"白酒"_s, u"瓶"_s, 100), .caseNumber = u"AJ2026-0001"_s, .measure = u"扣押"_s, .advice = u"可以处置"_s};
  paper.where = {{u"已没收 · 一号库"_s, u"40 瓶"_s}, {u"解除返还"_s, u"10 瓶"_s}, {u"移送公安"_s, u"5 瓶"_s}, {u"已销毁"_s, u"30 瓶"_s}};
  paper.printedAt = at("2026-11-21 10:00");
  const auto add = [&paper](const char* when, const QString& kind, int quantity, const QString& from, const QString& to, const QString& remark = {}) {
    paper.steps.push_back({.at = at(when), .number = QString::number(paper.steps.size() + 1), .kind = kind, .quantity = pieces(quantity), .from = from, .to = to, .hands = u"交 某公司\n收 甲、乙"_s,
                           .docNo = u"云市监强制〔2026〕1号"_s, .remark = remark, .recordedBy = u"张三"_s});
  };
  add("2026-03-12 14:30", u"查封、扣押"_s, 100, u"未保管"_s, u"查封扣押 · 一号库"_s);
  add("2026-03-13", u"移位"_s, 99, u"查封扣押 · 一号库"_s, u"查封扣押 · 一号库/A-01"_s, u"【已更正】"_s);
  add("2026-03-13", u"移位"_s, 99, u"查封扣押 · 一号库/A-01"_s, u"查封扣押 · 一号库"_s, u"更正第 2 号记录；数量误录"_s);
  add("2026-03-14", u"抽样送检"_s, 3, u"查封扣押 · 一号库"_s, u"查封扣押 · 省质检院"_s);
  add("2026-03-20", u"检验消耗"_s, 1, u"查封扣押 · 省质检院"_s, u"检验消耗"_s, u"检验报告所载"_s);
  add("2026-03-21", u"送检返还"_s, 2, u"查封扣押 · 省质检院"_s, u"查封扣押 · 一号库"_s);
  add("2026-03-22", u"拆分"_s, 14, u"查封扣押 · 一号库"_s, u"查封扣押 · 一号库"_s, u"另一项："_s + itemLabel(ItemId{13}));
  add("2026-03-25", u"解除返还"_s, 10, u"查封扣押 · 一号库"_s, u"解除返还"_s);
  add("2026-04-02", u"移送公安"_s, 5, u"查封扣押 · 一号库"_s, u"移送公安"_s);
  add("2026-05-12", u"没收"_s, 70, u"查封扣押 · 一号库"_s, u"已没收 · 一号库"_s);
  add("2026-11-21 09:30", u"销毁"_s, 30, u"处置已批准 · 处置单位"_s, u"已销毁"_s);
  paper.notes = {{u"2026-03-15"_s, u"封条破损"_s, u"箱角受潮，重新加封"_s}};
  const QString text = words(composeCustodyChain(paper));
  EXPECT_TRUE(text.contains(u"更正第 2 号记录；数量误录"_s));
  EXPECT_TRUE(text.contains(itemLabel(ItemId{13})));
  const LaidOutDocument pages = written(composeCustodyChain(paper), "chain");
  EXPECT_LE(pages.pages.size(), 3u);
  EXPECT_TRUE(pages.pages.front().text().contains(u"能否处置"_s) && pages.pages.front().text().contains(u"经手人"_s)) << "the chain begins below the summary";
  paper.steps.resize(3);
  paper.notes.clear();
  EXPECT_EQ(written(composeCustodyChain(paper), "chain_short").pages.size(), 1u);
}

TEST_F(GoodsPapers, stockTakeReportHidesWhatABlindCountMayNotShow) {
  StockTakePaper paper{.office = u"云岭县双打办"_s, .take = {.number = u"PD2026-001"_s, .place = PlaceId{1}, .samplePermille = 125, .seed = 77, .counter = u"周九"_s}, .place = u"一号库"_s, .startedBy = u"张三"_s};
  for (int i = 0; i < 30; ++i) {
    StockTakePaper::Line line{.difference = {.item = ItemId{i + 1}, .place = PlaceId{1}, .expected = pieces(10)}, .item = item(i + 1, u"白酒"_s, u"瓶"_s, 10), .place = u"一号库/A-01"_s};
    if (i > 0) {
      line.difference.counted = pieces(i == 4 ? 9 : 10);
      line.difference.round = i == 4 ? 2 : 1;
    }
    paper.lines.push_back(line);
  }
  const auto rowOf = [](const Document& document, std::size_t row) { return std::get<TableBlock>(document.blocks.back()).rows[row]; };
  EXPECT_EQ(rowOf(composeStockTakeReport(paper), 0)[6], QString());
  EXPECT_EQ(rowOf(composeStockTakeReport(paper), 4)[8], u"-1"_s);
  EXPECT_TRUE(words(composeStockTakeReport(paper)).contains(u"抽盘 12.5%"_s));
  EXPECT_TRUE(words(composeStockTakeReport(paper)).contains(u"应盘 30 项，已盘 29 项，相符 28 项，不符 1 项。"_s));
  paper.take.closedAt = *Instant::parseLocal(u"2026-11-21 10:00");
  paper.take.conclusion = u"A-01 短少一瓶，已查明为破损。"_s;
  EXPECT_EQ(rowOf(composeStockTakeReport(paper), 0)[6], u"10"_s);
  written(composeStockTakeReport(paper), "stocktake");
}

TEST_F(GoodsPapers, goodsListHasTheColumnsOfForm24) {
  GoodsListPaper paper{.office = u"云岭县双打办"_s, .measure = {.kind = u"扣押"_s, .docNo = u"云市监强制〔2026〕1号"_s, .takenDate = at("2026-03-12")}, .caseNumber = u"AJ2026-0001"_s, .party = u"云岭好酒商行"_s};
  for (int i = 0; i < 40; ++i) {
    paper.items.push_back(item(i + 1, u"白酒"_s, u"瓶"_s, 10));
  }
  const Document document = composeGoodsLists({paper, paper});
  const auto& table = std::get<TableBlock>(document.blocks[1]);
  EXPECT_EQ(table.head, (QStringList{u"序号"_s, u"标称名称"_s, u"规格（型号）"_s, u"单位"_s, u"数量"_s, u"备注"_s}));
  EXPECT_EQ(table.rows[0][5], u"品牌：某牌"_s) << "the form has no column for it";
  written(document, "form24");
}

}  // namespace
