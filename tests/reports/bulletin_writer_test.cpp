#include "reports/bulletin_writer.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

#include "domain/tally.h"
#include "reports/bulletin_attachments.h"
#include "reports/bulletin_notes.h"
#include "reports/bulletin_slots.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

class BulletinWriter : public testing::Test {
 protected:
  BulletinWriter() {
    catalogue_ = std::make_shared<const IndicatorCatalogue>(IndicatorCatalogue::builtIn());
    head_.organ = u"云岭县双打办"_s;
    head_.issued = QDate(2020, 10, 10);
  }
  Fact filed(const QString& region, QDate day, std::int64_t fen = 0, const QString& campaign = {}) {
    Fact fact{.id = ++lastId_};
    fact.text(FactText::Region) = names_.intern(region);
    fact.text(FactText::Unit) = names_.intern(region + u"市场监管局"_s);
    if (!campaign.isEmpty()) {
      fact.text(FactText::Campaign) = names_.intern(campaign);
    }
    fact.day(FactDate::Filed) = static_cast<std::int32_t>(day.toJulianDay());
    fact.amount(FactAmount::CaseValue) = fen;
    return fact;
  }
  /// As many cases as numbers, of 甲01县, 甲02县 …
  std::vector<Fact> filedBy(const std::vector<int>& numbers) {
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      for (int n = 0; n < numbers[i]; ++n) {
        facts.push_back(filed(u"甲%1县"_s.arg(i + 1, 2, 10, QLatin1Char('0')), QDate(2020, 8, 1)));
      }
    }
    return facts;
  }
  static std::vector<Figure>& all(BulletinMaterial& value, bool year) { return year ? value.bulletin.yearToDate : value.bulletin.figures; }
  /// Nothing is known but one figure.
  BulletinMaterial only(const QString& code, std::int64_t amount, bool year = false) {
    BulletinMaterial value = material({});
    for (const bool each : {false, true}) {
      for (Figure& figure : all(value, each)) {
        const bool asked = each == year && figure.indicator->code == code;
        figure = {.indicator = figure.indicator, .value = {.amount = asked ? amount : 0, .denominator = 2000, .known = asked}};
      }
    }
    return value;
  }
  static ReportReceipt missing(const QString& unit, const QString& mode) { return {.unit = {.name = unit, .dataMode = mode}, .period = Period::quarter(2020, 3)}; }
  BulletinMaterial material(const std::vector<Fact>& facts) {
    const FigureContext context{.cutoff = *Instant::parseLocal(u"2020-10-10 09:00"), .publishDays = 20};
    Tally tally(*catalogue_, context, names_,
                {.period = Period::quarter(2020, 3), .breakdowns = {FigureDimension::Region, FigureDimension::Unit, FigureDimension::Campaign, FigureDimension::Field}});
    for (const Fact& fact : facts) {
      tally.add(fact, {});
    }
    BulletinMaterial value{.bulletin = tally.result(), .named = 3};
    value.bulletin.catalogue = catalogue_;
    return value;
  }
  std::vector<WrittenParagraph> written(const BulletinMaterial& value) { return writeBulletin(value, head_); }
  const WrittenParagraph& paragraph(const std::vector<WrittenParagraph>& all, const QString& code) {
    return *std::find_if(all.begin(), all.end(), [&](const WrittenParagraph& p) { return p.code == code; });
  }
  /// As UTF-8: a difference is to be readable.
  std::string text(const BulletinMaterial& value, const QString& code) {
    const std::vector<WrittenParagraph> all = written(value);
    return plainText(paragraph(all, code).runs).toStdString();
  }

  std::shared_ptr<const IndicatorCatalogue> catalogue_;
  FactNames names_;
  BulletinLetterhead head_;
  std::int64_t lastId_ = 0;
};

TEST_F(BulletinWriter, sentenceOfEnforcementHasTheOrderOfPublishedOnes) {
  const BulletinMaterial value = material({filed(u"甲县"_s, QDate(2019, 8, 1)), filed(u"甲县"_s, QDate(2020, 7, 1), 2875000'00), filed(u"乙县"_s, QDate(2020, 8, 1))});
  EXPECT_EQ(text(value, u"enforcement"_s), "2020年第三季度，全县行政执法机关立案2件，同比上升100%，上季度为0，无办结；涉案金额287.5万元；未向公安机关移送涉嫌犯罪案件。");
}

TEST_F(BulletinWriter, everyNumberIsLiveAndFoundUnderItsName) {
  const BulletinMaterial value = material({filed(u"甲县"_s, QDate(2020, 7, 1), 100, u"铁拳"_s)});
  const TextTemplates templates(bulletinSlots(value, head_));
  int live = 0;
  for (const WrittenParagraph& p : written(value)) {
    for (const TextRun& run : p.runs) {
      if (!run.name.isEmpty()) {
        ++live;
        EXPECT_EQ(plainText(*templates.write(u"{{%1}}"_s.arg(run.name))), run.text) << p.code.toStdString() << ' ' << run.name.toStdString();
      }
      EXPECT_FALSE(run.name.isEmpty() && run.text.contains(u"1件")) << "a number that is only words: " << run.text.toStdString();
    }
  }
  EXPECT_GT(live, 10);
}

TEST_F(BulletinWriter, whatTheClerkWroteSurvivesNewNumbers) {
  std::vector<Fact> facts{filed(u"甲县"_s, QDate(2020, 7, 1))};
  BulletinMaterial value = material(facts);
  const std::vector<WrittenParagraph> first = written(value);
  QString source = sourceOf(paragraph(first, u"enforcement"_s).runs);
  source.replace(u"行政执法机关"_s, u"各执法部门齐心协力，"_s);
  const std::vector<Wording> wordings{{.period = value.bulletin.period, .code = u"enforcement"_s, .kind = Wording::Kind::Edited, .text = source},
                                      {.period = value.bulletin.period, .code = u"own/1"_s, .kind = Wording::Kind::Own, .after = u"enforcement"_s, .text = u"特此说明，立案{{adm_filed.数}}。"_s}};
  facts.push_back(filed(u"乙县"_s, QDate(2020, 8, 1)));
  value = material(facts);
  value.wordings = wordings;
  EXPECT_TRUE(QString::fromStdString(text(value, u"enforcement"_s)).startsWith(u"2020年第三季度，全县各执法部门齐心协力，立案2件"_s)) << text(value, u"enforcement"_s);
  EXPECT_EQ(text(value, u"own/1"_s), "特此说明，立案2件。");
}

TEST_F(BulletinWriter, headingsOverNothingAreNotPrinted) {
  const std::vector<WrittenParagraph> all = written(material({filed(u"甲县"_s, QDate(2020, 7, 1))}));
  EXPECT_FALSE(paragraph(all, u"criminal_h"_s).printed) << "nobody reported of police, prosecutors and courts";
  EXPECT_FALSE(paragraph(all, u"typical"_s).printed);
  EXPECT_FALSE(paragraph(all, u"campaigns"_s).printed);
  EXPECT_TRUE(paragraph(all, u"overview"_s).printed);
}

TEST_F(BulletinWriter, theLastBulletinIsSpokenOfWhereThereWasOne) {
  BulletinMaterial value = material({});
  EXPECT_EQ(text(value, u"earlier"_s), "") << "the first bulletin of an office";
  EXPECT_FALSE(paragraph(written(value), u"problems"_s).printed);
  value.last = Period::quarter(2020, 2);
  EXPECT_EQ(text(value, u"earlier"_s), "上期通报没有需要跟踪整改的问题。");
  EXPECT_TRUE(paragraph(written(value), u"problems"_s).printed) << "one sentence on the last bulletin's problems is always there";
  value.earlier = {{.period = Period::quarter(2020, 2), .list = u"零移送"_s, .unit = u"乙局"_s}};
  EXPECT_EQ(text(value, u"earlier"_s), "2020年第二季度通报指出的1个问题，均未报送整改结果，乙局尚未整改到位。");
}

TEST_F(BulletinWriter, aCampaignSaysNothingOfFiguresItDoesNotHave) {
  Fact other = filed(u"乙县"_s, QDate(2020, 7, 2), 2875000'00);
  other.day(FactDate::Closed) = static_cast<std::int32_t>(QDate(2020, 8, 2).toJulianDay());
  const BulletinMaterial value = material({filed(u"甲县"_s, QDate(2020, 7, 1), 0, u"铁拳"_s), other});
  EXPECT_EQ(text(value, u"campaign/铁拳"_s), "“铁拳”专项行动中，立案1件，上年同期无数据。");
}

TEST_F(BulletinWriter, formsThatAreMissingAreNamedBesideTheNumbers) {
  BulletinMaterial value = material({filed(u"甲县"_s, QDate(2020, 7, 1)), filed(u"乙县"_s, QDate(2019, 7, 1))});
  value.receipts = {missing(u"戊局"_s, u"报表"_s), missing(u"己局"_s, u"台账"_s)};
  EXPECT_EQ(text(value, u"enforcement"_s), "2020年第三季度，全县行政执法机关立案1件（未含戊局），同比持平，上季度为0，无办结；未向公安机关移送涉嫌犯罪案件。");
  EXPECT_EQ(text(value, u"transfer"_s), "本期无移送公安机关的涉嫌犯罪案件（未含戊局），同比持平。");
  BulletinMaterial empty = material({filed(u"乙县"_s, QDate(2019, 7, 1))});
  EXPECT_EQ(text(empty, u"enforcement"_s), "2020年第三季度，全县行政执法机关无立案（上年同期1件），无办结；未向公安机关移送涉嫌犯罪案件。");
  EXPECT_EQ(text(empty, u"parts_end"_s), "本期没有可分列的立案。");
  empty.receipts = value.receipts;
  EXPECT_EQ(text(empty, u"enforcement"_s), "2020年第三季度，全县行政执法机关无立案（未含戊局），上年同期1件，无办结；未向公安机关移送涉嫌犯罪案件。");
  EXPECT_EQ(text(empty, u"parts_end"_s), "分地区、分部门的数字（未含戊局）见附件1和附件2。");
}

TEST_F(BulletinWriter, notesNameTheSourcesAndHoldInBothStates) {
  BulletinMaterial value = material({});
  value.receipts = {missing(u"己局"_s, u"台账"_s), missing(u"庚局"_s, u"台账"_s), missing(u"辛局"_s, u"台账"_s), missing(u"壬局"_s, u"台账"_s), missing(u"戊局"_s, u"报表"_s)};
  const QStringList notes = definitionNotes(value);
  EXPECT_TRUE(notes[0].endsWith(u"本通报数字截至该时点，送审时定稿，此后不再变动。"_s)) << notes[0].toStdString();
  EXPECT_EQ(notes[1].toStdString(), "2．数据来源为台账单位（己局、庚局、辛局等4家）登记的案件、销毁活动和报表单位（戊局）报送的报表；未含未报送的戊局，没有报送的不作零计算。");
}

TEST_F(BulletinWriter, aUnitStandsOnceAmongThoseThatSettledNothing) {
  BulletinMaterial value = material({});
  ProblemList open{.name = kOpenProblems};
  for (const auto& [unit, quarters] : {std::pair{u"甲局"_s, 3}, std::pair{u"乙局"_s, 2}, std::pair{u"甲局"_s, 2}, std::pair{u"丙局"_s, 1}, std::pair{u"丁局"_s, 1}}) {
    open.items.push_back({.subject = unit, .weight = quarters, .unit = unit});
  }
  value.problems = {open};
  EXPECT_EQ(text(value, u"p_open"_s), "以前指出的问题没有整改到位。甲局、乙局、丙局等4家对以前通报指出的问题尚未整改到位，其中甲局已3个季度、乙局已2个季度。");
  value.problems.front().items.resize(1);
  value.problems.front().items.front().weight = 1;
  EXPECT_EQ(text(value, u"p_open"_s), "以前指出的问题没有整改到位。甲局对以前通报指出的问题尚未整改到位。");
}

TEST_F(BulletinWriter, whoHasNoPowersOrKeepsSilentIsNotSaidToHaveFiledNothing) {
  BulletinMaterial value = material({filed(u"甲县"_s, QDate(2020, 7, 1)), filed(u"乙县"_s, QDate(2019, 7, 1)), filed(u"丙县"_s, QDate(2019, 7, 1)), filed(u"丁县"_s, QDate(2019, 7, 1))});
  value.notEnforcing = {u"乙县市场监管局"_s, u"丁县"_s};
  value.receipts = {missing(u"丙县市场监管局"_s, u"台账"_s)};
  EXPECT_EQ(text(value, u"units"_s), "按部门看，立案数居前的是甲县市场监管局（1件）；丁县市场监管局本期无立案。");
  EXPECT_EQ(QString::fromStdString(text(value, u"regions"_s)).count(u"县"), 4) << text(value, u"regions"_s) << ": regions are not units";
}

TEST_F(BulletinWriter, whoSharesAPlaceIsNamedWithTheOthers) {
  const auto regions = [&](const std::vector<int>& numbers) { return text(material(filedBy(numbers)), u"regions"_s); };
  EXPECT_EQ(regions({5, 4, 3, 3, 2}), "按地区看，立案数居前的是甲01县（5件）、甲02县（4件）、甲03县（3件）、甲04县（3件）。");
  EXPECT_EQ(regions({5, 4, 2, 2, 2, 2, 2, 2, 1}), "按地区看，立案数居前的是甲01县（5件）、甲02县（4件），居后的是甲09县（1件）。");
  EXPECT_EQ(regions({9, 8, 7, 3, 3, 2, 1}), "按地区看，立案数居前的是甲01县（9件）、甲02县（8件）、甲03县（7件），居后的是甲04县（3件）、甲05县（3件）、甲06县（2件）、甲07县（1件）。");
  EXPECT_EQ(regions({3, 2, 2, 2, 2, 1}), "按地区看，立案数居前的是甲01县（3件）、甲02县（2件）、甲03县（2件）、甲04县（2件）、甲05县（2件），居后的是甲06县（1件）。");
  EXPECT_EQ(regions({1, 1, 1, 1, 1, 1, 1}), "按地区看，立案数居前的是甲01县、甲02县、甲03县等7个地区（均为1件）。");
}

TEST_F(BulletinWriter, noSentenceIsItsSubjectAlone) {
  const QStringList withoutNumbers{u"opening"_s, u"parts_end"_s, u"next"_s, u"n_cases"_s, u"n_joint"_s, u"n_answer"_s};
  for (const Indicator& indicator : catalogue_->all()) {
    for (const bool year : {false, true}) {
      for (const std::int64_t amount : {0, 1000}) {
        for (const WrittenParagraph& p : written(only(indicator.code, amount, year))) {
          const QString words = plainText(p.runs);
          if (p.level != 0 || words.isEmpty() || withoutNumbers.contains(p.code)) {
            continue;
          }
          const bool says = words.contains(u'无') || words.contains(u"未向"_s) || std::any_of(p.runs.begin(), p.runs.end(), [](const TextRun& run) { return run.name.endsWith(u".数"_s) || run.name.endsWith(u".累计"_s); });
          EXPECT_TRUE(says) << indicator.code.toStdString() << ' ' << p.code.toStdString() << ": " << words.toStdString();
          static const QRegularExpression zero(u"(?<![0-9.])0[^0-9.]"_s);
          EXPECT_FALSE(words.contains(zero)) << words.toStdString();
          static const QRegularExpression left(u"机关[，；。]|累计[，；。]|[，；、][，；、。]"_s);
          EXPECT_FALSE(words.contains(left)) << words.toStdString();
        }
      }
    }
  }
  EXPECT_EQ(text(only(u"pol_clusters"_s, 2), u"police"_s), "公安机关发起、参加集群战役2次。");
  EXPECT_EQ(text(only(u"cus_items"_s, 2), u"customs"_s), "海关扣留侵权货物2件。");
  EXPECT_EQ(text(only(u"crt_effective_persons"_s, 2), u"courts"_s), "法院判决生效2人。");
  EXPECT_EQ(text(only(u"adm_dens"_s, 2), u"enforcement"_s), "2020年第三季度，全县行政执法机关捣毁窝点2个。");
  EXPECT_EQ(text(only(u"rev_cases"_s, 2), u"transfer"_s), "检察机关反向移送2件。");
  EXPECT_EQ(text(only(u"adm_filed"_s, 0, true), u"cumulative"_s), "");
  EXPECT_EQ(text(only(u"trf_cases"_s, 2, true), u"cumulative"_s), "2020年前三季度，累计移送涉嫌犯罪案件2件。");
}

TEST_F(BulletinWriter, figuresOfTheOfficesOwnDoNotOpenASentenceThatLeavesThemOut) {
  BulletinMaterial value = only(u"pol_arrested"_s, 3);
  EXPECT_EQ(text(value, u"police"_s), "公安机关抓获犯罪嫌疑人3名。");
  Indicator own = *catalogue_->find(u"pol_arrested"_s);
  own.code = u"own_arrested"_s;
  own.own = true;
  for (Figure& figure : value.bulletin.figures) {
    figure.indicator = figure.indicator->code == u"pol_arrested" ? &own : figure.indicator;
  }
  EXPECT_EQ(text(value, u"police"_s), "");
}

TEST_F(BulletinWriter, anOfficeWithoutAPlaceSpeaksOfItsArea) {
  head_.organ = u"双打办"_s;
  EXPECT_TRUE(QString::fromStdString(text(material({}), u"opening"_s)).startsWith(u"现将2020年第三季度本地区打击"_s)) << text(material({}), u"opening"_s);
}

TEST_F(BulletinWriter, campaignsWithTheMostCasesAreTold) {
  std::vector<Fact> facts;
  for (int i = 1; i <= 9; ++i) {
    for (int n = 0; n < i; ++n) {
      facts.push_back(filed(u"甲县"_s, QDate(2020, 7, 1), 0, u"行动%1"_s.arg(i)));
    }
  }
  facts.push_back(filed(u"甲县"_s, QDate(2020, 7, 1)));
  BulletinMaterial value = material(facts);
  std::vector<BreakdownRow>& rows = value.bulletin.breakdowns.at(FigureDimension::Campaign);
  std::reverse(rows.begin(), rows.end());
  QStringList told;
  const TextValue root = bulletinSlots(value, head_);
  for (const TextValue& part : root.find(u"专项行动"_s)->elements) {
    told << part.members.value(u"名称"_s).text;
  }
  EXPECT_EQ(told.join(u' ').toStdString(), "行动9 行动8 行动7 行动6 行动5 行动4 行动3 行动2");
  const TableBlock table = partsTable(value.bulletin, FigureDimension::Campaign, u"专项行动"_s);
  ASSERT_EQ(table.rows.size(), 10u);
  EXPECT_EQ(table.head.front(), u"专项行动"_s);
  EXPECT_EQ(table.rows.back().mid(0, 2), (QStringList{u"全部案件"_s, u"46"_s}));
  EXPECT_TRUE(partsTable(value.bulletin, FigureDimension::Field, u"领域"_s).rows.empty());
}

TEST_F(BulletinWriter, problemsNameUnitsAndStreaks) {
  BulletinMaterial value = material({});
  value.problems = {{.name = u"未报送"_s,
                     .items = {{.subject = u"甲局"_s, .weight = 3, .unit = u"甲局"_s}, {.subject = u"乙局"_s, .weight = 1, .unit = u"乙局"_s}}},
                    {.name = u"平台漏录"_s,
                     .items = {{.subject = u"A1"_s, .legalCase = CaseId{1}, .unit = u"甲局"_s}, {.subject = u"A2"_s, .legalCase = CaseId{2}, .unit = u"甲局"_s}, {.subject = u"B1"_s, .legalCase = CaseId{3}, .unit = u"乙局"_s}}}};
  EXPECT_EQ(text(value, u"p_reports"_s), "报表报送不及时。甲局、乙局未报送本期报表，其中甲局连续3个季度未报送。");
  EXPECT_EQ(text(value, u"p_platform"_s), "平台录入不全。3件案件没有录入两法衔接信息共享平台：甲局（2件）、乙局（1件）。");
  value.earlier = {{.period = Period::quarter(2020, 2), .list = u"未报送"_s, .unit = u"甲局"_s, .settled = SignedBy{}, .settledNote = u"已补报"_s},
                   {.period = Period::quarter(2020, 2), .list = u"零移送"_s, .unit = u"乙局"_s}};
  EXPECT_EQ(text(value, u"earlier"_s), "2020年第二季度通报指出的2个问题，已整改1个，乙局尚未整改到位。");
}

TEST_F(BulletinWriter, typicalCasesAreToldWithoutNames) {
  BulletinMaterial value = material({});
  LegalCase legalCase{.id = CaseId{5}};
  legalCase.authority = u"云岭县市场监管局"_s;
  legalCase.cause = u"销售假冒注册商标的商品案"_s;
  legalCase.goods = u"白酒"_s;
  legalCase.illegalTurnover = Money::ofFen(2875000'00);
  legalCase.filedDate = *EventDate::parse(u"2020-07-01");
  value.cases.push_back({.legalCase = legalCase, .party = u"张某"_s});
  EXPECT_EQ(text(value, u"case/5"_s), "云岭县市场监管局查处张某销售假冒注册商标的商品案。2020年7月1日立案；涉案物品为白酒，涉案金额287.5万元。");
  value.cases.front().legalCase.filedDate = *EventDate::parse(u"2020-08");
  EXPECT_TRUE(QString::fromStdString(text(value, u"case/5"_s)).contains(u"案。2020年8月立案；"_s)) << text(value, u"case/5"_s);
  value.cases.front().legalCase.filedDate = *EventDate::parse(u"2020");
  EXPECT_TRUE(QString::fromStdString(text(value, u"case/5"_s)).contains(u"案。2020年立案；"_s)) << text(value, u"case/5"_s);
}

TEST_F(BulletinWriter, aBrokenTemplateIsShownAndNeverLosesText) {
  BulletinMaterial value = material({});
  value.wordings = {{.code = u"opening"_s, .kind = Wording::Kind::Edited, .text = u"开头{{#有"_s}};
  const std::vector<WrittenParagraph> all = written(value);
  EXPECT_TRUE(paragraph(all, u"opening"_s).isBroken);
  EXPECT_EQ(plainText(paragraph(all, u"opening"_s).runs), u"开头{{#有"_s);
}

TEST_F(BulletinWriter, shippedTextNamesOnlyWhatThereIs) {
  LegalCase legalCase{.id = CaseId{5}};
  BulletinMaterial value = material({filed(u"甲县"_s, QDate(2020, 7, 1), 100, u"铁拳"_s)});
  value.cases.push_back({.legalCase = legalCase});
  value.earlier = {{.period = Period::quarter(2020, 2), .list = u"未报送"_s, .unit = u"甲局"_s}};
  const TextValue root = bulletinSlots(value, head_);
  // 有, 无, 有组 and 问题 hold only what there is at the time; their names are codes, parts of the catalogue and names of lists.
  const QStringList varying{u"有"_s, u"无"_s, u"有组"_s, u"有句"_s, u"问题"_s, u"更正"_s};
  const QStringList members{u"数"_s, u"家数"_s, u"数量"_s, u"名单"_s, u"连续"_s, u"名称"_s, u"居前"_s, u"居后"_s, u"升幅最大"_s, u"降幅最大"_s, u"无立案"_s, u"期间"_s, u"总数"_s, u"已整改"_s, u"未整改名单"_s, u"处数"_s, u"举例"_s};
  const TextValue& telling = root.find(u"典型案例"_s)->elements.front();
  for (const TextRow& row : shippedText()) {
    for (const QString& name : namesIn(row.text)) {
      const QString first = name.section(u'.', 0, 0);
      const bool known = root.find(name) != nullptr || varying.contains(first) || members.contains(name) || telling.find(name) != nullptr;
      EXPECT_TRUE(known) << row.code.toStdString() << ": " << name.toStdString();
      if (first == u"有" || first == u"无") {
        EXPECT_NE(catalogue_->find(name.section(u'.', 1)), nullptr) << row.code.toStdString() << ": " << name.toStdString();
      }
    }
  }
}

}  // namespace
