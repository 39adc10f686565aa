#pragma once

#include "exchange/table_reader.h"
#include "exchange/xlsx_parts.h"
#include "exchange/xml_stream.h"

namespace shuangda {

/// Reads only the layout of a worksheet: merged cells and hidden columns. They stand behind the cells in the file.
class SheetLayoutHandler final : public XmlHandler {
 public:
  SheetLayout layout{};

  void startElement(std::string_view name, const XmlAttributes& attributes) override;
  void endElement(std::string_view) override {}
};

/// Reads the rows of a worksheet and hands each to the sink.
class SheetRowsHandler final : public XmlHandler {
 public:
  SheetRowsHandler(const SharedStrings& strings, const std::vector<bool>& dateStyles, const RowSink& sink)
      : strings_(strings), dateStyles_(dateStyles), sink_(sink) {}

  void startElement(std::string_view name, const XmlAttributes& attributes) override;
  void endElement(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  void beginRow(const XmlAttributes& attributes);
  void beginCell(const XmlAttributes& attributes);
  void finishCell();
  void fail(ErrorCode code, const char* what);

  const SharedStrings& strings_;
  const std::vector<bool>& dateStyles_;
  const RowSink& sink_;
  RawRow row_{};
  RawCell cell_{};
  std::string type_{};
  std::string buffer_{};
  int lastRow_ = 0;
  int lastColumn_ = 0;
  bool inValue_ = false;
  bool inPhonetic_ = false;
};

}  // namespace shuangda
