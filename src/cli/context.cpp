#include "cli/context.h"

#include <termios.h>
#include <unistd.h>

#include <QJsonArray>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>
#include <algorithm>

#include "base/csv.h"
#include "services/account_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

void write(FILE* stream, const QString& line) {
  const QByteArray bytes = line.toUtf8() + '\n';
  std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

QString readHidden() {
  std::fputs("密码: ", stderr);
  termios before{};
  tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  QFile input;
  QString line;
  if (input.open(STDIN_FILENO, QIODevice::ReadOnly)) {
    line = QString::fromUtf8(input.readLine());
  }
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  std::fputc('\n', stderr);
  while (line.endsWith(u'\n') || line.endsWith(u'\r')) {
    line.chop(1);
  }
  return line;
}

int widthOf(const QString& text) {
  int width = 0;
  for (const QChar c : text) {
    const char16_t u = c.unicode();
    const bool wide = (u >= 0x1100 && u <= 0x115f) || (u >= 0x2e80 && u <= 0xa4cf) || (u >= 0xf900 && u <= 0xfaff) ||
                      (u >= 0xfe30 && u <= 0xfe4f) || (u >= 0xff00 && u <= 0xff60) || (u >= 0xffe0 && u <= 0xffe6) || c.isHighSurrogate();
    width += c.isLowSurrogate() ? 0 : wide ? 2 : 1;
  }
  return width;
}

}  // namespace

std::unique_ptr<Store> Context::openStore() const { return Store::open(location, clock_, Store::Pending::Refuse); }

QString Context::askPassword() const {
  if (qEnvironmentVariableIsSet("SHUANGDA_PASSWORD")) {
    return qEnvironmentVariable("SHUANGDA_PASSWORD");
  }
  if (isatty(STDIN_FILENO) == 0) {
    throw Stop{WrongUsage, QStringLiteral("需要密码：请设置环境变量 SHUANGDA_PASSWORD，或在终端中运行。")};
  }
  return readHidden();
}

Session Context::logIn(Store& store) const {
  AccountService accounts(store);
  QString name = login;
  if (name.isEmpty()) {
    const QStringList logins = accounts.logins();
    if (logins.size() != 1) {
      throw Stop{WrongUsage, QStringLiteral("数据库中有%1个账号，请用 --as 指明。").arg(logins.size())};
    }
    name = logins.first();
  }
  return orStop(accounts.logIn(name, askPassword()));
}

QString refusalLine(const Error& error) { return refusalText(error); }

void print(const QString& line) { write(stdout, line); }
void complain(const QString& line) { write(stderr, line); }

void announce(const Context& context, const QString& sentence, const QJsonObject& facts) {
  if (context.format() == Context::Format::Text) {
    print(sentence);
    return;
  }
  if (context.format() == Context::Format::Json) {
    print(QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact)));
    return;
  }
  QStringList values;
  for (const auto& value : facts) {
    values << value.toVariant().toString();
  }
  printCsv(facts.keys(), {values});
}

bool outputComplete() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void printTable(const QStringList& head, const std::vector<QStringList>& rows) {
  std::vector<int> widths;
  for (const QString& cell : head) {
    widths.push_back(widthOf(cell));
  }
  for (const QStringList& row : rows) {
    for (qsizetype i = 0; i < row.size(); ++i) {
      widths[static_cast<std::size_t>(i)] = std::max(widths[static_cast<std::size_t>(i)], widthOf(row[i]));
    }
  }
  const auto line = [&](const QStringList& cells) {
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
      text += cells[i];
      if (i + 1 < cells.size()) {
        text += QString(widths[static_cast<std::size_t>(i)] - widthOf(cells[i]) + 2, u' ');
      }
    }
    print(text);
  };
  line(head);
  for (const QStringList& row : rows) {
    line(row);
  }
}

void printCsv(const QStringList& head, const std::vector<QStringList>& rows) {
  print(csvLine(head));
  for (const QStringList& row : rows) {
    print(csvLine(row));
  }
}

void printList(const Context& context, const QStringList& names, const QStringList& headings, const std::vector<QStringList>& rows) {
  if (context.format() == Context::Format::Csv) {
    printCsv(names, rows);
    return;
  }
  if (context.format() == Context::Format::Text) {
    printTable(headings, rows);
    return;
  }
  QJsonArray array;
  for (const QStringList& row : rows) {
    QJsonObject object;
    for (qsizetype i = 0; i < names.size(); ++i) {
      object.insert(names.at(i), row.value(i));
    }
    array.append(object);
  }
  print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
}

}  // namespace shuangda::cli
