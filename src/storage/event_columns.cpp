#include "storage/event_columns.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace shuangda {

QString kindText(CaseEvent::Kind kind) {
  switch (kind) {
    case CaseEvent::Kind::Record:
      return QStringLiteral("record");
    case CaseEvent::Kind::Correction:
      return QStringLiteral("correction");
    case CaseEvent::Kind::Withdrawal:
      return QStringLiteral("withdrawal");
  }
  return {};
}

CaseEvent::Kind kindOf(const QString& text) {
  return text == QStringLiteral("correction")   ? CaseEvent::Kind::Correction
         : text == QStringLiteral("withdrawal") ? CaseEvent::Kind::Withdrawal
                                                : CaseEvent::Kind::Record;
}

QString detailsToJson(const QMap<QString, QString>& details) {
  QJsonObject object;
  for (auto it = details.begin(); it != details.end(); ++it) {
    object.insert(it.key(), it.value());
  }
  return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> detailsFromJson(const QString& json) {
  const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
  QMap<QString, QString> details;
  for (auto it = object.begin(); it != object.end(); ++it) {
    details.insert(it.key(), it.value().toString());
  }
  return details;
}

}  // namespace shuangda
