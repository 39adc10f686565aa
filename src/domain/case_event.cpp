#include "domain/case_event.h"

#include <QStringList>

namespace shuangda {

QString detailsText(const QMap<QString, QString>& details) {
  QStringList parts;
  for (auto it = details.begin(); it != details.end(); ++it) {
    parts << it.key() + u'=' + it.value();
  }
  return parts.join(QStringLiteral(" | "));
}

}  // namespace shuangda
