#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "support/process.h"

using shuangda::test::Answer;
using namespace Qt::StringLiterals;

namespace {

class GoodsCli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{u"--db"_s, path(u"store.db"_s), u"--as"_s, as_} + arguments, u"correct horse"_s);
  }
  void must(const QStringList& arguments) {
    const Answer answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << arguments.join(u' ').toStdString() << '\n' << answer.error.toStdString();
  }
  QJsonArray list(const QStringList& arguments) { return QJsonDocument::fromJson(run(QStringList{u"--json"_s} + arguments).out.toUtf8()).array(); }
  QString path(const QString& name) const { return folder_.filePath(name); }
  void write(const QString& name, const QString& content) {
    QFile file(path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content.toUtf8());
  }
  /// A decided and served case whose review and suit periods are over, places, and two lines of goods.
  void prepare() {
    must({u"init"_s, u"--office"_s, u"云岭县双打办"_s, u"--admin"_s, u"zhang"_s});
    write(u"cases.csv"_s, u"case_id,authority,party,cause,filed_date,decision_date,doc_no\nYL1,云岭县市场监管局,某商行,商标侵权,2020-03-02,2020-05-06,云市监处罚〔2020〕1号\n"_s);
    must({u"import"_s, u"cases"_s, path(u"cases.csv"_s)});
    must({u"case"_s, u"event"_s, u"YL1"_s, u"serve_decision"_s, u"--on"_s, u"2020-05-08"_s, u"--set"_s, u"way=直接"_s});
    must({u"place"_s, u"set"_s, u"A1"_s, u"--kind"_s, u"store"_s, u"--name"_s, u"一号库"_s});
    must({u"place"_s, u"set"_s, u"OUT"_s, u"--kind"_s, u"transit"_s, u"--name"_s, u"待运区"_s});
    must({u"place"_s, u"set"_s, u"PLANT"_s, u"--kind"_s, u"plant"_s, u"--name"_s, u"焚烧厂"_s});
    write(u"lines.csv"_s, u"name,spec,quantity,unit,unit_price_yuan,brand\n白酒,500ml,12,瓶,120,某牌\n皮鞋,42码,3.5,双,80,某牌\n"_s);
    must({u"goods"_s, u"add"_s, u"YL1"_s, path(u"lines.csv"_s), u"--kind"_s, u"扣押"_s, u"--doc"_s, u"强1号"_s, u"--on"_s, u"2020-03-05"_s, u"--place"_s, u"A1"_s, u"--giver"_s, u"某商行"_s, u"--receiver"_s, u"甲、乙"_s});
  }

  QTemporaryDir folder_;
  QString as_ = u"zhang"_s;
};

}  // namespace

TEST_F(GoodsCli, fromRaidToAsh) {
  prepare();
  const QJsonArray goods = list({u"goods"_s, u"list"_s});
  ASSERT_EQ(goods.size(), 2);
  const QString shoes = goods[0].toObject().value(u"code"_s).toString();
  const QString spirits = goods[1].toObject().value(u"code"_s).toString();
  EXPECT_EQ(goods[1].toObject().value(u"value_yuan"_s).toString(), u"1440.00"_s);
  EXPECT_EQ(run({u"goods"_s, u"move"_s, spirits, u"confiscate"_s, u"--quantity"_s, u"13"_s, u"--at"_s, u"2020-05-08"_s, u"--doc"_s, u"处罚1号"_s}).status, 1) << "more than there is";
  for (const auto& [code, quantity] : {std::pair(spirits, u"12"_s), std::pair(shoes, u"3.5"_s)}) {
    must({u"goods"_s, u"move"_s, code, u"confiscate"_s, u"--quantity"_s, quantity, u"--at"_s, u"2020-05-08"_s, u"--doc"_s, u"处罚1号"_s});
  }
  EXPECT_TRUE(run({u"goods"_s, u"why"_s, spirits}).out.contains(u"可以处置"_s)) << run({u"goods"_s, u"why"_s, spirits}).out.toStdString();
  must({u"user"_s, u"add"_s, u"boss"_s, u"--role"_s, u"editor"_s});
  QStringList plan{u"destruction"_s, u"plan"_s, u"--items"_s, u"all"_s};
  for (const QString& field : {u"title=集中销毁"_s, u"legal_basis=商标法第60条"_s, u"method=焚烧"_s, u"plant=PLANT"_s, u"waste_class=general"_s, u"executors=甲、乙"_s, u"supervisor=丁"_s, u"witnesses=戊、己"_s}) {
    plan << u"--set"_s << field;
  }
  must(plan);
  const QString batch = list({u"destruction"_s, u"list"_s})[0].toObject().value(u"number"_s).toString();
  must({u"destruction"_s, u"submit"_s, batch});
  EXPECT_EQ(run({u"destruction"_s, u"approve"_s, batch, u"--doc"_s, u"审1号"_s}).status, 1) << "the planner";
  as_ = u"boss"_s;
  must({u"destruction"_s, u"approve"_s, batch, u"--doc"_s, u"审1号"_s});
  as_ = u"zhang"_s;
  EXPECT_EQ(list({u"destruction"_s, u"picklist"_s, batch}).size(), 2);
  const QString now = QDate::currentDate().toString(Qt::ISODate);
  must({u"destruction"_s, u"pick"_s, batch, u"--transit"_s, u"OUT"_s, u"--at"_s, now, u"--giver"_s, u"库管"_s, u"--receiver"_s, u"甲"_s});
  must({u"destruction"_s, u"load"_s, batch, u"--at"_s, now, u"--giver"_s, u"甲"_s, u"--receiver"_s, u"司机"_s});
  must({u"destruction"_s, u"weigh"_s, batch, u"--slip"_s, u"B1"_s, u"--gross"_s, u"1030"_s, u"--tare"_s, u"1000"_s, u"--at"_s, now});
  must({u"destruction"_s, u"execute"_s, batch, u"--from"_s, now, u"--to"_s, now});
  write(u"film.mp4"_s, u"film"_s);
  must({u"destruction"_s, u"evidence"_s, batch, path(u"film.mp4"_s), u"--stage"_s, u"during"_s});
  must({u"destruction"_s, u"sign"_s, batch, u"--with"_s, u"boss"_s});
  EXPECT_TRUE(run({u"destruction"_s, u"show"_s, batch}).out.contains(u"0.03吨"_s)) << run({u"destruction"_s, u"show"_s, batch}).out.toStdString();
  EXPECT_TRUE(run({u"goods"_s, u"show"_s, shoes}).out.contains(u"已销毁 3.5 双"_s));
  must({u"verify"_s});
}

// A signed destruction is opened by two, corrected line by line, and signed anew.
TEST_F(GoodsCli, aSignedDestructionIsCorrected) {
  prepare();
  const QString spirits = list({u"goods"_s, u"list"_s})[1].toObject().value(u"code"_s).toString();
  must({u"goods"_s, u"move"_s, spirits, u"confiscate"_s, u"--quantity"_s, u"12"_s, u"--at"_s, u"2020-05-08"_s, u"--doc"_s, u"处罚1号"_s});
  EXPECT_EQ(list({u"destruction"_s, u"candidates"_s, u"--search"_s, u"白酒"_s}).size(), 1);
  EXPECT_EQ(list({u"destruction"_s, u"candidates"_s, u"--before"_s, spirits}).size(), 0);
  must({u"user"_s, u"add"_s, u"boss"_s, u"--role"_s, u"editor"_s});
  must({u"destruction"_s, u"plan"_s, u"--items"_s, spirits + u":12"_s, u"--set"_s, u"title=销毁"_s, u"--set"_s, u"legal_basis=商标法第60条"_s, u"--set"_s, u"method=焚烧"_s, u"--set"_s, u"plant=PLANT"_s,
        u"--set"_s, u"waste_class=general"_s, u"--set"_s, u"executors=甲、乙"_s, u"--set"_s, u"supervisor=丁"_s, u"--set"_s, u"witnesses=戊、己"_s});
  const QString batch = list({u"destruction"_s, u"list"_s})[0].toObject().value(u"number"_s).toString();
  must({u"destruction"_s, u"submit"_s, batch});
  as_ = u"boss"_s;
  must({u"destruction"_s, u"approve"_s, batch, u"--doc"_s, u"审1号"_s});
  as_ = u"zhang"_s;
  const QString now = QDate::currentDate().toString(Qt::ISODate);
  must({u"destruction"_s, u"pick"_s, batch, u"--transit"_s, u"OUT"_s, u"--at"_s, now, u"--giver"_s, u"库管"_s, u"--receiver"_s, u"甲"_s});
  const QStringList loss{u"destruction"_s, u"loss"_s, batch, u"--item"_s, spirits, u"--quantity"_s, u"1"_s, u"--at"_s, now, u"--giver"_s, u"甲"_s, u"--doc"_s, u"审2号"_s, u"--reason"_s, u"破损"_s};
  EXPECT_EQ(run(loss + QStringList{u"--approver"_s, u"甲"_s}).status, 1) << "who carried it";
  must(loss + QStringList{u"--approver"_s, u"李局"_s});
  must({u"destruction"_s, u"load"_s, batch, u"--at"_s, now, u"--giver"_s, u"甲"_s, u"--receiver"_s, u"司机"_s});
  must({u"destruction"_s, u"weigh"_s, batch, u"--slip"_s, u"B1"_s, u"--gross"_s, u"1030"_s, u"--tare"_s, u"1000"_s, u"--at"_s, now});
  must({u"destruction"_s, u"execute"_s, batch, u"--from"_s, now, u"--to"_s, now});
  write(u"film.mp4"_s, u"film"_s);
  must({u"destruction"_s, u"evidence"_s, batch, path(u"film.mp4"_s), u"--stage"_s, u"during"_s});
  must({u"destruction"_s, u"sign"_s, batch, u"--with"_s, u"boss"_s});
  const QStringList takeBack{u"destruction"_s, u"take-back"_s, batch, u"--item"_s, spirits, u"--reason"_s, u"实际销毁八瓶"_s};
  EXPECT_EQ(run(takeBack).status, 1) << "it is signed";
  must({u"destruction"_s, u"reopen"_s, batch, u"--reason"_s, u"数量登记错误"_s, u"--with"_s, u"boss"_s});
  must(takeBack);
  must({u"destruction"_s, u"execute"_s, batch, u"--from"_s, now, u"--to"_s, now, u"--item"_s, spirits, u"--quantity"_s, u"8"_s});
  must({u"destruction"_s, u"back"_s, batch, u"--item"_s, spirits, u"--to"_s, u"A1"_s, u"--at"_s, now, u"--giver"_s, u"甲"_s, u"--receiver"_s, u"库管"_s});
  must({u"destruction"_s, u"sign"_s, batch, u"--with"_s, u"boss"_s});
  const QString sheet = run({u"goods"_s, u"show"_s, spirits}).out;
  EXPECT_TRUE(sheet.contains(u"已没收 3 瓶；已销毁 8 瓶；盘亏 1 瓶"_s)) << sheet.toStdString();
  must({u"verify"_s});
}

TEST_F(GoodsCli, goodsWithoutACaseAreLinkedToOne) {
  prepare();
  write(u"ledger.csv"_s, u"序号,物品名称,规格型号,数量,单位,文书文号,扣押日期\n1,香烟,硬盒,5,条,强9号,2020-03-02\n"_s);
  must({u"import"_s, u"seizures"_s, path(u"ledger.csv"_s)});
  const QString code = list({u"goods"_s, u"list"_s})[0].toObject().value(u"code"_s).toString();
  EXPECT_EQ(run({u"goods"_s, u"link"_s, code, u"--case"_s, u"YL9"_s, u"--reason"_s, u"核对文书"_s}).status, 1);
  must({u"goods"_s, u"link"_s, code, u"--case"_s, u"YL1"_s, u"--reason"_s, u"核对文书"_s});
  EXPECT_EQ(list({u"goods"_s, u"list"_s, u"--case"_s, u"YL1"_s}).size(), 3);
  EXPECT_EQ(run({u"goods"_s, u"link"_s, code, u"--case"_s, u"YL1"_s, u"--reason"_s, u"再归"_s}).status, 1) << "linked already";
  must({u"verify"_s});
}

TEST_F(GoodsCli, stockIsCountedAndLabelsAreWritten) {
  prepare();
  const QString code = list({u"goods"_s, u"list"_s})[1].toObject().value(u"code"_s).toString();
  must({u"goods"_s, u"labels"_s, code, u"-o"_s, path(u"labels.pdf"_s), u"--first"_s, u"5"_s});
  EXPECT_TRUE(QFile::exists(path(u"labels.pdf"_s)));
  EXPECT_EQ(run({u"goods"_s, u"labels"_s, code, u"-o"_s, path(u"again.pdf"_s)}).status, 1) << "a reprint wants its reason";
  must({u"goods"_s, u"labels"_s, code, u"-o"_s, path(u"again.pdf"_s), u"--reprint"_s, u"标签脱落"_s});
  must({u"goods"_s, u"labels"_s, u"--commands"_s, u"-o"_s, path(u"commands.pdf"_s)});
  must({u"stocktake"_s, u"start"_s, u"A1"_s, u"--counter"_s, u"清点员"_s});
  const QString number = list({u"stocktake"_s, u"list"_s})[0].toObject().value(u"number"_s).toString();
  EXPECT_TRUE(list({u"stocktake"_s, u"show"_s, number})[0].toObject().value(u"expected"_s).toString().isEmpty()) << "a blind count";
  EXPECT_TRUE(run({u"stocktake"_s, u"count"_s, number, code, u"12"_s, u"--place"_s, u"A1"_s}).out.contains(u"相符"_s));
  EXPECT_EQ(run({u"stocktake"_s, u"close"_s, number, u"--conclusion"_s, u"相符"_s}).status, 1) << "one line is not counted";
  must({u"goods"_s, u"note"_s, code, u"seal_broken"_s, u"封条开裂"_s, u"--at"_s, u"2020-04-01"_s});
  EXPECT_EQ(list({u"goods"_s, u"alarms"_s}).size(), 1);
  must({u"verify"_s});
}
