#include "exchange/ledger_year.h"

#include <QMap>
#include <QRegularExpression>

#include "base/text.h"
#include "exchange/date_cell.h"
#include "exchange/standard_columns.h"

namespace shuangda {
namespace {

std::optional<int> yearIn(const QString& text, const QRegularExpression& form) {
  const auto match = form.match(toHalfWidth(text));
  return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

/// Titles above the header: "2020年度…台账". A date of filling in ("填报时间：2021年1月8日") is not the ledger's year.
std::optional<int> yearInTitle(const SheetPreview& preview, int headerRow) {
  static const QRegularExpression form(
      QStringLiteral("(?<!\\d)((?:19|20)\\d{2})\\s*(?:年(?!\\s*\\d{1,2}\\s*月\\s*\\d{1,2})|-\\d{4}|[^\\d.\\-/年]|$)"));
  for (const RawRow& row : preview.rows) {
    if (row.number >= headerRow) {
      break;
    }
    for (const RawCell& cell : row.cells) {
      if (!cell.text.contains(QStringLiteral("时间")) && !cell.text.contains(QStringLiteral("日期"))) {
        if (const auto year = yearIn(cell.text, form)) {
          return year;
        }
      }
    }
  }
  return std::nullopt;
}

std::optional<int> majorityYear(const std::vector<SheetPreview>& previews, const ColumnMapping& mapping) {
  QMap<int, int> counts;
  int total = 0;
  for (std::size_t i = 0; i < previews.size(); ++i) {
    const SheetMapping& sheet = mapping.sheets[i];
    for (const RawRow& row : previews[i].rows) {
      for (const RawCell& cell : row.cells) {
        const MappedColumn* column = row.number > sheet.lastHeaderRow ? sheet.at(cell.column) : nullptr;
        const StandardColumn* standard =
            column != nullptr ? findStandardColumn(mapping.kind, column->standard) : nullptr;
        if (standard == nullptr || !isDate(standard->type)) {
          continue;
        }
        const CellReading reading = readDateCell(cell, standard->type, {});
        if (reading.value && reading.value->size() >= 7) {
          ++counts[reading.value->left(4).toInt()];
          ++total;
        }
      }
    }
  }
  for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
    if (it.value() * 2 > total) {
      return it.key();
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> ledgerYearOf(const std::vector<SheetPreview>& previews, const ColumnMapping& mapping,
                                const QString& fileName) {
  static const QRegularExpression plain(QStringLiteral("(?<!\\d)((?:19|20)\\d{2})(?!\\d)"));
  for (std::size_t i = 0; i < previews.size(); ++i) {
    if (const auto year = yearInTitle(previews[i], mapping.sheets[i].firstHeaderRow)) {
      return year;
    }
  }
  for (const SheetPreview& preview : previews) {
    if (const auto year = yearIn(preview.info.name, plain)) {
      return year;
    }
  }
  if (const auto year = yearIn(fileName, plain); year && !mapping.standardFile) {
    return year;
  }
  return majorityYear(previews, mapping);
}

}  // namespace shuangda
