#pragma once

#include "domain/chart.h"
#include "domain/goods_tally.h"
#include "domain/issued_bulletin.h"

namespace shuangda {

/// A figure of the workbook with its changes as a table shows them.
struct BookFigure {
  const Indicator* indicator = nullptr;
  FigureValue value{};
  QString yearChange{};
  QString quarterChange{};
};

/// A row of a breakdown; the name is empty where the records do not say.
struct BookRow {
  QString name{};
  std::vector<BookFigure> figures{};
};

/// A column of the breakdowns: an indicator, or one of its changes.
struct BookColumn {
  enum Show { Value, YearOnYear, QuarterOnQuarter };
  QString code{};
  QString head{};
  Show show = Value;
};

/// What the workbook of a bulletin holds. Absent is what the source does not have: fixed bulletins keep neither the year so far nor the goods.
struct BulletinBook {
  Period period = Period::quarter(2020, 1);
  Instant cutoff{};
  QString organ{};
  QString scope{};                                           ///< what the figures are limited to; empty = everything
  bool frozen = false;
  std::shared_ptr<const IndicatorCatalogue> catalogue{};     ///< what the figures point into
  std::vector<BookFigure> figures{};
  std::optional<std::vector<BookFigure>> yearToDate{};       ///< in the order of `figures`
  std::vector<BookColumn> columns{};                         ///< of both breakdowns
  std::vector<BookRow> regions{};
  std::vector<BookRow> units{};
  std::optional<std::vector<GoodsFigure>> goods{};
  std::vector<Chart> charts{};
};

/// The figures of a bulletin just computed; `goods` is its list 查获物品.
BulletinBook bulletinBook(const Bulletin& bulletin, std::vector<GoodsFigure> goods);
/// The figures as they were fixed with a bulletin.
BulletinBook bulletinBook(const IssuedBulletin& issued, const std::vector<FrozenFigure>& figures, std::shared_ptr<const IndicatorCatalogue> catalogue);

/// Writes a sheet a table — 主要指标, 分地区, 分部门, 查获物品 —, a sheet a chart with its numbers, and 口径说明. Numbers are numbers: money in 万元 with its exact value, rates with the
/// indicator's decimals; beyond the 15 digits of a cell they are text. “—” stands where there is no value. The same book gives the same bytes but
/// for the times in the zip. Refusals of writeXlsxBook().
Result<void> writeBulletinBook(const QString& path, const BulletinBook& book);

}  // namespace shuangda
