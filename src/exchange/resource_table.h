#pragma once

#include <QHash>
#include <QString>
#include <vector>

namespace shuangda {

/// Reads a CSV table compiled into the program, one hash a row (column name → text). The file is part of the program: a
/// missing one is a bug and ends the program.
std::vector<QHash<QString, QString>> readResourceTable(const QString& name);

}  // namespace shuangda
