#include "exchange/xlsx_reader.h"

#include <algorithm>

#include "exchange/xlsx_sheet.h"

namespace shuangda {

XlsxReader::XlsxReader(ZipArchive archive, WorkbookParts parts)
    : archive_(std::move(archive)), parts_(std::move(parts)) {
  for (const SheetPart& sheet : parts_.sheets) {
    infos_.push_back(sheet.info);
  }
}

Result<std::unique_ptr<TableReader>> XlsxReader::open(const QString& path) {
  Result<ZipArchive> archive = ZipArchive::open(path);
  if (!archive) {
    return tl::unexpected(archive.error());
  }
  Result<WorkbookParts> parts = readWorkbookParts(*archive);
  if (!parts) {
    return tl::unexpected(parts.error());
  }
  std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(*archive), std::move(*parts)));
  if (!reader->parts_.sharedStrings.isEmpty()) {
    Result<SharedStrings> strings = SharedStrings::read(reader->archive_, reader->parts_.sharedStrings);
    if (!strings) {
      return tl::unexpected(strings.error());
    }
    reader->strings_ = std::move(*strings);
  }
  if (!reader->parts_.styles.isEmpty()) {
    Result<std::vector<bool>> styles = readDateStyles(reader->archive_, reader->parts_.styles);
    if (!styles) {
      return tl::unexpected(styles.error());
    }
    reader->dateStyles_ = std::move(*styles);
  }
  return std::unique_ptr<TableReader>(std::move(reader));
}

Result<SheetLayout> XlsxReader::layout(int sheet) {
  SheetLayoutHandler handler;
  const Result<void> parsed = parseXml(archive_, parts_.sheets.at(static_cast<std::size_t>(sheet)).part, handler);
  if (!parsed) {
    return tl::unexpected(parsed.error());
  }
  std::sort(handler.layout.merges.begin(), handler.layout.merges.end(), [](const MergedRange& a, const MergedRange& b) {
    return std::pair(a.top, a.left) < std::pair(b.top, b.left);
  });
  return std::move(handler.layout);
}

Result<void> XlsxReader::readRows(int sheet, const RowSink& sink) {
  SheetRowsHandler handler(strings_, dateStyles_, sink);
  return parseXml(archive_, parts_.sheets.at(static_cast<std::size_t>(sheet)).part, handler);
}

}  // namespace shuangda
