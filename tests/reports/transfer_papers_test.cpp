#include "reports/transfer_papers_composer.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QTemporaryDir>
#include <set>

#include "domain/transfer_table.h"
#include "poppler.h"
#include "reports/document_text.h"
#include "reports/docx_writer.h"
#include "reports/page_layout.h"
#include "reports/pdf_writer.h"
#include "services/transfer_papers.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

EventDate at(const char* text) { return *EventDate::parse(QString::fromLatin1(text)); }

/// A matter whose steps are put together by hand.
class TransferPapers : public testing::Test {
 protected:
  static TransferPaperSource empty(TransferLane lane) {
    TransferPaperSource source{.office = u"云岭县双打办"_s};
    source.sheet.transfer = {.id = TransferId{1}, .number = u"YS2026-0001"_s, .lane = lane};
    source.sheet.standing.state = TransferTable::builtIn().start(lane).code;
    source.sheet.now = at("2026-11-22 10:00");
    return source;
  }
  static void happen(TransferPaperSource& source, const QString& step, const char* on, const QString& docNo, const QMap<QString, QString>& details, const std::vector<EnclosedPaper>& papers = {}) {
    const TransferStep* row = TransferTable::builtIn().step(step);
    ASSERT_NE(row, nullptr) << step.toStdString();
    const TransferStep::Move& move = row->moves.front();
    TransferEvent event{.step = step, .on = at(on), .docNo = docNo, .details = details, .papers = papers};
    source.sheet.steps.push_back({.step = step, .on = event.on, .from = move.from, .to = move.to, .event = event});
    source.sheet.standing.state = move.to;
    source.sheet.standing.since = event.on;
  }
  static SeizedItem item(int key, const QString& name, int quantity) {
    SeizedItem line{.id = ItemId{key}, .measure = MeasureId{1}, .name = name, .spec = u"500ml×6"_s, .quantity = Quantity::ofThousandths(quantity * 1000), .unit = u"瓶"_s};
    line.brand = u"某牌"_s;
    line.unitPrice = u"120"_s;
    line.value = Money::ofFen(quantity * 12'000);
    line.storage = u"一号库"_s;
    return line;
  }
  /// Sent, refused, asked again, upheld; then filed and handed over, as far as papers need it.
  static TransferPaperSource forward() {
    TransferPaperSource source = empty(TransferLane::Forward);
    LegalCase legalCase{.number = u"AJ2026-0001"_s, .authority = u"云岭县市场监督管理局"_s, .party = {.name = u"云岭好酒商行"_s, .type = u"个体工商户"_s}, .cause = u"销售侵犯注册商标专用权的商品"_s, .goodsValue = Money::ofFen(12'345'600), .source = u"投诉举报"_s};
    legalCase.foundDate = at("2026-11-01");
    legalCase.filedDate = at("2026-11-02");
    source.sheet.legalCase = legalCase;
    source.sheet.suspects.push_back({.suspect = {.name = u"赵某"_s, .idNo = u"110101199003070000"_s, .type = u"自然人"_s}});
    MeasureSheet measure{.measure = {.id = MeasureId{1}, .kind = u"seizure"_s, .docNo = u"云市监强制〔2026〕1号"_s, .takenDate = at("2026-11-03")}};
    for (int i = 1; i <= 12; ++i) {
      measure.lines.push_back({.item = item(i, u"白酒"_s, i)});
    }
    source.goods.push_back(measure);
    CaseCourse course;
    course.steps = {{.step = u"on_site"_s, .on = at("2026-11-02")}, {.step = u"rights_id"_s, .on = at("2026-11-05")}};
    source.course = course;
    happen(source, u"flag_crime_suspicion"_s, "2026-11-10 09:00", {}, {{u"crime"_s, u"销售假冒注册商标的商品罪"_s}, {u"suspicion_basis"_s, u"达到追诉标准"_s}, {u"threshold_rows"_s, u"销售金额5万元以上"_s}, {u"reason"_s, u"赵某在其经营的商行内销售假冒“某牌”注册商标的白酒，经权利人辨认为假冒注册商标的商品。"_s}});
    happen(source, u"assign_team"_s, "2026-11-10 10:00", {}, {{u"officers"_s, u"张三、李四"_s}, {u"approver"_s, u"王五"_s}});
    happen(source, u"submit_report"_s, "2026-11-11 09:00", {}, {{u"head_name"_s, u"钱局"_s}, {u"officers"_s, u"张三、李四"_s}});
    happen(source, u"approve_transfer"_s, "2026-11-12 16:30", {}, {{u"head_name"_s, u"钱局"_s}, {u"head_role"_s, u"正职负责人"_s}});
    happen(source, u"send_transfer"_s, "2026-11-13 09:00", u"云市监涉罪移〔2026〕1号"_s,
           {{u"police_organ"_s, u"云岭县公安局"_s}, {u"crime"_s, u"销售假冒注册商标的商品罪"_s}, {u"handler"_s, u"张三"_s}, {u"phone"_s, u"0000-1234567"_s}, {u"persons"_s, u"1"_s}, {u"money"_s, u"123456.00"_s}, {u"copied"_s, u"是"_s}},
           {{.paper = u"transfer_letter"_s, .copies = 2, .pages = 2}, {.paper = u"investigation_report"_s, .pages = 3}, {.paper = u"goods_list"_s, .pages = 1}, {.paper = u"material_list"_s}});
    happen(source, u"copy_to_procuratorate"_s, "2026-11-13 11:00", {}, {{u"organ"_s, u"云岭县人民检察院"_s}});
    return source;
  }
  static void refused(TransferPaperSource& source) {
    happen(source, u"sign_receipt"_s, "2026-11-13 10:00", {}, {{u"received_by"_s, u"孙警官"_s}});
    happen(source, u"refuse_filing"_s, "2026-11-16", u"云公（经）不立字〔2026〕3号"_s, {{u"notice_on"_s, u"2026-11-17"_s}, {u"reason"_s, u"没有犯罪事实"_s}});
    happen(source, u"request_reconsideration"_s, "2026-11-18", u"云市监函〔2026〕7号"_s, {{u"police_organ"_s, u"云岭县公安局"_s}, {u"reason"_s, u"销售金额经账册核实，已达到追诉标准。"_s}});
    happen(source, u"reconsider_uphold"_s, "2026-11-19", u"云公复〔2026〕1号"_s, {{u"notice_on"_s, u"2026-11-20"_s}});
    happen(source, u"request_supervision"_s, "2026-11-21", u"云市监函〔2026〕8号"_s, {{u"organ"_s, u"云岭县人民检察院"_s}, {u"reason"_s, u"账册、权利人辨认意见相互印证，应当追究刑事责任。"_s}});
  }
  static TransferPaperValue made(const TransferPaperSource& source, const QString& paper) {
    const Result<TransferPaperValue> value = transferPaper(source, paper);
    EXPECT_TRUE(value) << paper.toStdString() << (value ? "" : value.error().value.toStdString());
    return value.value_or(TransferPaperValue{});
  }
  static QString words(const TransferPaperValue& paper) { return documentText(composeTransferPaper(paper)).join(u'\n'); }
  /// Lays it out; keeps PDF and DOCX where they are to be looked at.
  LaidOutDocument written(const TransferPaperValue& paper) {
    const Document document = composeTransferPaper(paper);
    LaidOutDocument pages = layOut(document, fonts_);
    const QString kept = qEnvironmentVariable("SHUANGDA_SCREENSHOTS");
    if (!kept.isEmpty() && QDir().mkpath(kept)) {
      EXPECT_TRUE(writePdf(pages, {}, kept + u"/transfer_"_s + paper.paper + u".pdf"_s));
      EXPECT_TRUE(writeDocx(document, {}, kept + u"/transfer_"_s + paper.paper + u".docx"_s));
    }
    return pages;
  }

  FontBook fonts_;
};

}  // namespace

TEST_F(TransferPapers, everyPaperTheProgramMakesHasAText) {
  for (const TransferPaper& paper : TransferTable::builtIn().papers()) {
    EXPECT_EQ(paper.made, !TransferPaperBook::builtIn().of(paper.id).empty()) << paper.id.toStdString();
  }
}

TEST_F(TransferPapers, everyReferenceOfATextIsKnown) {
  const std::set<QString> computed{u"case"_s, u"matter"_s, u"suspects"_s, u"goods"_s, u"seizure"_s, u"own"_s, u"last"_s, u"organ"_s, u"office"_s, u"measures"_s, u"evidence"_s, u"clocks"_s, u"materials"_s, u"none"_s};
  const QStringList derived{u"on"_s, u"at"_s, u"doc"_s, u"difference_text"_s, u"moved_doc"_s};
  for (const TransferPaperRow& row : TransferPaperBook::builtIn().rows()) {
    for (const PaperPlace& place : paperPlaces(row.text)) {
      for (const QString& reference : place.references) {
        const QString family = reference.section(u'.', 0, 0);
        const QString key = reference.section(u'.', 1, 1);
        const TransferStep* step = TransferTable::builtIn().step(family);
        EXPECT_TRUE(computed.contains(family) || step) << reference.toStdString();
        const bool isDetail = ProcedureTable::builtIn().detail(key) != nullptr;
        EXPECT_TRUE(!(step || family == u"own" || family == u"last") || isDetail || derived.contains(key)) << reference.toStdString();
        EXPECT_TRUE(!step || derived.contains(key) || std::ranges::any_of(step->details, [&](const AskedDetail& asked) { return asked.detail == key; })) << reference.toStdString();
      }
    }
  }
}

TEST_F(TransferPapers, everyPaperIsComposedFromAnEmptyRecordWithVisibleBlanks) {
  std::set<QString> seen;
  for (const TransferLane lane : {TransferLane::Forward, TransferLane::Reverse, TransferLane::Other, TransferLane::Order, TransferLane::Notice}) {
    const TransferPaperSource source = empty(lane);
    for (const TransferPaperOffer& offer : transferPaperOffers(source)) {
      const TransferPaperValue paper = made(source, offer.paper);
      EXPECT_EQ(paper.empty, offer.empty);
      EXPECT_FALSE(paper.empty.isEmpty()) << offer.paper.toStdString();
      for (const QString& field : paper.empty) {
        EXPECT_FALSE(field.contains(u'.') || field.contains(u'{')) << "a name in Chinese: " << field.toStdString();
      }
      EXPECT_FALSE(words(paper).contains(u'{'));
      EXPECT_FALSE(layOut(composeTransferPaper(paper), fonts_).pages.empty());
      seen.insert(offer.paper);
    }
  }
  EXPECT_EQ(seen.size(), 14u);
  EXPECT_TRUE(words(made(empty(TransferLane::Forward), u"transfer_letter"_s)).contains(kPaperBlank));
}

TEST_F(TransferPapers, theLetterSaysWhatWasRecordedAndWhatIsMissing) {
  const TransferPaperValue letter = made(forward(), u"涉嫌犯罪案件移送书"_s);
  EXPECT_EQ(letter.number, u"云市监涉罪移〔2026〕1号"_s);
  EXPECT_EQ(letter.from, u"云岭县市场监督管理局"_s);
  EXPECT_EQ(letter.empty, QStringList{u"联系地址"_s});
  const QString text = words(letter);
  for (const QString& piece : {u"云岭县公安局："_s, u"赵某的行为涉嫌构成销售假冒注册商标的商品罪"_s, u"《中华人民共和国行政处罚法》第二十七条第一款"_s, u"联系人：张三，联系电话：0000-1234567"_s,
                               u"涉案金额123456.00元。"_s, u"附件：1.涉嫌犯罪案件情况的调查报告"_s, u"2026年11月13日"_s, u"抄送：云岭县人民检察院"_s, u"（回执）"_s, u"受案文号"_s}) {
    EXPECT_TRUE(text.contains(piece)) << piece.toStdString();
  }
  const LaidOutDocument pages = written(letter);
  EXPECT_TRUE(pages.pages.back().text().trimmed().startsWith(u"涉嫌犯罪案件移送书（回执）"_s)) << "the slip stands on a page of its own";
}

TEST_F(TransferPapers, reportListsAndApprovalAreFilledFromTheRecord) {
  const TransferPaperSource source = forward();
  const TransferPaperValue approval = made(source, u"transfer_report"_s);
  EXPECT_TRUE(approval.empty.isEmpty()) << approval.empty.join(u'、').toStdString();
  EXPECT_TRUE(words(approval).contains(u"同意移送。钱局（正职负责人），2026年11月12日 16:30。"_s));
  EXPECT_TRUE(words(approval).contains(u"时　　分"_s));
  EXPECT_EQ(written(approval).pages.size(), 1u);
  const TransferPaperValue report = made(source, u"investigation_report"_s);
  EXPECT_TRUE(words(report).contains(u"12项，78瓶，货值9360.00元"_s)) << words(report).toStdString();
  EXPECT_TRUE(words(report).contains(u"2026年11月3日扣押（云市监强制〔2026〕1号），涉及物品12项。"_s));
  EXPECT_TRUE(words(report).contains(u"2026年11月11日"_s)) << "dated when it was submitted";
  written(report);
  const TransferPaperValue goods = made(source, u"goods_list"_s);
  EXPECT_TRUE(goods.empty.isEmpty()) << goods.empty.join(u'、').toStdString();
  EXPECT_TRUE(goods.landscape);
  EXPECT_TRUE(words(goods).contains(u"合计：12项，78瓶，货值9360.00元。以下空白。"_s));
  written(goods);
  const TransferPaperValue materials = made(source, u"material_list"_s);
  EXPECT_TRUE(materials.empty.isEmpty()) << materials.empty.join(u'、').toStdString();
  EXPECT_TRUE(words(materials).contains(u"涉嫌犯罪案件移送书"_s));
  written(materials);
}

TEST_F(TransferPapers, refusalReconsiderationAndSupervisionNameTheirPapers) {
  TransferPaperSource source = forward();
  refused(source);
  const TransferPaperValue request = made(source, u"reconsideration_request"_s);
  EXPECT_TRUE(request.empty.isEmpty()) << request.empty.join(u'、').toStdString();
  EXPECT_TRUE(words(request).contains(u"云公（经）不立字〔2026〕3号"_s) && words(request).contains(u"2026年11月17日收到"_s));
  written(request);
  const TransferPaperValue supervision = made(source, u"supervision_request"_s);
  EXPECT_TRUE(supervision.empty.isEmpty()) << supervision.empty.join(u'、').toStdString();
  EXPECT_TRUE(words(supervision).contains(u"第九条") && !words(supervision).contains(u"第十七条")) << words(supervision).toStdString();
  EXPECT_TRUE(words(supervision).contains(u"决定维持不予立案（云公复〔2026〕1号）"_s));
  written(supervision);
  const TransferPaperValue reminder = made(source, u"reminder"_s);
  EXPECT_TRUE(words(reminder).contains(u"至今1日"_s)) << words(reminder).toStdString();
  EXPECT_EQ(reminder.from, u"云岭县双打办"_s);
  written(reminder);
}

TEST_F(TransferPapers, anOverdueExaminationIsReportedUnderArticleSeventeen) {
  TransferPaperSource source = forward();
  happen(source, u"sign_receipt"_s, "2026-11-13 10:00", {}, {{u"received_by"_s, u"孙警官"_s}});
  happen(source, u"report_overdue"_s, "2026-11-21", u"云市监函〔2026〕9号"_s, {{u"organ"_s, u"云岭县人民检察院"_s}, {u"reason"_s, u"逾期未决"_s}});
  const QString text = words(made(source, u"supervision_request"_s));
  EXPECT_TRUE(text.contains(u"第十七条") && text.contains(u"逾期未作出") && !text.contains(u"第九条")) << text.toStdString();
}

TEST_F(TransferPapers, handoverRecordAndNoticeGoWithTheGoods) {
  TransferPaperSource source = forward();
  happen(source, u"file_case"_s, "2026-11-16", u"云公（经）立字〔2026〕5号"_s, {{u"notice_on"_s, u"2026-11-17"_s}});
  happen(source, u"hand_over_goods"_s, "2026-11-18 10:00", u"云市监物移〔2026〕1号"_s,
         {{u"officers"_s, u"张三、李四"_s}, {u"received_by"_s, u"孙警官"_s}, {u"handed"_s, u"有差异"_s}, {u"difference"_s, u"破损一瓶"_s}, {u"on_behalf"_s, u"否"_s}});
  source.goods[0].lines[0].balance = {};
  const TransferPaperValue record = made(source, u"handover_record"_s);
  EXPECT_TRUE(words(record).contains(u"有差异；破损一瓶"_s) && words(record).contains(u"云公（经）立字〔2026〕5号"_s));
  EXPECT_EQ(record.empty, (QStringList{u"交接地点"_s, u"实交数量"_s, u"物品状况"_s, u"案卷材料"_s}));
  written(record);
  const TransferPaperValue notice = made(source, u"seized_goods_notice"_s);
  EXPECT_EQ(notice.title, u"查封（扣押）物品移送告知书"_s);
  EXPECT_EQ(notice.number, u"云市监物移〔2026〕1号"_s);
  EXPECT_EQ(notice.empty, QStringList{u"联系地址"_s});
  EXPECT_TRUE(words(notice).contains(u"以云市监强制〔2026〕1号对你（单位）的有关物品实施扣押"_s)) << words(notice).toStdString();
  written(notice);
}

TEST_F(TransferPapers, papersOfTheOtherLanes) {
  TransferPaperSource reverse = forward();
  reverse.sheet.steps.clear();
  reverse.sheet.transfer.lane = TransferLane::Reverse;
  happen(reverse, u"receive_reverse"_s, "2026-11-05", {}, {{u"reverse_paper"_s, u"检察意见书"_s}, {u"organ"_s, u"云岭县人民检察院"_s}, {u"paper_no"_s, u"云检意〔2026〕2号"_s}});
  happen(reverse, u"file_administrative"_s, "2026-11-08", {}, {{u"approver"_s, u"钱局"_s}});
  happen(reverse, u"decide"_s, "2026-11-15", {}, {{u"admin_result"_s, u"不予处罚"_s}, {u"reason"_s, u"已超过追究时效"_s}});
  happen(reverse, u"reply"_s, "2026-11-16", u"云市监函〔2026〕10号"_s, {{u"organ"_s, u"云岭县人民检察院"_s}, {u"result"_s, u"已依法作出不予行政处罚决定。"_s}});
  const TransferPaperValue letter = made(reverse, u"result_letter"_s);
  EXPECT_TRUE(words(letter).contains(u"2026年11月8日立案"_s) && words(letter).contains(u"理由：已超过追究时效。"_s)) << words(letter).toStdString();
  written(letter);
  EXPECT_FALSE(transferPaper(reverse, u"transfer_letter"_s)) << "of another lane";

  TransferPaperSource other = forward();
  other.sheet.steps.clear();
  other.sheet.transfer.lane = TransferLane::Other;
  happen(other, u"approve_other_transfer"_s, "2026-11-05", {}, {{u"organ"_s, u"云岭县农业农村局"_s}, {u"reason"_s, u"不属于本局管辖"_s}, {u"approver"_s, u"钱局"_s}});
  happen(other, u"send_other_transfer"_s, "2026-11-06", u"云市监案移〔2026〕1号"_s, {{u"organ"_s, u"云岭县农业农村局"_s}, {u"handler"_s, u"张三"_s}, {u"phone"_s, u"0000-1234567"_s}});
  const TransferPaperValue moved = made(other, u"other_organ_letter"_s);
  EXPECT_EQ(moved.empty, (QStringList{u"程序规定的条款"_s, u"联系地址"_s}));
  written(moved);

  TransferPaperSource order = empty(TransferLane::Order);
  order.sheet.transfer.title = u"假酒系列案"_s;
  happen(order, u"issue_order"_s, "2026-11-05", u"双打办督〔2026〕1号"_s, {{u"organ"_s, u"云岭县公安局"_s}, {u"matter"_s, u"查清假酒系列案来源"_s}, {u"due_on"_s, u"2026-12-05"_s}, {u"approver"_s, u"赵主任"_s}});
  const TransferPaperValue ordered = made(order, u"supervision_order"_s);
  EXPECT_TRUE(ordered.empty.isEmpty()) << ordered.empty.join(u'、').toStdString();
  EXPECT_TRUE(words(ordered).contains(u"请于2026年12月5日前办结"_s));
  written(ordered);

  TransferPaperSource notice = empty(TransferLane::Notice);
  notice.sheet.transfer.title = u"假酒系列案"_s;
  happen(notice, u"notify_major_case"_s, "2026-11-05", {}, {{u"organ"_s, u"云岭县公安局"_s}, {u"matter"_s, u"涉案金额巨大，涉及多地。"_s}, {u"approver"_s, u"赵主任"_s}});
  const TransferPaperValue told = made(notice, u"major_case_notice"_s);
  EXPECT_TRUE(told.empty.isEmpty()) << told.empty.join(u'、').toStdString();
  written(told);
}
