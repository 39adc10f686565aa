#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "support/process.h"
#include "support/test_data.h"

using shuangda::test::Answer;
using shuangda::test::dataPath;

namespace {

/// The rows of the two ledgers that hold an error (their findings files say so).
const QString kBadCaseRows = QStringLiteral("7,9,18,26,28,43,46,50,53,66");
const QString kBadGoodsRows = QStringLiteral("21,27,32,36");

class Cli : public testing::Test {
 protected:
  Answer run(const QStringList& arguments, const QString& password = QStringLiteral("correct horse")) {
    return shuangda::test::runProgram(QStringLiteral(SHUANGDA_CLI), QStringList{QStringLiteral("--db"), store_} + arguments, password);
  }
  void init() {
    const Answer answer = run({"init", "--office", "云岭县双打办", "--region", "990421", "--admin", "zhang"});
    ASSERT_EQ(answer.status, 0) << answer.error.toStdString();
  }
  QString path(const QString& name) const { return folder_.filePath(name); }

  QTemporaryDir folder_;
  QString store_ = folder_.filePath(QStringLiteral("store.db"));
};

QString lastLine(const QString& text) { return text.trimmed().section(u'\n', -1); }

TEST_F(Cli, wrongUsageIsTwo) {
  EXPECT_EQ(run({"nonsense"}).status, 2);
  EXPECT_EQ(run({"bulletin", "show"}).status, 2);
  EXPECT_EQ(run({"init"}, QString()).status, 2) << "no terminal and no SHUANGDA_PASSWORD";
  EXPECT_FALSE(QFile::exists(store_));
}

TEST_F(Cli, storageFailureIsThreeAndNamesTheRemedy) {
  const Answer absent = run({"case", "list"});
  EXPECT_EQ(absent.status, 3);
  EXPECT_TRUE(absent.error.contains(QStringLiteral("init"))) << absent.error.toStdString();
  EXPECT_FALSE(QFile::exists(store_));
}

TEST_F(Cli, shortPasswordIsRefusedAndLeavesNoStore) {
  EXPECT_EQ(run({"init"}, QStringLiteral("abc")).status, 1);
  EXPECT_FALSE(QFile::exists(store_));
}

TEST_F(Cli, refusedInitLeavesNothingBehind) {
  EXPECT_EQ(run({"init", "--admin", " "}).status, 1);
  EXPECT_EQ(run({"init", "--office", ""}).status, 1);
  EXPECT_FALSE(QFile::exists(store_));
}

TEST_F(Cli, everyCommandAnswersProgramsInJson) {
  const auto isJson = [](const Answer& answer) {
    QJsonParseError error{};
    QJsonDocument::fromJson(answer.out.toUtf8(), &error);
    return answer.status == 0 && error.error == QJsonParseError::NoError;
  };
  EXPECT_TRUE(isJson(run({"--json", "init", "--office", "云岭县双打办"})));
  EXPECT_TRUE(isJson(run({"--json", "import", "cases", dataPath("real_cases.csv")})));
  EXPECT_TRUE(isJson(run({"--json", "verify"})));
  EXPECT_TRUE(isJson(run({"--json", "case", "list"})));
  EXPECT_TRUE(isJson(run({"--json", "bulletin", "show", "--period", "2022Q3"})));
  EXPECT_TRUE(isJson(run({"--json", "export", "cases", "-o", path(QStringLiteral("j.csv"))})));
  EXPECT_TRUE(isJson(run({"--json", "backup", path(QStringLiteral("j.db"))})));
  EXPECT_EQ(run({"--json", "--csv", "case", "list"}).status, 2);
  EXPECT_EQ(run({"case", "list", "--limit", "-1"}).status, 2);
}

TEST_F(Cli, mistypedScopeIsNoZero) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  const Answer answer = run({"bulletin", "show", "--period", "2022Q3", "--scope", "不存在的局"});
  EXPECT_EQ(answer.status, 1);
  EXPECT_TRUE(answer.error.contains(QStringLiteral("不存在的局")));
}

TEST_F(Cli, storeIsReadableByItsOwnerAlone) {
  init();
  const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
  EXPECT_FALSE(QFile::permissions(store_) & others);
}

TEST_F(Cli, wrongPasswordIsRefused) {
  init();
  EXPECT_EQ(run({"case", "list"}, QStringLiteral("wrong password")).status, 1);
  EXPECT_EQ(run({"init"}).status, 3) << "a store is never made over another";
}

TEST_F(Cli, ledgerWithErrorsChangesNothing) {
  init();
  const Answer answer = run({"import", "cases", dataPath("cases_ledger_2020.xlsx")});
  EXPECT_EQ(answer.status, 1);
  EXPECT_TRUE(answer.error.contains(QStringLiteral("2020年2月没有30日")));
  EXPECT_TRUE(run({"case", "list", "--csv"}).out.trimmed().endsWith(QStringLiteral("fine_yuan"))) << "only the header";
}

TEST_F(Cli, findingsAreMachineReadable) {
  init();
  const Answer answer = run({"import", "cases", dataPath("cases_ledger_2020.xlsx"), "--dry-run", "--csv"});
  EXPECT_EQ(answer.status, 1);
  const QStringList lines = answer.out.trimmed().split(u'\n');
  EXPECT_EQ(lines.first(), QStringLiteral("sheet,row,column,code,severity,message"));
  EXPECT_EQ(lines.size(), 82) << "81 findings and the header";
  EXPECT_TRUE(lines.contains(QStringLiteral("2020年台账,9,L,date_invalid,error,2020年2月没有30日")));
}

TEST_F(Cli, findingsOfAnImportAreListedAndSettled) {
  init();
  EXPECT_EQ(run({"import"}).status, 2);
  EXPECT_EQ(run({"import", "cases"}).status, 2);
  ASSERT_EQ(run({"import", "cases", dataPath("cases_ledger_2020.xlsx"), "--exclude-rows", kBadCaseRows}).status, 0);
  const Answer open = run({"import", "findings", "--csv"});
  EXPECT_EQ(open.status, 0) << open.error.toStdString();
  EXPECT_EQ(open.out.section(u'\n', 0, 0), QStringLiteral("import,imported_at,kind,file_name,account,warnings,infos,skips,state,reviewed_at,reviewed_by,reason"));
  EXPECT_TRUE(open.out.contains(QStringLiteral(",cases,cases_ledger_2020.xlsx,"))) << open.out.toStdString();
  EXPECT_TRUE(open.out.contains(QStringLiteral("待处理")));
  const QString import = open.out.section(u'\n', 1, 1).section(u',', 0, 0);
  const Answer findings = run({"import", "findings", import, "--csv"});
  EXPECT_EQ(findings.out.section(u'\n', 0, 0), QStringLiteral("sheet,row,column,code,severity,message"));
  EXPECT_GT(findings.out.count(u'\n'), 10);
  EXPECT_FALSE(findings.out.contains(QStringLiteral(",error,")));
  EXPECT_EQ(run({"import", "settle", import}).status, 2);
  EXPECT_EQ(run({"import", "settle", import, "--reason", "已与原表核对"}).status, 0);
  EXPECT_EQ(run({"import", "findings", "--csv"}).out.trimmed().count(u'\n'), 0);
  EXPECT_TRUE(run({"import", "findings", "--all"}).out.contains(QStringLiteral("已与原表核对")));
  EXPECT_EQ(run({"import", "settle", import, "--reason", "again"}).status, 1);
  EXPECT_EQ(run({"import", "findings", "4711"}).status, 1);
  EXPECT_EQ(run({"verify"}).status, 0);
}

TEST_F(Cli, wholeWayFromLedgerToPaper) {
  init();
  EXPECT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  EXPECT_EQ(run({"import", "cases", dataPath("cases_ledger_2020.xlsx"), "--exclude-rows", kBadCaseRows}).status, 0);
  EXPECT_EQ(run({"import", "seizures", dataPath("seizures_2020.csv"), "--exclude-rows", kBadGoodsRows}).status, 0);
  EXPECT_EQ(run({"import", "destructions", dataPath("real_destructions.csv")}).status, 0);
  EXPECT_EQ(run({"verify"}).status, 0);

  const Answer shown = run({"bulletin", "show", "--period", "2020Q3", "--csv"});
  ASSERT_EQ(shown.status, 0);
  EXPECT_TRUE(shown.out.contains(QStringLiteral("2020Q3,,adm_filed,13,件,13,13件")));
  const Answer records = run({"bulletin", "records", "--period", "2020Q3", "adm_filed"});
  EXPECT_EQ(records.out.trimmed().split(u'\n').size(), 13);

  const QString pdf = path(QStringLiteral("b.pdf"));
  ASSERT_EQ(run({"bulletin", "print", "--period", "2020Q3", "-o", pdf}).status, 0);
  QFile file(pdf);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_TRUE(file.readAll().startsWith("%PDF-"));
  EXPECT_EQ(run({"bulletin", "print", "--period", "2020Q3", "-o", path(QStringLiteral("b.txt"))}).status, 1);
}

TEST_F(Cli, exportImportsAgainWithoutChange) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  for (const QString& name : {QStringLiteral("x.csv"), QStringLiteral("x.xlsx")}) {
    ASSERT_EQ(run({"export", "cases", "-o", path(name)}).status, 0);
    const Answer again = run({"import", "cases", path(name)});
    EXPECT_EQ(again.status, 0) << again.error.toStdString();
    EXPECT_TRUE(lastLine(again.out).contains(QStringLiteral("未变 46 条"))) << again.out.toStdString();
  }
}

TEST_F(Cli, exportOfGoodsAndDestructionsImportsAgainWithoutChange) {
  init();
  ASSERT_EQ(run({"import", "seizures", dataPath("seizures_2020.csv"), "--exclude-rows", kBadGoodsRows}).status, 0);
  ASSERT_EQ(run({"import", "destructions", dataPath("real_destructions.csv")}).status, 0);
  for (const QString& kind : {QStringLiteral("seizures"), QStringLiteral("destructions")}) {
    const QString file = path(kind + QStringLiteral(".csv"));
    const QString what = kind == QStringLiteral("seizures") ? QStringLiteral("goods") : kind;
    ASSERT_EQ(run({"export", what, "-o", file}).status, 0);
    const Answer again = run({"import", kind, file});
    EXPECT_EQ(again.status, 0) << again.out.toStdString() << again.error.toStdString();
    EXPECT_TRUE(lastLine(again.out).contains(QStringLiteral("新增 0 条"))) << again.out.toStdString();
  }
}

TEST_F(Cli, sameLedgerTwiceIsRefused) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("cases_ledger_2020.xlsx"), "--exclude-rows", kBadCaseRows}).status, 0);
  const Answer again = run({"import", "cases", dataPath("cases_ledger_2020.xlsx"), "--exclude-rows", kBadCaseRows});
  EXPECT_EQ(again.status, 1);
  EXPECT_TRUE(again.error.contains(QStringLiteral("已经登记")));
}

TEST_F(Cli, caseShowSpeaksJsonWithFen) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  const QJsonObject object = QJsonDocument::fromJson(run({"case", "show", "RC034", "--json"}).out.toUtf8()).object();
  EXPECT_EQ(object.value(QStringLiteral("case_id")).toString(), QStringLiteral("RC034"));
  EXPECT_TRUE(object.value(QStringLiteral("fine_fen")).isDouble());
  EXPECT_EQ(run({"case", "show", "none"}).status, 1);
}

TEST_F(Cli, lawCheckNeedsNoStore) {
  const Answer answer = run({"law", "check", "91350100M000100Y44", "11010519491231002X", "--json"}, QString());
  ASSERT_EQ(answer.status, 0);
  const QJsonArray array = QJsonDocument::fromJson(answer.out.toUtf8()).array();
  EXPECT_FALSE(array[0].toObject().value(QStringLiteral("valid")).toBool());
  EXPECT_TRUE(array[1].toObject().value(QStringLiteral("valid")).toBool());
}

TEST_F(Cli, demoIsReproducibleAndBackupOpens) {
  init();
  ASSERT_EQ(run({"demo", "--cases", "500", "--seed", "7"}).status, 0);
  const QString first = run({"case", "list", "--csv"}).out;
  const QString copy = path(QStringLiteral("copy.db"));
  ASSERT_EQ(run({"backup", copy}).status, 0);
  EXPECT_EQ(run({"backup", copy}).status, 1) << "never over an existing file";
  EXPECT_EQ(run({"backup", path(QStringLiteral("no/folder.db"))}).status, 1);
  EXPECT_EQ(run({"backup", path(QStringLiteral("other.db"))}, QStringLiteral("wrong password")).status, 1);
  EXPECT_EQ(run({"migrate"}).status, 0);
  store_ = copy;
  EXPECT_EQ(run({"case", "list", "--csv"}).out, first);
  store_ = path(QStringLiteral("second.db"));
  init();
  ASSERT_EQ(run({"demo", "--cases", "500", "--seed", "7"}).status, 0);
  EXPECT_EQ(run({"case", "list", "--csv"}).out, first);
  EXPECT_EQ(run({"demo"}).status, 1) << "only an empty store is filled";
}

TEST_F(Cli, filterAndSearchAreThoseOfTheWindow) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  const auto count = [&](const QStringList& arguments) {
    const Answer answer = run(QStringList{"case", "list", "--csv", "--limit", "1000"} + arguments);
    EXPECT_EQ(answer.status, 0) << answer.error.toStdString();
    return answer.out.trimmed().split(u'\n').size() - 1;
  };
  const qsizetype all = count({});
  EXPECT_EQ(count({"--filter", QStringLiteral("立案>=2000")}) + count({"--filter", QStringLiteral("立案<2000")}), count({"--filter", QStringLiteral("立案>=1900")}));
  EXPECT_EQ(count({"--filter", QStringLiteral("状态:核查|立案|决定|移送|结案|撤案|作废")}), all);
  const qsizetype companies = count({"--search", QStringLiteral("公司")});
  EXPECT_GT(companies, 0);
  EXPECT_EQ(count({"--filter", QStringLiteral("公司")}), companies);
  EXPECT_LE(count({"--filter", QStringLiteral("当事人:公司 货值>5万")}), companies);
  const Answer refused = run({"case", "list", "--filter", QStringLiteral("金额>5")});
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.error.contains(QStringLiteral("没有“金额”")));
}

TEST_F(Cli, filterNamesWhatItKnows) {
  init();
  ASSERT_EQ(run({"demo", "--cases", "200"}).status, 0);
  EXPECT_EQ(run({"case", "list", "--filter", "colour=red"}).status, 2);
  const Answer answer = run({"case", "list", "--filter", "year=2019", "--csv", "--limit", "1000"});
  QStringList lines = answer.out.trimmed().split(u'\n');
  lines.removeFirst();
  ASSERT_FALSE(lines.isEmpty());
  for (const QString& line : std::as_const(lines)) {
    EXPECT_TRUE(line.contains(QStringLiteral(",2019-"))) << line.toStdString();
  }
}

TEST_F(Cli, attachmentsGoInAndComeOutWhole) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  const QString number = run({"case", "list", "--limit", "1", "--csv"}).out.split(u'\n').value(1).section(u',', 0, 0);
  const QString photo = dataPath("cases_ledger_2020.xlsx");
  const Answer added = run({"--json", "attachment", "add", number, photo, "--role", "清单", "--note", "台账原件", "--taken", "2020-08"});
  ASSERT_EQ(added.status, 0) << added.error.toStdString();
  const QString id = QString::number(QJsonDocument::fromJson(added.out.toUtf8()).object().value(QStringLiteral("id")).toInteger());
  EXPECT_EQ(run({"attachment", "add", number, photo, "--role", "清单"}).status, 1);
  EXPECT_EQ(run({"attachment", "add", number, photo, "--role", "随便"}).status, 1);
  EXPECT_EQ(run({"attachment", "add", number, photo}).status, 2);
  EXPECT_EQ(run({"attachment", "add", "没有这件", photo, "--role", "清单"}).status, 1);

  const Answer listed = run({"--json", "attachment", "list", number});
  const QJsonObject row = QJsonDocument::fromJson(listed.out.toUtf8()).array().at(0).toObject();
  EXPECT_EQ(row.value(QStringLiteral("file_name")), QStringLiteral("cases_ledger_2020.xlsx"));
  EXPECT_EQ(row.value(QStringLiteral("state")), QStringLiteral("在库"));
  EXPECT_TRUE(run({"attachment", "list", number}).out.contains(QStringLiteral("共 1 份")));

  ASSERT_EQ(run({"attachment", "export", number, id, "-o", path(QStringLiteral("copy.xlsx"))}).status, 0);
  QFile original(photo);
  QFile copy(path(QStringLiteral("copy.xlsx")));
  ASSERT_TRUE(original.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
  EXPECT_EQ(original.readAll(), copy.readAll());
  EXPECT_EQ(run({"attachment", "export", number, "99", "-o", path(QStringLiteral("no.xlsx"))}).status, 1);

  const Answer saved = run({"backup", path(QStringLiteral("b.db"))});
  EXPECT_EQ(saved.status, 0);
  EXPECT_TRUE(saved.out.contains(QStringLiteral("附件 1 份"))) << saved.out.toStdString();
  store_ = path(QStringLiteral("b.db"));
  EXPECT_EQ(run({"verify"}).status, 0);
  const QString sha = row.value(QStringLiteral("sha256")).toString();
  ASSERT_TRUE(QFile::remove(store_ + QStringLiteral(".files/%1/%2/%3").arg(sha.left(2), sha.mid(2, 2), sha)));
  const Answer broken = run({"verify"});
  EXPECT_EQ(broken.status, 3);
  EXPECT_TRUE(broken.error.contains(QStringLiteral("attachments_missing: attachment ") + id)) << broken.error.toStdString();

  EXPECT_EQ(run({"attachment", "withdraw", number, id, "--reason", ""}).status, 1);
  EXPECT_EQ(run({"attachment", "withdraw", number, id, "--reason", "放错案件"}).status, 0);
  EXPECT_EQ(run({"attachment", "withdraw", number, id, "--reason", "放错案件"}).status, 1);
}

TEST_F(Cli, additionThatIsKilledLeavesTheStoreSound) {
  init();
  ASSERT_EQ(run({"import", "cases", dataPath("real_cases.csv")}).status, 0);
  const QString number = run({"case", "list", "--limit", "1", "--csv"}).out.split(u'\n').value(1).section(u',', 0, 0);
  const QString large = path(QStringLiteral("large.bin"));
  {
    QFile file(large);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(file.resize(99 << 20));
  }
  const QDir folder(store_ + QStringLiteral(".files"));
  QProcess program;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("SHUANGDA_PASSWORD"), QStringLiteral("correct horse"));
  program.setProcessEnvironment(environment);
  program.start(QStringLiteral(SHUANGDA_CLI), {"--db", store_, "attachment", "add", number, large, "--role", "其他"});
  ASSERT_TRUE(program.waitForStarted());
  bool writing = false;
  for (int i = 0; i < 10'000 && !writing && program.state() == QProcess::Running; ++i) {
    writing = !folder.entryList(QDir::Files | QDir::Hidden).isEmpty();
    program.waitForFinished(1);
  }
  ASSERT_TRUE(writing);
  program.kill();
  program.waitForFinished();
  ASSERT_EQ(program.exitStatus(), QProcess::CrashExit) << "killed in the middle of the copy";
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.status, 0) << "a left-over file is told, and harms nothing";
  EXPECT_TRUE(verified.error.contains(QStringLiteral("attachments_unreferenced"))) << verified.error.toStdString();
  EXPECT_TRUE(run({"attachment", "list", number}).out.contains(QStringLiteral("共 0 份")));
  EXPECT_EQ(run({"attachment", "add", number, large, "--role", "其他"}).status, 0);
}

TEST_F(Cli, settingsAreListedAndChecked) {
  init();
  EXPECT_EQ(run({"setting", "get", "attachment_max_mb"}).out.trimmed(), QStringLiteral("100"));
  EXPECT_EQ(run({"setting", "set", "attachment_max_mb", "9999"}).status, 1);
  EXPECT_EQ(run({"setting", "set", "attachment_max_mb", "20"}).status, 0);
  EXPECT_TRUE(run({"setting", "list", "--csv"}).out.contains(QStringLiteral("attachment_max_mb,20,")));
  EXPECT_EQ(run({"setting", "get", "colour"}).status, 1);
}

}  // namespace
