#include "exchange/xlsx_sheet.h"

#include <algorithm>
#include <charconv>

#include "exchange/limits.h"
#include "exchange/number_text.h"
#include "exchange/xml_escape.h"

namespace shuangda {
namespace {

/// "AB12" → {28, 12}; zeros when it is no reference.
std::pair<int, int> cellReference(std::string_view text) {
  int column = 0;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && column <= limits::kMaxColumns; ++i) {
    column = column * 26 + (text[i] - 'A' + 1);
  }
  int row = 0;
  const auto read = std::from_chars(text.data() + i, text.data() + text.size(), row);
  return read.ec == std::errc{} && row > 0 ? std::pair(column, row) : std::pair(column, 0);
}

std::optional<MergedRange> mergedRange(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  const auto [left, top] = cellReference(text.substr(0, colon));
  const auto [right, bottom] = cellReference(text.substr(colon + 1));
  if (left < 1 || top < 1 || right < left || bottom < top) {
    return std::nullopt;
  }
  return MergedRange{top, left, bottom, right};
}

int number(std::string_view text, int fallback) {
  int value = fallback;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc{} ? value : fallback;
}

}  // namespace

void SheetLayoutHandler::startElement(std::string_view name, const XmlAttributes& attributes) {
  if (name == "col" && attributes.isTrue("hidden") && layout.hiddenColumns.size() < limits::kMaxColumns) {
    layout.hiddenColumns.emplace_back(number(attributes.value("min"), 0), number(attributes.value("max"), 0));
  } else if (name == "mergeCell") {
    if (layout.merges.size() >= limits::kMaxMerges) {
      stop({ErrorCode::Hostile, QStringLiteral("merges"), {}});
    } else if (const auto range = mergedRange(attributes.value("ref"))) {
      layout.merges.push_back(*range);
    }
  }
}

void SheetRowsHandler::startElement(std::string_view name, const XmlAttributes& attributes) {
  if (name == "c") {
    beginCell(attributes);
  } else if (name == "row") {
    beginRow(attributes);
  } else if (name == "f") {
    cell_.formula = true;
  } else if (name == "rPh") {
    inPhonetic_ = true;
  } else if (name == "v" || name == "t") {
    inValue_ = !inPhonetic_;
  }
}

void SheetRowsHandler::endElement(std::string_view name) {
  if (name == "v" || name == "t") {
    inValue_ = false;
  } else if (name == "rPh") {
    inPhonetic_ = false;
  } else if (name == "c") {
    finishCell();
  } else if (name == "row") {
    if (!sink_(std::move(row_))) {
      stopSatisfied();
    }
    row_ = RawRow{};
  }
}

void SheetRowsHandler::text(std::string_view piece) {
  if (!inValue_) {
    return;
  }
  buffer_.append(piece);
  if (buffer_.size() > std::size_t{4} * limits::kMaxCellChars) {
    fail(ErrorCode::Hostile, "cell_length");
  }
}

void SheetRowsHandler::beginRow(const XmlAttributes& attributes) {
  const int wanted = number(attributes.value("r"), lastRow_ + 1);
  if (wanted > limits::kMaxRows) {
    return fail(ErrorCode::Hostile, "row_count");
  }
  if (wanted <= lastRow_) {
    return fail(ErrorCode::Damaged, "row_order");
  }
  lastRow_ = wanted;
  lastColumn_ = 0;
  row_ = RawRow{.number = wanted, .hidden = attributes.isTrue("hidden")};
}

void SheetRowsHandler::beginCell(const XmlAttributes& attributes) {
  const std::string_view reference = attributes.value("r");
  const int column = reference.empty() ? lastColumn_ + 1 : cellReference(reference).first;
  if (column > limits::kMaxColumns) {
    return fail(ErrorCode::Hostile, "column_count");
  }
  if (column <= lastColumn_) {
    return fail(ErrorCode::Damaged, "row_order");
  }
  lastColumn_ = column;
  cell_ = RawCell{.column = column};
  type_ = attributes.value("t");
  const auto style = static_cast<std::size_t>(std::max(0, number(attributes.value("s"), 0)));
  cell_.dateStyled = style < dateStyles_.size() && dateStyles_[style];
  buffer_.clear();
}

void SheetRowsHandler::finishCell() {
  if (buffer_.empty() && !cell_.formula) {
    return;
  }
  const QString text = QString::fromUtf8(buffer_.data(), static_cast<qsizetype>(buffer_.size()));
  cell_.kind = RawCell::Kind::Text;
  cell_.text = type_ == "inlineStr" || type_ == "str" ? decodeSheetEscapes(text) : text;
  if (type_ == "s") {
    const int index = number(buffer_, -1);
    if (index < 0 || static_cast<std::size_t>(index) >= strings_.size()) {
      return fail(ErrorCode::Damaged, "shared_strings");
    }
    cell_.text = strings_.at(static_cast<std::size_t>(index));
  } else if (type_ == "b") {
    cell_.kind = RawCell::Kind::Boolean;
  } else if (type_ == "e") {
    cell_.kind = RawCell::Kind::Error;
  } else if (type_.empty() || type_ == "n") {
    if (const auto decimal = spreadsheetNumber(buffer_)) {
      cell_.kind = RawCell::Kind::Number;
      cell_.text = *decimal;
    }
  }
  if (cell_.kind != RawCell::Kind::Number) {
    cell_.dateStyled = false;
  }
  if (cell_.text.isEmpty() && !cell_.formula) {
    return;
  }
  row_.cells.push_back(std::move(cell_));
  cell_ = RawCell{};
}

void SheetRowsHandler::fail(ErrorCode code, const char* what) {
  stop({code, QString::fromLatin1(what), QString::number(lastRow_)});
}

}  // namespace shuangda
