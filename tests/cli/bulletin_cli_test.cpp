#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;
using namespace Qt::StringLiterals;

namespace {

/// A small area: two units with ledgers, one that reports, the police.
class BulletinCli : public testing::Test {
 protected:
  void SetUp() override {
    must({u"init"_s, u"--office"_s, u"云岭县双打办"_s, u"--admin"_s, u"zhang"_s});
    import("units", "unit_name,group,enforces,reports,data_mode,sort_no\n"
                    "甲县局,县区,是,是,台账,1\n乙县局,县区,是,是,台账,2\n丙县局,县区,是,是,报表,3\n市公安局,部门,否,是,报表,4\n");
    import("cases", "case_id,authority,cause,filed_date,closed_date,found_date,goods,quantity,quantity_unit,illegal_turnover_yuan,recorded_at\n"
                    "A1,甲县局,x,2020-07-02,,,,,,1000,2020-07-03 09:00\n"
                    "A2,甲县局,x,2020-08-02,2020-09-01,2020-08-01,白酒,3,斤,2000,2020-08-03 09:00\n"
                    "B1,乙县局,x,2020-09-02,,2020-08-01,白酒,1.5,公斤,70000,2020-09-03 09:00\n");
    import("reports", "unit,period,due_at,submitted_at,zero_declared,indicator_code,value,measure_unit,qualifier,note\n"
                      "甲县局,2020Q3,2020-10-10 17:00,2020-10-09 10:00,是,,,,,\n"
                      "丙县局,2020Q3,2020-10-10 17:00,2020-10-09 10:00,否,adm_filed,2,件,,\n"
                      "市公安局,2020Q3,2020-10-10 17:00,2020-10-12 10:00,否,pol_value,1.2,亿元,约,\n");
  }
  void import(const char* kind, const char* text) {
    QFile file(folder_.filePath(QStringLiteral("in.csv")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    must({u"import"_s, QString::fromLatin1(kind), file.fileName()});
  }
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{u"--db"_s, folder_.filePath(u"store.db"_s)} + arguments, u"correct horse"_s);
  }
  Answer must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << ": " << answer.error.toStdString();
    return answer;
  }
  /// The rows of a CSV answer without its head.
  QStringList rows(const QStringList& arguments) { return must(QStringList{u"--csv"_s, u"bulletin"_s} + arguments).out.trimmed().split(u'\n').mid(1); }
  static QString of(const QStringList& rows, const QString& start) {
    for (const QString& row : rows) {
      if (row.startsWith(start)) {
        return row;
      }
    }
    return {};
  }

  const QStringList kPeriod{u"--period"_s, u"2020Q3"_s};
  const QStringList kCutoff{u"--cutoff"_s, u"2020-10-15 09:00"_s};
  QTemporaryDir folder_;
};

}  // namespace

TEST_F(BulletinCli, figuresComeFromRecordsAndForms) {
  const QStringList all = rows(QStringList{u"show"_s, u"--by"_s, u"unit"_s} + kPeriod + kCutoff);
  EXPECT_EQ(of(all, u"2020Q3,,adm_filed,"_s), u"2020Q3,,adm_filed,5,件,5,5件,—,上年同期无数据,—,上季度无数据,,,,A1 A2 B1"_s);
  EXPECT_EQ(of(all, u"2020Q3,,pol_value,"_s).section(u',', 3, 6), u"120000000.00,万元,12000.00,约1.2亿元"_s);
  EXPECT_EQ(of(all, u"2020Q3,,asm_score,"_s).section(u',', 3, 5), u",分,—"_s) << "nobody reports it: not zero";
  EXPECT_EQ(of(all, u"2020Q3,丙县局,adm_filed,"_s).section(u',', 3, 3), u"2"_s);
  EXPECT_EQ(of(all, u"2020Q3,白酒,adm_items_seized,"_s).section(u',', 3, 4), u"3,公斤"_s) << "斤 is converted, then added";
}

TEST_F(BulletinCli, trendIsAColumnAQuarter) {
  const QStringList all = rows(QStringList{u"show"_s, u"--trend"_s, u"3"_s} + kPeriod + kCutoff);
  EXPECT_EQ(of(all, u"2020Q1,,adm_filed,"_s), u"2020Q1,,adm_filed,,件,—,,,,"_s) << "before the first record: not zero";
  EXPECT_EQ(of(all, u"2020Q3,,adm_filed,"_s), u"2020Q3,,adm_filed,5,件,5,5件,,,"_s);
  EXPECT_EQ(of(all, u"2020Q3,,rate_close,"_s).section(u',', 8, 9), of(rows(QStringList{u"show"_s} + kPeriod + kCutoff), u"2020Q3,,rate_close,"_s).section(u',', 12, 13));
  const QString table = must(QStringList{u"bulletin"_s, u"show"_s, u"--trend"_s, u"2"_s} + kPeriod + kCutoff).out;
  EXPECT_TRUE(table.contains(u"2020Q2"_s)) << table.toStdString();
  EXPECT_FALSE(table.contains(u"2020Q1"_s));
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"show"_s, u"--trend"_s, u"41"_s} + kPeriod).status, 2);
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"show"_s, u"--trend"_s, u"4"_s, u"--frozen"_s} + kPeriod).status, 2);
}

TEST_F(BulletinCli, listsAndRankingNameTheUnits) {
  const QStringList lists = rows(QStringList{u"show"_s, u"--lists"_s} + kPeriod + kCutoff);
  EXPECT_TRUE(lists.contains(u"未报送,乙县局,连续1个季度未报送"_s)) << lists.join(u'\n').toStdString();
  EXPECT_TRUE(lists.contains(u"逾期报送,市公安局,逾期2天（应于2020-10-10 17:00前，2020-10-12 10:00报送）"_s));
  EXPECT_TRUE(lists.contains(u"零报送,甲县局,声明零报送"_s));
  EXPECT_TRUE(lists.contains(u"零移送,甲县局,连续1个季度无移送"_s));
  EXPECT_EQ(rows(QStringList{u"show"_s, u"--rank"_s, u"adm_filed"_s} + kPeriod + kCutoff),
            (QStringList{u"县区,1,甲县局,2"_s, u"县区,1,丙县局,2"_s, u"县区,,乙县局,未报"_s, u"部门,,市公安局,—"_s}));
}

TEST_F(BulletinCli, frozenNumbersStayAndCorrectionsShowTheCases) {
  must(QStringList{u"bulletin"_s, u"freeze"_s} + kPeriod + kCutoff);
  const Answer again = run(QStringList{u"bulletin"_s, u"freeze"_s} + kPeriod + kCutoff);
  EXPECT_EQ(again.status, 1);
  EXPECT_TRUE(again.error.contains(u"已经定稿"_s));
  import("cases", "case_id,authority,cause,filed_date,void_date,recorded_at\nA9,甲县局,x,2020-07-09,,2020-11-03 09:00\nB1,,,,2020-11-01,2020-11-03 09:00\n");
  const QStringList corrections = rows({u"corrections"_s, u"--period"_s, u"2020Q4"_s});
  EXPECT_EQ(of(corrections, u"2020Q3,,adm_filed,"_s), u"2020Q3,,adm_filed,5,5,A9,B1"_s) << "also where the total stays";
  EXPECT_EQ(of(corrections, u"2020Q3,,adm_case_value,"_s), u"2020Q3,,adm_case_value,73000.00,3000.00,A9,B1"_s);
  EXPECT_EQ(of(corrections, u"2020Q3,,plt_missing,"_s), QString()) << "it grows with time";
  EXPECT_EQ(of(rows(QStringList{u"show"_s, u"--frozen"_s} + kPeriod), u"2020Q3,,adm_filed,"_s).section(u',', 14), u"A1 A2 B1"_s);
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"withdraw"_s, u"--reason"_s, u" "_s} + kPeriod).status, 1);
  must(QStringList{u"bulletin"_s, u"withdraw"_s, u"--reason"_s, u"数字有误"_s} + kPeriod);
  must(QStringList{u"bulletin"_s, u"freeze"_s} + kPeriod);
  must({u"verify"_s});
}

TEST_F(BulletinCli, anOfficeAddsItsOwnIndicator) {
  must({u"indicator"_s, u"add"_s, u"own_big"_s, u"--name"_s, u"大额案件"_s, u"--unit"_s, u"件"_s, u"--date"_s, u"filed_date"_s, u"--where"_s, u"case_value>=2000"_s, u"--definition"_s,
        u"案值2000元以上"_s, u"--reason"_s, u"本县要求"_s});
  EXPECT_EQ(of(rows(QStringList{u"show"_s} + kPeriod + kCutoff), u"2020Q3,,own_big,"_s).section(u',', 14), u"A2 B1"_s);
  EXPECT_EQ(run({u"indicator"_s, u"check"_s, u"big"_s, u"--name"_s, u"x"_s, u"--unit"_s, u"件"_s, u"--definition"_s, u"x"_s, u"--date"_s, u"filed_date"_s}).status, 1);
}

TEST_F(BulletinCli, theClerkWritesAndNumbersStayLive) {
  const auto text = [&](const QString& code) { return of(rows(QStringList{u"text"_s, u"show"_s} + kPeriod), code + u','); };
  EXPECT_EQ(text(u"p_reports"_s).section(u',', 2, 3), u"范本,报表报送不及时。乙县局未报送本期报表。"_s);
  must(QStringList{u"bulletin"_s, u"text"_s, u"edit"_s, u"n_cases"_s, u"本期立案{{adm_filed.数}}。"_s} + kPeriod);
  must(QStringList{u"bulletin"_s, u"text"_s, u"add"_s, u"自拟一段。"_s, u"--after"_s, u"n_cases"_s} + kPeriod);
  EXPECT_EQ(text(u"n_cases"_s).section(u',', 2, 3), u"本期修改,本期立案5件。"_s);
  import("cases", "case_id,authority,cause,filed_date,recorded_at\nB2,乙县局,x,2020-07-09,2020-10-03 09:00\n");
  EXPECT_EQ(text(u"n_cases"_s).section(u',', 3, 3), u"本期立案6件。"_s);
  must(QStringList{u"bulletin"_s, u"text"_s, u"leave-out"_s, u"n_joint"_s} + kPeriod);
  EXPECT_EQ(text(u"n_joint"_s).section(u',', 2, 2), u"本期删去"_s);
  must(QStringList{u"bulletin"_s, u"text"_s, u"restore"_s, u"n_joint"_s} + kPeriod);
  EXPECT_EQ(text(u"n_joint"_s).section(u',', 2, 2), u"范本"_s);
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"text"_s, u"edit"_s, u"nothing"_s, u"x"_s} + kPeriod).status, 1);
  const Answer broken = run(QStringList{u"bulletin"_s, u"text"_s, u"edit"_s, u"n_cases"_s, u"{{#x"_s} + kPeriod);
  EXPECT_EQ(broken.status, 1);
  EXPECT_TRUE(broken.error.contains(u"范本的写法有误"_s)) << broken.error.toStdString();
  must({u"bulletin"_s, u"text"_s, u"edit"_s, u"n_cases"_s, u"以后都写这句。"_s, u"--office"_s});
  EXPECT_EQ(text(u"n_cases"_s).section(u',', 3, 3), u"本期立案6件。"_s) << "the period's words go before the office's";
  EXPECT_EQ(of(rows({u"text"_s, u"show"_s, u"--period"_s, u"2020Q2"_s}), u"n_cases,"_s).section(u',', 2, 3), u"本单位修改,以后都写这句。"_s);
}

TEST_F(BulletinCli, problemsAreTrackedIntoTheNextBulletin) {
  must(QStringList{u"bulletin"_s, u"freeze"_s} + kPeriod + kCutoff);
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"text"_s, u"edit"_s, u"n_cases"_s, u"晚了"_s} + kPeriod).status, 1) << "what was submitted stays";
  const QStringList named = rows({u"problems"_s, u"--period"_s, u"2020Q4"_s});
  const QString missing = of(named.filter(u"未报送"_s), {});
  EXPECT_EQ(missing.section(u',', 1), u"2020Q3,未报送,乙县局,连续1个季度未报送,未整改,"_s) << named.join(u'\n').toStdString();
  must({u"bulletin"_s, u"settle"_s, missing.section(u',', 0, 0), u"--note"_s, u"已补报"_s});
  EXPECT_EQ(run({u"bulletin"_s, u"settle"_s, missing.section(u',', 0, 0), u"--note"_s, u"又"_s}).status, 1);
  const QString told = of(rows({u"text"_s, u"show"_s, u"--period"_s, u"2020Q4"_s}), u"earlier,"_s).section(u',', 3, 3);
  EXPECT_TRUE(told.contains(u"已整改1个"_s)) << told.toStdString();
}

TEST_F(BulletinCli, typicalCasesAreChosenByNumber) {
  EXPECT_EQ(rows(QStringList{u"cases"_s, u"--suggest"_s} + kPeriod), QStringList{u"A2,甲县局,x,2000.00,"_s});
  must(QStringList{u"bulletin"_s, u"cases"_s, u"--choose"_s, u"B1"_s, u"A2"_s} + kPeriod);
  EXPECT_EQ(rows(QStringList{u"cases"_s} + kPeriod).size(), 2);
  EXPECT_EQ(run(QStringList{u"bulletin"_s, u"cases"_s, u"--choose"_s, u"Z9"_s} + kPeriod).status, 1);
  must(QStringList{u"bulletin"_s, u"cases"_s, u"--none"_s} + kPeriod);
  EXPECT_EQ(rows(QStringList{u"cases"_s} + kPeriod), QStringList());
}
