#pragma once

#include "domain/case_event.h"

namespace shuangda {

// How events of cases and of transfers are written into their columns.

QString kindText(CaseEvent::Kind kind);
CaseEvent::Kind kindOf(const QString& text);
QString detailsToJson(const QMap<QString, QString>& details);
QMap<QString, QString> detailsFromJson(const QString& json);

}  // namespace shuangda
