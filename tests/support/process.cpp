#include "support/process.h"

namespace shuangda::test {

Answer runProgram(const QString& program, const QStringList& arguments, const QString& password) {
  constexpr int kLongestMs = 120'000;
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.remove(QStringLiteral("SHUANGDA_DB"));
  password.isNull() ? environment.remove(QStringLiteral("SHUANGDA_PASSWORD")) : environment.insert(QStringLiteral("SHUANGDA_PASSWORD"), password);
  process.setProcessEnvironment(environment);
  process.setStandardInputFile(QProcess::nullDevice());
  process.start(program, arguments);
  if (!process.waitForFinished(kLongestMs) || process.exitStatus() != QProcess::NormalExit) {
    process.kill();
    return {};
  }
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace shuangda::test
