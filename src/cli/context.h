#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/result.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda::cli {

/// How the program ends; scripts rely on the numbers.
enum ExitStatus : int { Done = 0, Refused = 1, WrongUsage = 2, StorageFailure = 3 };

/// Thrown by a command to end the program with a message on stderr.
struct Stop {
  ExitStatus status = Refused;
  QString message{};
};

/// What the global options say, and the way to the store.
class Context {
 public:
  enum class Format { Text, Json, Csv };

  QString location{};
  QString login{};
  bool json = false;
  bool csv = false;

  Format format() const { return json ? Format::Json : csv ? Format::Csv : Format::Text; }
  const Clock& clock() const { return clock_; }

  /// Opens the store and logs in: --as or the only account, with the password of SHUANGDA_PASSWORD or the terminal.
  std::unique_ptr<Store> openStore() const;
  Session logIn(Store& store) const;
  /// The password from SHUANGDA_PASSWORD or typed on the terminal; Stop with WrongUsage when there is neither.
  QString askPassword() const;

 private:
  SystemClock clock_;
};

/// The value of a result, or Stop with the refusal's sentence.
QString refusalLine(const Error& error);
template <typename T>
T orStop(Result<T> result) {
  if (!result) {
    throw Stop{Refused, refusalLine(result.error())};
  }
  if constexpr (!std::is_void_v<T>) {
    return std::move(*result);
  }
}

/// Writes one line to stdout or stderr, as UTF-8.
void print(const QString& line);
void complain(const QString& line);

/// What a command did: a sentence for people, the same facts as JSON or as one CSV row for programs.
void announce(const Context& context, const QString& sentence, const QJsonObject& facts);

/// False when something could not be written to stdout, for example because the disk is full.
bool outputComplete();

/// A table with aligned columns for people; Han characters count as two.
void printTable(const QStringList& head, const std::vector<QStringList>& rows);
/// A list in the form asked for: `names` head the CSV and key the JSON objects, `headings` head the table for people.
void printList(const Context& context, const QStringList& names, const QStringList& headings, const std::vector<QStringList>& rows);
/// Header and rows as CSV.
void printCsv(const QStringList& head, const std::vector<QStringList>& rows);

}  // namespace shuangda::cli
