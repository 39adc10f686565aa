#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPixmap>
#include <QTimer>
#include <QTranslator>

#include "desk.h"
#include "dialogs/login_dialog.h"
#include "main_window.h"
#include "pages/bulletin_page.h"
#include "pages/case_page.h"
#include "services/store_location.h"
#include "services/texts.h"

using namespace shuangda;

namespace {

/// Chinese glyph variants and Qt's own texts in Chinese, whatever the locale of the machine.
void speakChinese(QApplication& application) {
  QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
  auto* qtTexts = new QTranslator(&application);
  if (qtTexts->load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    application.installTranslator(qtTexts);
  }
}

/// Keeps what went wrong in a small file beside the user's data: English, keys only, nothing personal.
void startLog() {
  const QString folder = QFileInfo(defaultStoreLocation()).absolutePath();
  if (!QDir().mkpath(folder)) {
    return;
  }
  constexpr std::size_t kLargest = 1 << 20;
  constexpr std::size_t kFiles = 3;
  try {
    spdlog::set_default_logger(spdlog::rotating_logger_mt("shuangda", (folder + QStringLiteral("/shuangda.log")).toStdString(), kLargest, kFiles));
    spdlog::flush_on(spdlog::level::warn);
  } catch (const spdlog::spdlog_ex&) {
    // Without a place for the log the program still works, and speaks to stderr.
  }
}

/// Waits until the data thread has answered everything.
void settle(Desk& desk) {
  QEventLoop loop;
  QTimer quiet;
  quiet.setSingleShot(true);
  quiet.setInterval(300);
  QObject::connect(&quiet, &QTimer::timeout, &loop, &QEventLoop::quit);
  QObject::connect(&desk, &Desk::busyChanged, &loop, [&quiet](bool busy) { busy ? quiet.stop() : quiet.start(); });
  quiet.start();
  loop.exec();
}

/// Opens or creates the store and asks who acts; false when the user leaves.
bool enter(Desk& desk, const QString& location) {
  const bool isNew = !Database::isServerUrl(location) && !QFileInfo::exists(location);
  if (isNew) {
    QDir().mkpath(QFileInfo(location).absolutePath());
    return LoginDialog(desk, location, LoginDialog::Mode::FirstAccount).exec() == QDialog::Accepted;
  }
  QString refusal;
  bool answered = false;
  desk.open(location, Database::Purpose::Open, &desk, [&](const QString& text) {
    refusal = text;
    answered = true;
  });
  while (!answered) {
    QApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }
  if (!refusal.isEmpty()) {
    QMessageBox::critical(nullptr, QObject::tr("双打"), displayLocation(location) + QStringLiteral("\n\n") + refusal);
    return false;
  }
  // Set by scripts that start the window; the password is checked all the same. Among several accounts it does not
  // choose.
  if (qEnvironmentVariableIsSet("SHUANGDA_PASSWORD")) {
    Result<Session> session = refuse(ErrorCode::BadCredentials);
    bool done = false;
    desk.ask(
        &desk,
        [](Desk::Hand hand) {
          const QStringList logins = hand.services.accounts.logins();
          return logins.size() == 1 ? hand.services.accounts.logIn(logins[0], qEnvironmentVariable("SHUANGDA_PASSWORD"))
                                    : Result<Session>(refuse(ErrorCode::BadCredentials));
        },
        [&](const Result<Session>& result) {
          session = result;
          done = true;
        },
        [&] { done = true; });
    while (!done) {
      QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    if (session) {
      desk.setSession(*session);
      return true;
    }
  }
  return LoginDialog(desk, location, LoginDialog::Mode::LogIn).exec() == QDialog::Accepted;
}

/// Goes to what the command line names; either may be empty.
void open(MainWindow& window, const QString& bulletin, const QString& number) {
  if (const Result<Period> period = Period::parse(bulletin); period) {
    window.bulletinPage()->setPeriod(*period);
    window.goTo(MainWindow::Page::Bulletin);
  }
  if (!number.isEmpty()) {
    window.goTo(MainWindow::Page::Cases);
    window.casePage()->goToCase(number);
  }
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("FC_LANG", "zh-cn");
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("shuangda"));
  QApplication::setApplicationDisplayName(QObject::tr("双打"));
  QApplication::setStyle(QStringLiteral("Fusion"));
  speakChinese(application);
  startLog();

  QCommandLineParser options;
  const QCommandLineOption database(QStringLiteral("db"), QObject::tr("数据库文件或 postgresql:// 地址"), QStringLiteral("FILE|URL"), defaultStoreLocation());
  const QCommandLineOption screenshot(QStringLiteral("screenshot"), QObject::tr("把窗口存成 PNG 后退出"), QStringLiteral("PNG"));
  const QCommandLineOption bulletin(QStringLiteral("bulletin"), QObject::tr("打开这一期通报，如 2020Q3"), QStringLiteral("PERIOD"));
  const QCommandLineOption openedCase(QStringLiteral("case"), QObject::tr("打开这一案件"), QStringLiteral("NUMBER"));
  options.addOptions({database, screenshot, bulletin, openedCase});
  options.addHelpOption();
  options.process(application);

  Desk desk;
  if (!enter(desk, options.value(database))) {
    return 1;
  }
  MainWindow window(desk);
  if (options.isSet(screenshot)) {
    window.resize(1366, 768);  // the smallest screen the program is made for
  }
  window.show();
  window.start();
  open(window, options.value(bulletin), options.value(openedCase));
  if (options.isSet(screenshot)) {
    settle(desk);
    const bool written = window.grab().save(options.value(screenshot), "PNG");
    return written ? 0 : 1;
  }
  return QApplication::exec();
}
