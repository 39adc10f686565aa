#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "base/field_texts.h"

namespace shuangda {

/// One row of the list of cases that the information-sharing platform of 两法衔接 exports, in canonical texts.
struct PlatformRow {
  QString sheet{};       ///< empty for CSV
  int row = 0;           ///< the row of the sheet
  FieldTexts values{};   ///< name of a platform column → text: ISO date, 元, plain text
  QStringList unread{};  ///< columns whose cell was filled and could not be read
};

/// The list as it was read, with the columns it has.
struct PlatformList {
  struct Column {
    QString name{};     ///< of platform_columns.csv
    QString heading{};  ///< as the list writes it
    QString unit{};     ///< 元, 万元 …; empty = 元

    bool operator==(const Column&) const = default;
  };

  std::vector<Column> columns{};  ///< in the order of the list
  std::vector<PlatformRow> rows{};

  bool has(QStringView column) const;
};

/// "第3行", with the sheet when it has a name.
QString platformPlace(const PlatformRow& row);

}  // namespace shuangda
