#include "domain/stock_take.h"

#include <QCryptographicHash>
#include <algorithm>
#include <map>

namespace shuangda {
namespace {

QByteArray lotOf(const StockTakeLine& line, std::int64_t seed) {
  const QString ticket = QStringLiteral("%1/%2/%3").arg(seed).arg(line.item.value).arg(line.place.value);
  return QCryptographicHash::hash(ticket.toUtf8(), QCryptographicHash::Sha256);
}

}  // namespace

std::vector<StockDifference> stockDifferences(const std::vector<StockTakeLine>& lines, const std::vector<StockCount>& counts) {
  std::map<std::pair<PlaceId, ItemId>, StockDifference> rows;
  for (const StockTakeLine& line : lines) {
    StockDifference& row = rows[{line.place, line.item}];
    row.item = line.item;
    row.place = line.place;
    row.expected = row.expected + line.expected;
  }
  for (const StockCount& count : counts) {
    StockDifference& row = rows[{count.place, count.item}];
    row.item = count.item;
    row.place = count.place;
    if (count.round >= row.round) {
      row.round = count.round;
      row.counted = count.quantity;
    }
  }
  std::vector<StockDifference> all;
  for (auto& [key, row] : rows) {
    all.push_back(row);
  }
  return all;
}

std::vector<StockTakeLine> drawSample(std::vector<StockTakeLine> lines, int permille, std::int64_t seed) {
  // Drawn are lines in a place, with all their standings there: counting cannot tell those apart.
  std::map<std::pair<QByteArray, std::pair<PlaceId, ItemId>>, std::vector<StockTakeLine>> lots;
  for (const StockTakeLine& line : lines) {
    lots[{lotOf(line, seed), {line.place, line.item}}].push_back(line);
  }
  std::size_t wanted = (lots.size() * static_cast<std::size_t>(permille) + 999) / 1000;
  std::vector<StockTakeLine> drawn;
  for (const auto& [lot, together] : lots) {
    if (wanted-- == 0) {
      break;
    }
    drawn.insert(drawn.end(), together.begin(), together.end());
  }
  return drawn;
}

}  // namespace shuangda
