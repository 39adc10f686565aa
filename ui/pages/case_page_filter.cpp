// The part of CasePage that is about what the list shows: the search line, conditions, order and named views.

#include <QComboBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>

#include "pages/case_page.h"
#include "record_list_model.h"
#include "services/texts.h"
#include "widgets/case_table.h"
#include "widgets/column_layout.h"
#include "widgets/filter_chips.h"

namespace shuangda {
namespace {

struct SortedColumn {
  CaseQuery::Order order;
  int column;
  Qt::SortOrder direction;
  QStringView name;  ///< in a stored view
};

constexpr SortedColumn kOrders[] = {{CaseQuery::Order::NewestFirst, RecordListModel::Date, Qt::DescendingOrder, u"newest"},
                                    {CaseQuery::Order::OldestFirst, RecordListModel::Date, Qt::AscendingOrder, u"oldest"},
                                    {CaseQuery::Order::Number, RecordListModel::Number, Qt::AscendingOrder, u"number"},
                                    {CaseQuery::Order::Unit, RecordListModel::Unit, Qt::AscendingOrder, u"unit"},
                                    {CaseQuery::Order::LargestValue, RecordListModel::Value, Qt::DescendingOrder, u"value"},
                                    {CaseQuery::Order::LargestFine, RecordListModel::Fine, Qt::DescendingOrder, u"fine"}};

/// Names of the model's columns in a stored view, in the order of RecordListModel::Column.
const QStringList& columnNames() {
  static const QStringList names{QStringLiteral("number"), QStringLiteral("party"), QStringLiteral("cause"), QStringLiteral("unit"), QStringLiteral("date"),
                                 QStringLiteral("stage"),  QStringLiteral("value"), QStringLiteral("fine"),  QStringLiteral("doc_no")};
  return names;
}

}  // namespace

void CasePage::filterTyped() {
  typing_->stop();
  Result<CaseFilter> read = CaseFilter::parse(search_->text());
  problem_->setText(read ? QString() : QStringLiteral("✗ ") + refusalText(read.error()));
  problem_->setVisible(!read);
  if (!read) {
    return;
  }
  filter_ = *std::move(read);
  chips_->setConditions(filter_.conditions);
  reload();
}

void CasePage::setFilter(const QString& text) {
  search_->setText(text);
  filterTyped();
}

void CasePage::removeCondition(int index) {
  CaseFilter next = filter_;
  next.conditions.erase(next.conditions.begin() + index);
  setFilter(next.text());
}

void CasePage::addCondition(const FilterCondition& condition) {
  CaseFilter next = filter_;
  next.conditions.push_back(condition);
  setFilter(next.text());
}

void CasePage::sortBy(int column) {
  const CaseQuery::Order before = order_;
  for (const SortedColumn& sorted : kOrders) {
    // The date has two orders; pressing its heading again takes the other one.
    if (sorted.column == column && sorted.order != before) {
      order_ = sorted.order;
      break;
    }
  }
  showOrder();
  if (order_ != before) {
    reload();
  }
}

void CasePage::showOrder() {
  QHeaderView* header = table_->horizontalHeader();
  header->setSectionsClickable(true);
  header->setSortIndicatorShown(true);
  for (const SortedColumn& sorted : kOrders) {
    if (sorted.order == order_) {
      header->setSortIndicator(sorted.column, sorted.direction);
    }
  }
}

QString CasePage::viewContent() const {
  QString order;
  for (const SortedColumn& sorted : kOrders) {
    order = sorted.order == order_ ? sorted.name.toString() : order;
  }
  const QJsonObject content{{QStringLiteral("filter"), filter_.text()},
                            {QStringLiteral("year"), year_->currentData().toInt()},
                            {QStringLiteral("unit"), unit_->currentData().toString()},
                            {QStringLiteral("order"), order},
                            {QStringLiteral("columns"), columnLayout(*table_, columnNames())}};
  return QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact));
}

void CasePage::applyView(const QString& content) {
  const QJsonObject view = QJsonDocument::fromJson(content.toUtf8()).object();
  // A unit without cases any more is no longer in the list: the view then shows all units.
  year_->setCurrentIndex(std::max(0, year_->findData(view.value(QStringLiteral("year")).toInt())));
  unit_->setCurrentIndex(std::max(0, unit_->findData(view.value(QStringLiteral("unit")).toString())));
  order_ = CaseQuery::Order::NewestFirst;
  for (const SortedColumn& sorted : kOrders) {
    if (sorted.name == view.value(QStringLiteral("order")).toString()) {
      order_ = sorted.order;
    }
  }
  showOrder();
  applyColumnLayout(*table_, columnNames(), view.value(QStringLiteral("columns")).toArray());
  setFilter(view.value(QStringLiteral("filter")).toString());
}

void CasePage::resetView() {
  year_->setCurrentIndex(0);
  unit_->setCurrentIndex(0);
  order_ = CaseQuery::Order::NewestFirst;
  showOrder();
  QJsonArray columns;
  for (const QString& name : columnNames()) {
    columns.append(QJsonObject{{QStringLiteral("column"), name}});
  }
  applyColumnLayout(*table_, columnNames(), columns);
  setUsualWidths(*table_);
  setFilter({});
}

}  // namespace shuangda
