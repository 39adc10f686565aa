#pragma once

#include <QString>
#include <QStringList>

namespace shuangda {

/// The people a field names ("甲、乙"), each once and without the spaces within a name.
QStringList peopleIn(const QString& text);

/// Whether the two fields name somebody in common, however full-width letters, case and spaces are written.
bool samePerson(const QString& one, const QString& other);

}  // namespace shuangda
