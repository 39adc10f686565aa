#include "exchange/header_detection.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

#include "base/text.h"
#include "exchange/heading_match.h"
#include "exchange/import_words.h"
#include "exchange/ledger_year.h"
#include "exchange/sheet_preview.h"

namespace shuangda {
namespace {

constexpr int kHeaderWithin = 40;  ///< rows from the top in which a header is looked for
constexpr int kMaxLevels = 3;
constexpr int kFewestColumns = 2;

struct Span {
  int first = 0;
  int last = 0;
  int score = 0;
};

QString withoutSpace(const QString& text) {
  QString result;
  for (const QChar c : text) {
    if (!c.isSpace() && c.unicode() != 0x200B) {
      result += c;
    }
  }
  return result;
}

/// The levels of a column's heading, equal neighbours (one merged cell) once. Without merged cells a level left blank
/// belongs to the heading on its left, when a lower level is filled.
QStringList levelsOf(const SheetPreview& preview, const Span& span, int column) {
  QStringList levels;
  for (int row = span.first; row <= span.last; ++row) {
    QString text = withoutSpace(preview.textAt(row, column));
    const bool lowerFilled = row < span.last && !preview.textAt(span.last, column).isEmpty();
    for (int left = column - 1; text.isEmpty() && lowerFilled && preview.layout.merges.empty() && left > 0; --left) {
      if (preview.textAt(span.last, left).isEmpty()) {
        break;
      }
      text = withoutSpace(preview.textAt(row, left));
    }
    if (!text.isEmpty() && (levels.isEmpty() || levels.last() != text)) {
      levels << text;
    }
  }
  return levels;
}

int scoreOf(const SheetPreview& preview, const QString& kind, const Span& span) {
  QSet<QString> matched;
  int filled = 0;
  for (int column = 1; column <= preview.lastColumn(span.first) || column <= preview.lastColumn(span.last); ++column) {
    const QStringList levels = levelsOf(preview, span, column);
    const HeadingMatch match = matchHeading(kind, levels);
    filled += levels.isEmpty() ? 0 : 1;
    if (match.column != nullptr) {
      matched.insert(match.column->name);
    }
  }
  const int score = static_cast<int>(matched.size());
  return score >= kFewestColumns && score * 3 >= filled ? score : 0;
}

/// The rows that make the best header: most standard columns, then fewest rows, then the earliest.
Span findHeader(const SheetPreview& preview, const QString& kind) {
  Span best;
  for (const RawRow& row : preview.rows) {
    if (row.number > kHeaderWithin) {
      break;
    }
    for (int depth = 1; depth <= kMaxLevels; ++depth) {
      Span span{row.number, row.number + depth - 1, 0};
      if (depth > 1 && preview.row(span.last) == nullptr) {
        break;
      }
      span.score = scoreOf(preview, kind, span);
      const int rows = span.last - span.first;
      if (span.score > best.score || (span.score > 0 && span.score == best.score && rows < best.last - best.first)) {
        best = span;
      }
    }
    // A good header found: rows further down only repeat it.
    if (best.score >= 5 && row.number > best.last) {
      break;
    }
  }
  return best;
}

/// True for a row whose cells are nothing but units, "(元)" under 罚款: the second level of a heading without merges.
bool holdsOnlyUnits(const RawRow& row) {
  static const QRegularExpression brackets(QStringLiteral("[()（）\\[\\]【】]|单位[:：]"));
  const ImportWords& words = ImportWords::instance();
  bool any = false;
  for (const RawCell& cell : row.cells) {
    QString text = trimmed(cell.text);
    if (text.isEmpty()) {
      continue;
    }
    text.remove(brackets);
    if (cell.kind != RawCell::Kind::Text ||
        (!words.unitFactor(QStringLiteral("money"), text) && !words.unitFactor(QStringLiteral("weight"), text))) {
      return false;
    }
    any = true;
  }
  return any;
}

/// The only unit of a dimension that the note rows above the header name ("单位：万元"); empty when none or several.
QString noteUnit(const SheetPreview& preview, int headerRow, const QString& dimension) {
  QString found;
  static const QRegularExpression after(QStringLiteral("单位[：:](.*)$"));
  for (const RawRow& row : preview.rows) {
    if (row.number >= headerRow) {
      break;
    }
    for (const RawCell& cell : row.cells) {
      const auto match = after.match(cell.text);
      const QStringList units = match.hasMatch()
                                    ? match.captured(1).split(QRegularExpression(QStringLiteral("[、，,；;/\\s]")))
                                    : QStringList();
      for (const QString& unit : units) {
        if (!ImportWords::instance().unitFactor(dimension, unit)) {
          continue;
        }
        if (!found.isEmpty() && found != unit) {
          return {};
        }
        found = unit;
      }
    }
  }
  return found;
}

/// Looks at the columns of one sheet and says what each is.
class SheetRecogniser {
 public:
  SheetRecogniser(const SheetPreview& preview, const QString& kind, DetectedMapping& result)
      : preview_(preview), kind_(kind), result_(result) {}

  bool recognise() {
    Span span = findHeader(preview_, kind_);
    if (span.score == 0) {
      return false;
    }
    if (const RawRow* below = preview_.row(span.last + 1); below != nullptr && holdsOnlyUnits(*below)) {
      ++span.last;
    }
    sheet_ = SheetMapping{.sheet = preview_.info.name, .firstHeaderRow = span.first, .lastHeaderRow = span.last};
    moneyUnit_ = noteUnit(preview_, span.first, QStringLiteral("money"));
    weightUnit_ = noteUnit(preview_, span.first, QStringLiteral("weight"));
    const int last = std::max(preview_.lastColumn(span.first), preview_.lastColumn(span.last));
    for (int column = 1; column <= last; ++column) {
      addColumn(span, column);
    }
    result_.mapping.sheets.push_back(sheet_);
    return true;
  }

 private:
  void addColumn(const Span& span, int number) {
    const QStringList levels = levelsOf(preview_, span, number);
    if (levels.isEmpty()) {
      return;
    }
    const HeadingMatch match = matchHeading(kind_, levels);
    MappedColumn column{.column = number, .heading = levels.join(u'/')};
    if (preview_.layout.isHiddenColumn(number)) {
      add(column, QStringLiteral("hidden_column"), {}, QStringLiteral("隐藏列“%1”不导入").arg(column.heading));
    } else if (match.how == HeadingMatch::How::Ambiguous) {
      add(column, QStringLiteral("column_ambiguous"), {},
          QStringLiteral("“%1”可指%2，须指定；未指定则不导入").arg(column.heading, match.meanings));
    } else if (match.column != nullptr && sheet_.find(match.column->name) != nullptr) {
      add(column, QStringLiteral("column_ambiguous"), {},
          QStringLiteral("“%1”与“%2”都是“%3”，只取前者，请指定")
              .arg(column.heading, sheet_.find(match.column->name)->heading, match.column->label));
    } else if (match.column != nullptr) {
      column.standard = match.column->name;
      setUnit(column, match);
      if (match.how == HeadingMatch::How::Guess) {
        add(column, QStringLiteral("heading_guess"), match.column->label,
            QStringLiteral("表头“%1”推定为“%2”").arg(column.heading, match.column->label));
      }
    } else {
      result_.ignored.push_back({preview_.info.name, columnLetter(number), column.heading});
    }
    sheet_.columns.push_back(column);
  }

  void setUnit(MappedColumn& column, const HeadingMatch& match) const {
    const ColumnType type = match.column->type;
    const bool weight = type == ColumnType::Weight || type == ColumnType::Tonnes;
    if (!isMoney(type) && !weight) {
      return;
    }
    column.unitInHeading = !match.unit.isEmpty();
    column.unit = !match.unit.isEmpty() ? match.unit : weight ? weightUnit_ : moneyUnit_;
    if (type == ColumnType::Wanyuan && column.unit.isEmpty()) {
      column.unit = QStringLiteral("万元");
    } else if (type == ColumnType::Tonnes && column.unit.isEmpty()) {
      column.unit = QStringLiteral("吨");
    }
  }

  void add(const MappedColumn& column, const QString& code, const QString& expected, const QString& message) {
    result_.findings.push_back({.sheet = preview_.info.name,
                                .row = sheet_.firstHeaderRow,
                                .column = columnLetter(column.column),
                                .heading = column.heading,
                                .code = code,
                                .severity = findingSeverity(code),
                                .rawValue = column.heading,
                                .expectedValue = expected,
                                .message = message});
  }

  const SheetPreview& preview_;
  const QString& kind_;
  DetectedMapping& result_;
  SheetMapping sheet_{};
  QString moneyUnit_{};
  QString weightUnit_{};
};

/// A table without our header is a summary; a page of text or an empty sheet is not worth a remark.
bool looksLikeTable(const SheetPreview& preview) {
  const auto wide =
      std::count_if(preview.rows.begin(), preview.rows.end(), [](const RawRow& row) { return row.cells.size() >= 2; });
  const bool named = !ImportWords::instance().within(QStringLiteral("skipped_sheet"), preview.info.name).isEmpty();
  return wide >= 2 || (named && !preview.rows.empty());
}

void addSheetFinding(DetectedMapping& result, const QString& sheet, const QString& code, const QString& message) {
  result.findings.push_back(
      {.sheet = sheet, .code = code, .severity = findingSeverity(code), .rawValue = sheet, .message = message});
}

/// The program's own file: one header row on top whose headings all are English names of standard columns.
bool isStandardFile(const ColumnMapping& mapping) {
  return !mapping.sheets.empty() &&
         std::all_of(mapping.sheets.begin(), mapping.sheets.end(), [&](const SheetMapping& sheet) {
           const auto own = [](const MappedColumn& column) { return column.heading == column.standard; };
           const auto count = std::count_if(sheet.columns.begin(), sheet.columns.end(), own);
           const bool english = std::all_of(sheet.columns.begin(), sheet.columns.end(), [](const MappedColumn& column) {
             return std::all_of(column.heading.begin(), column.heading.end(),
                                [](QChar c) { return c.unicode() < 0x80; });
           });
           return sheet.firstHeaderRow == 1 && sheet.lastHeaderRow == 1 && english && count >= kFewestColumns;
         });
}

}  // namespace

Result<DetectedMapping> detectMapping(TableReader& reader, const QString& kind, const QString& fileName) {
  if (standardColumns(kind).empty()) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("kind"), kind);
  }
  DetectedMapping result{.mapping = {.kind = kind}};
  std::vector<SheetPreview> read;
  for (int sheet = 0; sheet < static_cast<int>(reader.sheets().size()); ++sheet) {
    const SheetInfo& info = reader.sheets()[static_cast<std::size_t>(sheet)];
    if (info.hidden) {
      addSheetFinding(result, info.name, QStringLiteral("sheet_hidden"),
                      QStringLiteral("隐藏工作表“%1”不导入").arg(info.name));
      continue;
    }
    Result<SheetPreview> preview = previewSheet(reader, sheet);
    if (!preview) {
      return tl::unexpected(preview.error());
    }
    const bool summary = !ImportWords::instance().within(QStringLiteral("skipped_sheet"), info.name).isEmpty();
    if (!summary && SheetRecogniser(*preview, kind, result).recognise()) {
      read.push_back(std::move(*preview));
    } else if (looksLikeTable(*preview)) {
      addSheetFinding(result, info.name, QStringLiteral("sheet_skipped"),
                      QStringLiteral("工作表“%1”不是逐件登记的台账，不导入").arg(info.name));
    }
  }
  if (result.mapping.sheets.empty()) {
    return refuse(ErrorCode::NotFound, QStringLiteral("header"), kind);
  }
  result.mapping.standardFile = isStandardFile(result.mapping);
  result.mapping.ledgerYear = ledgerYearOf(read, result.mapping, fileName);
  return result;
}

Result<DetectedMapping> detectMapping(const QString& path, const QString& kind) {
  const Result<std::unique_ptr<TableReader>> reader = TableReader::open(path);
  if (!reader) {
    return tl::unexpected(reader.error());
  }
  return detectMapping(**reader, kind, QFileInfo(path).fileName());
}

}  // namespace shuangda
