#pragma once

#include <QByteArray>
#include <QString>

namespace shuangda::test {

/// The full path of a file under tests/data.
QString dataPath(const QString& name);

/// The bytes of a file under tests/data; aborts the test program when it is not there.
QByteArray readData(const QString& name);

}  // namespace shuangda::test
