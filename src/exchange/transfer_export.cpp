#include "exchange/transfer_export.h"

#include "exchange/table_writer.h"
#include "services/transfer_service.h"

namespace shuangda {
namespace {

/// Rows read at once: a file of a hundred thousand rows needs no more memory than this.
constexpr int kRowsAtOnce = 1000;

}  // namespace

Result<std::int64_t> exportTransfers(Store& store, const Session& session, const TransferQuery& query, const std::vector<TransferColumn>& columns, const QString& path) {
  const EventDate now = EventDate::ofInstant(store.clock().now());
  TransferService service(store);
  TransferQuery page = query;
  page.before.reset();
  page.limit = kRowsAtOnce;
  Result<std::vector<TransferRow>> rows = service.list(session, page);
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  std::vector<ListColumn> heads;
  for (const TransferColumn column : columns) {
    heads.push_back({columnName(column), columnHeading(column)});
  }
  std::size_t next = 0;
  std::int64_t written = 0;
  const auto source = [&](QHash<QString, QString>& cells) {
    if (next == rows->size() && rows->size() == static_cast<std::size_t>(kRowsAtOnce)) {
      page.before = rows->back().transfer.id;
      rows = service.list(session, page).value_or(std::vector<TransferRow>());
      next = 0;
    }
    if (next == rows->size()) {
      return false;
    }
    for (const TransferColumn column : columns) {
      cells.insert(columnName(column), columnText((*rows)[next], column, now));
    }
    ++next;
    ++written;
    return true;
  };
  return writeList(path, QStringLiteral("移送事项"), heads, source).map([&] { return written; });
}

}  // namespace shuangda
