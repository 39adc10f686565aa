#include "domain/code_list.h"

#include <QDir>

#include "base/csv.h"

namespace shuangda {

std::vector<CodeEntry> shippedCodeLists() {
  std::vector<CodeEntry> entries;
  const QDir folder(QStringLiteral(":/resources/codes"));
  for (const QString& name : folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
    int sortNo = 0;
    for (const CsvRecord& record : readCsvResource(folder.filePath(name))) {
      entries.push_back({.list = record[QStringLiteral("list")],
                         .code = record[QStringLiteral("code")],
                         .label = record[QStringLiteral("label")],
                         .parent = record[QStringLiteral("parent")],
                         .validFrom = record[QStringLiteral("valid_from")],
                         .validTo = record[QStringLiteral("valid_to")],
                         .note = record[QStringLiteral("note")],
                         .sortNo = ++sortNo});
    }
  }
  return entries;
}

}  // namespace shuangda
