#include "exchange/bulletin_book.h"

#include "domain/figure_text.h"

namespace shuangda {
namespace {

/// What the table 主要指标 of the paper shows.
bool isListed(const Figure& figure) { return figure.indicator->shown && figure.value.known && figure.indicator->kind != Indicator::Kind::Goods; }

BookFigure bookFigure(const Figure& figure) {
  return {figure.indicator, figure.value, comparisonTableText(figure.yearOnYear), comparisonTableText(figure.quarterOnQuarter)};
}

std::vector<BookRow> bookRows(const std::vector<BreakdownRow>& rows) {
  std::vector<BookRow> result;
  for (const BreakdownRow& row : rows) {
    BookRow& added = result.emplace_back(BookRow{.name = row.name});
    for (const Figure& figure : row.figures) {
      added.figures.push_back(bookFigure(figure));
    }
  }
  return result;
}

/// Rows in the order in which they were fixed: all figures of one follow each other.
BookRow& rowNamed(std::vector<BookRow>& rows, const QString& name) {
  if (rows.empty() || rows.back().name != name) {
    rows.push_back({.name = name});
  }
  return rows.back();
}

}  // namespace

BulletinBook bulletinBook(const Bulletin& bulletin, std::vector<GoodsFigure> goods) {
  BulletinBook book{.period = bulletin.period, .cutoff = bulletin.cutoff, .scope = bulletin.scope.name, .catalogue = bulletin.catalogue, .goods = std::move(goods)};
  const bool cumulative = !(bulletin.period.yearToDate() == bulletin.period);
  std::vector<BookFigure> yearToDate;
  for (std::size_t i = 0; i < bulletin.figures.size(); ++i) {
    if (isListed(bulletin.figures[i])) {
      book.figures.push_back(bookFigure(bulletin.figures[i]));
      if (cumulative) {
        yearToDate.push_back(bookFigure(bulletin.yearToDate[i]));
      }
    }
  }
  if (cumulative) {
    book.yearToDate = std::move(yearToDate);
  }
  book.regions = bookRows(bulletin.by(FigureDimension::Region));
  book.units = bookRows(bulletin.by(FigureDimension::Unit));
  return book;
}

BulletinBook bulletinBook(const IssuedBulletin& issued, const std::vector<FrozenFigure>& figures, std::shared_ptr<const IndicatorCatalogue> catalogue) {
  BulletinBook book{.period = issued.period, .cutoff = issued.cutoff, .frozen = true, .catalogue = std::move(catalogue)};
  for (const FrozenFigure& frozen : figures) {
    const Indicator* indicator = book.catalogue->find(frozen.code);
    if (indicator == nullptr) {
      continue;  // no longer in the catalogue: nothing tells its name and unit
    }
    const BookFigure figure{indicator, frozen.value, frozen.yearChange, frozen.quarterChange};
    if (!frozen.dimension) {
      if (frozen.value.known) {
        book.figures.push_back(figure);
      }
    } else if (*frozen.dimension == FigureDimension::Region || *frozen.dimension == FigureDimension::Unit) {
      rowNamed(*frozen.dimension == FigureDimension::Region ? book.regions : book.units, frozen.scope).figures.push_back(figure);
    }
  }
  return book;
}

}  // namespace shuangda
