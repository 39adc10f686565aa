#include "support/test_data.h"

#include <QFile>

namespace shuangda::test {

QString dataPath(const QString& name) { return QStringLiteral(SHUANGDA_TEST_DATA "/") + name; }

QByteArray readData(const QString& name) {
  QFile file(dataPath(name));
  if (!file.open(QIODevice::ReadOnly)) {
    qFatal("test data is missing: %s", qPrintable(file.fileName()));
  }
  return file.readAll();
}

}  // namespace shuangda::test
