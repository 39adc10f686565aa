#include "services/attachment_service.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <csignal>

#include "services/case_service.h"
#include "services/content_location.h"
#include "services/import_service.h"
#include "services/maintenance_service.h"
#include "services/setting_service.h"
#include "services/texts.h"
#include "support/engines.h"

using namespace shuangda;
using shuangda::test::EngineTest;

namespace {

class AttachmentServiceTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) {
      return;
    }
    store_ = freshStore();
    attachments_ = std::make_unique<AttachmentService>(*store_);
    case_ = *CaseService(*store_).save(session_, sample(QStringLiteral("C1")));
  }
  void TearDown() override {
    attachments_.reset();
    store_.reset();
    EngineTest::TearDown();
  }
  static LegalCase sample(const QString& number) {
    LegalCase c;
    c.number = number;
    c.authority = QStringLiteral("县市场监管局");
    c.cause = QStringLiteral("假冒专利");
    return c;
  }
  QString file(const QString& name, const QByteArray& bytes) {
    const QString path = folder_.filePath(name);
    QFile f(path);
    EXPECT_TRUE(f.open(QIODevice::WriteOnly));
    f.write(bytes);
    return path;
  }
  AttachmentDraft draft() const { return {.legalCase = case_.id, .role = QStringLiteral("现场照片")}; }
  Result<Attachment> add(const QString& path) { return attachments_->add(session_, draft(), path); }
  ContentStore contents() { return contentStoreOf(*store_); }
  void damage(const Attachment& a, const QByteArray& bytes) {
    QFile f(contents().pathOf(a.sha256));
    ASSERT_TRUE(f.open(QIODevice::WriteOnly));
    f.write(bytes);
  }
  QStringList problems(const QString& check) {
    for (const auto& found : MaintenanceService(*store_).verify()) {
      if (found.name == check) {
        return found.problems;
      }
    }
    return {QStringLiteral("no such check")};
  }

  std::unique_ptr<Store> store_;
  std::unique_ptr<AttachmentService> attachments_;
  LegalCase case_{};
};

TEST_P(AttachmentServiceTest, addedFileIsFoundByItsHashAndIsPrivate) {
  const QByteArray bytes("photo bytes");
  AttachmentDraft d = draft();
  d.note = QStringLiteral(" 仓库门口 ");
  d.takenDate = EventDate::parse(u"2020-08").value();
  const Result<Attachment> added = attachments_->add(session_, d, file(QStringLiteral("照片 1.txt"), bytes));
  ASSERT_TRUE(added) << refusalText(added.error()).toStdString();
  EXPECT_EQ(added->fileName, QStringLiteral("照片 1.txt"));
  EXPECT_EQ(added->sha256, QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
  EXPECT_EQ(added->size, bytes.size());
  EXPECT_EQ(added->mediaType, QStringLiteral("text/plain"));
  EXPECT_EQ(added->note, QStringLiteral("仓库门口"));
  EXPECT_EQ(attachments_->find(session_, added->id), added);
  const auto rows = *attachments_->list(session_, case_.id);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].content, ContentState::Stored);
  EXPECT_EQ(rows[0].addedBy, session_.displayName);
  const QString path = contents().pathOf(added->sha256);
  EXPECT_TRUE(
      path.endsWith(QStringLiteral("/%1/%2/%3").arg(added->sha256.left(2), added->sha256.mid(2, 2), added->sha256)));
  struct stat about {};
  ASSERT_EQ(::stat(QFile::encodeName(path).constData(), &about), 0);
  EXPECT_EQ(about.st_mode & 077, 0u);
  ASSERT_EQ(::stat(QFile::encodeName(contents().folder()).constData(), &about), 0);
  EXPECT_EQ(about.st_mode & 077, 0u);
  if (onSqlite()) {
    EXPECT_EQ(contents().folder(), QFileInfo(store_->location()).canonicalFilePath() + QStringLiteral(".files"));
  }
  EXPECT_EQ(contents().files().size(), 1) << "no temporary file stays behind";
  for (const auto& check : MaintenanceService(*store_).verify()) {
    EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
  }
}

TEST_P(AttachmentServiceTest, sameContentIsStoredOnceAndNotTwiceInOneCase) {
  const QString path = file(QStringLiteral("a.pdf"), "same");
  ASSERT_TRUE(add(path));
  const Result<Attachment> again = add(file(QStringLiteral("b.pdf"), "same"));
  ASSERT_FALSE(again);
  EXPECT_TRUE(refusalText(again.error()).contains(QStringLiteral("b.pdf"))) << refusalText(again.error()).toStdString();
  AttachmentDraft other = draft();
  other.legalCase = CaseService(*store_).save(session_, sample(QStringLiteral("C2")))->id;
  EXPECT_TRUE(attachments_->add(session_, other, path));
  EXPECT_EQ(contents().files().size(), 1);
}

TEST_P(AttachmentServiceTest, whatIsNoUsableFileIsRefusedByNameAndLeavesNothing) {
  ASSERT_EQ(mkfifo(QFile::encodeName(folder_.filePath(QStringLiteral("pipe"))).constData(), 0600), 0);
  ASSERT_TRUE(QDir(folder_.path()).mkdir(QStringLiteral("文件夹")));
  ASSERT_TRUE(SettingService(*store_).set(session_, kAttachmentMegabytes, QStringLiteral("1")));
  const QString large = file(QStringLiteral("large.bin"), QByteArray((1 << 20) + 1, 'x'));
  const std::vector<std::pair<QString, QString>> cases{
      {folder_.filePath(QStringLiteral("文件夹")), QStringLiteral("文件夹")},
      {folder_.filePath(QStringLiteral("absent.jpg")), QStringLiteral("不能读取")},
      {folder_.filePath(QStringLiteral("pipe")), QStringLiteral("不是普通文件")},
      {file(QStringLiteral("empty.jpg"), {}), QStringLiteral("空的")},
      {large, QStringLiteral("上限 1.0 MB")},
      {QStringLiteral("/dev/zero"), QStringLiteral("不是普通文件")}};
  for (const auto& [path, words] : cases) {
    const Result<Attachment> refused = add(path);
    ASSERT_FALSE(refused) << path.toStdString();
    const QString text = refusalText(refused.error());
    EXPECT_TRUE(text.contains(words) && text.contains(QFileInfo(path).fileName())) << text.toStdString();
  }
  EXPECT_TRUE(contents().files().isEmpty());
  EXPECT_TRUE(attachments_->list(session_, case_.id)->empty());
  EXPECT_TRUE(add(file(QStringLiteral("fits.bin"), QByteArray(1 << 20, 'x'))));
}

TEST_P(AttachmentServiceTest, unreadableFileIsRefused) {
  if (::geteuid() == 0) {
    GTEST_SKIP() << "root reads everything";
  }
  const QString path = file(QStringLiteral("secret.pdf"), "x");
  ASSERT_EQ(::chmod(QFile::encodeName(path).constData(), 0), 0);
  EXPECT_EQ(add(path).error().code, ErrorCode::Unreadable);
}

TEST_P(AttachmentServiceTest, fullDiskLeavesNothingHalfWritten) {
  const QString path = file(QStringLiteral("photo.jpg"), QByteArray(8 << 20, 'p'));
  ASSERT_NE(std::signal(SIGXFSZ, SIG_IGN), SIG_ERR);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit tight = before;
  tight.rlim_cur = 4 << 20;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  try {
    static_cast<void>(add(path));
    ADD_FAILURE() << "nothing was thrown";
  } catch (const StorageError& error) {
    EXPECT_EQ(error.kind(), StorageError::Kind::Full);
  }
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_TRUE(contents().files().isEmpty());
  EXPECT_TRUE(attachments_->list(session_, case_.id)->empty());
  EXPECT_TRUE(add(path));
}

TEST_P(AttachmentServiceTest, roleAndCaseMustExist) {
  const QString path = file(QStringLiteral("a.txt"), "x");
  AttachmentDraft d = draft();
  d.role = QStringLiteral("随便");
  EXPECT_EQ(attachments_->add(session_, d, path).error(),
            (Error{ErrorCode::UnknownValue, QStringLiteral("attachment_role"), d.role}));
  d.role.clear();
  EXPECT_EQ(attachments_->add(session_, d, path).error().code, ErrorCode::Required);
  d = draft();
  d.legalCase = CaseId{4711};
  EXPECT_EQ(attachments_->add(session_, d, path).error().code, ErrorCode::NotFound);
  Session reader = session_;
  reader.role = Role::Reader;
  EXPECT_EQ(attachments_->add(reader, draft(), path).error().code, ErrorCode::Forbidden);
  EXPECT_EQ(attachments_->list(Session{}, case_.id).error().code, ErrorCode::Forbidden);
  EXPECT_TRUE(contents().files().isEmpty()) << "refused before anything is copied";
}

TEST_P(AttachmentServiceTest, deceivingNamesAreDefused) {
  const QString name = QStringLiteral("发票") + QChar(0x202e) + QStringLiteral("gpj.\nexe");
  const Attachment added = *add(file(name, "MZ"));
  EXPECT_EQ(added.fileName, QStringLiteral("发票_gpj._exe"));
  EXPECT_FALSE(safeFileName(QStringLiteral("../../etc/passwd")).contains(u'/'));
  EXPECT_EQ(safeFileName(QStringLiteral("..")), QStringLiteral("file"));
  const QString longest = safeFileName(QString(300, u'长') + QStringLiteral(".jpg"));
  EXPECT_LE(longest.toUtf8().size(), 200);
  EXPECT_TRUE(longest.endsWith(QStringLiteral("长.jpg")));
  EXPECT_TRUE(runsWhenOpened({.fileName = QStringLiteral("a.EXE")}));
  EXPECT_TRUE(
      runsWhenOpened({.fileName = QStringLiteral("a"), .mediaType = QStringLiteral("application/x-shellscript")}));
  EXPECT_FALSE(runsWhenOpened({.fileName = QStringLiteral("a.jpg"), .mediaType = QStringLiteral("image/jpeg")}));
}

TEST_P(AttachmentServiceTest, exportedCopyIsVerifiedAndChangedContentReported) {
  const Attachment added = *add(file(QStringLiteral("report.pdf"), "the report"));
  const QString target = folder_.filePath(QStringLiteral("copy.pdf"));
  ASSERT_TRUE(attachments_->exportTo(session_, added.id, target));
  QFile copy(target);
  ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
  EXPECT_EQ(copy.readAll(), "the report");
  EXPECT_EQ(attachments_->reader()(added).value(), "the report");

  damage(added, "the rep0rt");  // the same size
  EXPECT_EQ(attachments_->list(session_, case_.id)->front().content, ContentState::Stored);
  const Result<Attachment> refused = attachments_->exportTo(session_, added.id, target);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refusalText(refused.error()).contains(QStringLiteral("“report.pdf”的文件已变动")))
      << refusalText(refused.error()).toStdString();
  copy.seek(0);
  EXPECT_EQ(copy.readAll(), "the report") << "what was there stays";
  EXPECT_FALSE(attachments_->reader()(added));
  EXPECT_EQ(problems(QStringLiteral("attachments_changed")).size(), 1);

  ASSERT_TRUE(QFile::remove(contents().pathOf(added.sha256)));
  EXPECT_TRUE(refusalText(attachments_->exportTo(session_, added.id, target).error())
                  .contains(QStringLiteral("不在附件文件夹中")));
  EXPECT_EQ(attachments_->list(session_, case_.id)->front().content, ContentState::Missing);
  EXPECT_EQ(problems(QStringLiteral("attachments_missing")).size(), 1);
  EXPECT_TRUE(problems(QStringLiteral("attachments_changed")).isEmpty());
}

TEST_P(AttachmentServiceTest, addingTheSameFileAgainMendsADamagedContent) {
  const QString path = file(QStringLiteral("a.txt"), "original");
  const Attachment added = *add(path);
  damage(added, "0riginal");
  EXPECT_FALSE(add(path)) << "attached already";
  EXPECT_EQ(attachments_->reader()(added).value(), "original");
}

TEST_P(AttachmentServiceTest, exportIntoAnImpossiblePlaceIsRefused) {
  const Attachment added = *add(file(QStringLiteral("a.txt"), "x"));
  EXPECT_EQ(
      attachments_->exportTo(session_, added.id, folder_.filePath(QStringLiteral("no/such/folder/a.txt"))).error().code,
      ErrorCode::Unwritable);
  EXPECT_EQ(attachments_->exportTo(session_, added.id, folder_.path()).error().code, ErrorCode::Unwritable);
  EXPECT_EQ(attachments_->exportTo(session_, AttachmentId{99}, folder_.filePath(QStringLiteral("b"))).error().code,
            ErrorCode::NotFound);
}

TEST_P(AttachmentServiceTest, withdrawnAttachmentStaysWithItsReason) {
  const Attachment added = *add(file(QStringLiteral("a.txt"), "x"));
  EXPECT_EQ(attachments_->withdraw(session_, added.id, QStringLiteral(" ")).error().code, ErrorCode::Required);
  const Result<Attachment> withdrawn = attachments_->withdraw(session_, added.id, QStringLiteral("传错案件"));
  ASSERT_TRUE(withdrawn);
  EXPECT_EQ(withdrawn->withdrawnAt, clock_.now());
  EXPECT_EQ(attachments_->withdraw(session_, added.id, QStringLiteral("再来")).error().code, ErrorCode::WrongState);
  const auto rows = *attachments_->list(session_, case_.id);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].attachment.withdrawReason, QStringLiteral("传错案件"));
  EXPECT_EQ(attachmentStateText(rows[0]), QStringLiteral("已撤回"));
  EXPECT_TRUE(attachments_->exportTo(session_, added.id, folder_.filePath(QStringLiteral("still.txt"))));
  EXPECT_TRUE(add(file(QStringLiteral("b.txt"), "x"))) << "a withdrawn content may be attached again";
  EXPECT_TRUE(problems(QStringLiteral("audit")).isEmpty());
  const auto history = *CaseService(*store_).history(session_, case_.id);
  ASSERT_EQ(history.size(), 4u) << "the case tells of its attachments";
  EXPECT_EQ(history[2].action, QStringLiteral("withdraw"));
  EXPECT_EQ(history[2].changes.back().after, QStringLiteral("a.txt"));
}

TEST_P(AttachmentServiceTest, fileNobodyNeedsIsToldApart) {
  ASSERT_TRUE(add(file(QStringLiteral("a.txt"), "x")));
  ASSERT_TRUE(contents().add(file(QStringLiteral("b.txt"), "lost"), 100));
  EXPECT_EQ(problems(QStringLiteral("attachments_unreferenced")).size(), 1);
  EXPECT_TRUE(problems(QStringLiteral("attachments_missing")).isEmpty());
  EXPECT_TRUE(problems(QStringLiteral("attachments_changed")).isEmpty());
}

TEST_P(AttachmentServiceTest, whatAnInterruptionLeftIsClearedAwayAfterADay) {
  ASSERT_TRUE(add(file(QStringLiteral("a.txt"), "x")));
  for (const auto& [name, age] :
       {std::pair("/.partial-old111", 2), std::pair("/.partial-new111", 0), std::pair("/.partial-not-ours", 9)}) {
    QFile left(contents().folder() + QString::fromLatin1(name));
    ASSERT_TRUE(left.open(QIODevice::ReadWrite));
    left.write("half");
    left.flush();
    ASSERT_TRUE(left.setFileTime(QDateTime::currentDateTimeUtc().addDays(-age), QFileDevice::FileModificationTime));
  }
  ASSERT_TRUE(add(file(QStringLiteral("b.txt"), "y")));
  EXPECT_EQ(problems(QStringLiteral("attachments_unreferenced")).size(), 2)
      << "one may still be written by another program";
}

TEST_P(AttachmentServiceTest, backupTakesTheContentsAlong) {
  const Attachment first = *add(file(QStringLiteral("a.txt"), "first"));
  const Attachment second = *add(file(QStringLiteral("b.txt"), "second"));
  const QString path = folder_.filePath(QStringLiteral("backup.db"));
  const BackupReport report = MaintenanceService(*store_).backup(path);
  EXPECT_EQ(report.attachments, 2);
  EXPECT_TRUE(report.problems.isEmpty());
  {
    const auto copy = Store::open(path, clock_, Store::Pending::Refuse);
    for (const auto& check : MaintenanceService(*copy).verify()) {
      EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << check.problems.join(u'\n').toStdString();
    }
    EXPECT_EQ(AttachmentService(*copy).reader()(second).value(), "second");
  }
  damage(first, "f1rst");
  const BackupReport partial = MaintenanceService(*store_).backup(folder_.filePath(QStringLiteral("partial.db")));
  EXPECT_EQ(partial.attachments, 1);
  EXPECT_EQ(partial.problems.size(), 1);

  ASSERT_TRUE(QDir(folder_.path()).mkdir(QStringLiteral("taken.db.files")));
  EXPECT_THROW(MaintenanceService(*store_).backup(folder_.filePath(QStringLiteral("taken.db"))), StorageError);
  EXPECT_FALSE(QFile::exists(folder_.filePath(QStringLiteral("taken.db"))));
  EXPECT_TRUE(QFile::exists(folder_.filePath(QStringLiteral("taken.db.files")))) << "what others made is not removed";
}

TEST_P(AttachmentServiceTest, importWithAttachmentsCannotBeUndone) {
  ImportService imports(*store_);
  const FieldTexts values{{QStringLiteral("case_id"), QStringLiteral("I1")},
                          {QStringLiteral("authority"), QStringLiteral("县局")},
                          {QStringLiteral("cause"), QStringLiteral("假冒专利")}};
  ASSERT_TRUE(imports.run(session_, {.kind = QStringLiteral("cases"), .fileName = QStringLiteral("x.csv")},
                          {{.row = 2, .values = values}}));
  AttachmentDraft d = draft();
  d.legalCase = CaseService(*store_).findByNumber(session_, QStringLiteral("I1"))->id;
  ASSERT_TRUE(attachments_->add(session_, d, file(QStringLiteral("a.txt"), "x")));
  EXPECT_EQ(imports.undoLast(session_).error().code, ErrorCode::WrongState);
}

TEST_P(AttachmentServiceTest, settingsAreCheckedAndRecorded) {
  SettingService settings(*store_);
  EXPECT_EQ(attachments_->sizeLimit(), 100ll << 20);
  for (const char* bad : {"0", "-1", "5000", "many", ""}) {
    EXPECT_FALSE(settings.set(session_, kAttachmentMegabytes, QString::fromLatin1(bad))) << bad;
  }
  EXPECT_EQ(settings.set(session_, QStringLiteral("colour"), QStringLiteral("red")).error().code,
            ErrorCode::UnknownValue);
  EXPECT_FALSE(settings.set(session_, kAttachmentFolder, QStringLiteral("relative")));
  Session editor = session_;
  editor.role = Role::Editor;
  EXPECT_EQ(settings.set(editor, kAttachmentMegabytes, QStringLiteral("5")).error().code, ErrorCode::Forbidden);
  ASSERT_TRUE(settings.set(session_, kAttachmentMegabytes, QStringLiteral("5")));
  EXPECT_EQ(attachments_->sizeLimit(), 5ll << 20);
  EXPECT_TRUE(problems(QStringLiteral("audit")).isEmpty());
  const QString elsewhere = folder_.filePath(QStringLiteral("elsewhere"));
  ASSERT_TRUE(settings.set(session_, kAttachmentFolder, elsewhere));
  EXPECT_EQ(contents().folder() == elsewhere, !onSqlite()) << "a file's attachments stay beside it";
}

SHUANGDA_ON_BOTH_ENGINES(AttachmentServiceTest);

}  // namespace
