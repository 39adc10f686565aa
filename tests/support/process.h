#pragma once

#include <QProcess>
#include <QStringList>

namespace shuangda::test {

/// What a program answered.
struct Answer {
  int status = -1;
  QString out{};
  QString error{};
};

/// Runs a program to its end with a password in the environment; the status is -1 when it crashed or took too long.
Answer runProgram(const QString& program, const QStringList& arguments, const QString& password);

}  // namespace shuangda::test
