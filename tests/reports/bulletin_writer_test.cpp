#include "reports/bulletin_writer.h"

#include <gtest/gtest.h>

#include "domain/tally.h"
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
  EXPECT_TRUE(paragraph(all, u"problems"_s).printed) << "one sentence on the last bulletin's problems is always there";
  EXPECT_EQ(plainText(paragraph(all, u"earlier"_s).runs), u"上期通报没有需要跟踪整改的问题。"_s);
}

TEST_F(BulletinWriter, problemsNameUnitsAndStreaks) {
  BulletinMaterial value = material({});
  value.problems = {{.name = u"未报送"_s,
                     .items = {{.subject = u"甲局"_s, .weight = 3, .unit = u"甲局"_s}, {.subject = u"乙局"_s, .weight = 1, .unit = u"乙局"_s}}},
                    {.name = u"平台漏录"_s,
                     .items = {{.subject = u"A1"_s, .legalCase = CaseId{1}, .unit = u"甲局"_s}, {.subject = u"A2"_s, .legalCase = CaseId{2}, .unit = u"甲局"_s}, {.subject = u"B1"_s, .legalCase = CaseId{3}, .unit = u"乙局"_s}}}};
  EXPECT_EQ(text(value, u"p_reports"_s), "报表报送不及时。甲局、乙局未报送本期报表，其中甲局连续3个季度未报送。");
  EXPECT_EQ(text(value, u"p_platform"_s), "平台录入不全。3件案件没有录入两法衔接信息共享平台：甲局2件、乙局1件。");
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
  const QStringList varying{u"有"_s, u"无"_s, u"有组"_s, u"问题"_s, u"更正"_s};
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
