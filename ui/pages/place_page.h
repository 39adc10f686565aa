#pragma once

#include <QWidget>

#include "desk.h"
#include "services/place_service.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace shuangda {

class GoodsListModel;
class QuestionBar;

/// 仓库: stores with their rooms and shelves and the hands of others as a tree, with what lies in each; the goods of the selected one.
class PlacePage final : public QWidget {
  Q_OBJECT

 public:
  explicit PlacePage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  void newPlace();
  void openSelected();
  /// Takes the selected place out of use, or into use again, after a question in place.
  void closeSelected();
  QTreeWidget* tree() const { return tree_; }
  GoodsListModel* goods() const { return goods_; }
  QString detailText() const;
  QuestionBar* question() const { return question_; }

 Q_SIGNALS:
  /// The goods of the place are to be shown on their own page, or one line of them.
  void goodsAsked(PlaceId place);
  void itemAsked(ItemId item);

 private:
  QWidget* buildTree();
  QWidget* buildDetail();
  void connectAll();
  void show(std::vector<PlaceRow> rows);
  QTreeWidgetItem* itemOf(const PlaceRow& row) const;
  const PlaceRow* selected() const;
  void showSelected();
  void openDialog(const Place& place);
  void save(const Place& place);

  Desk& desk_;
  QTreeWidget* tree_;
  QCheckBox* closedToo_;
  QPushButton* change_;
  QPushButton* close_;
  QPushButton* list_;
  QTextBrowser* detail_;
  GoodsListModel* goods_;
  QTableView* table_;
  QLabel* count_;
  QuestionBar* question_;
  std::vector<PlaceRow> rows_{};
  PlaceId selected_{};
};

}  // namespace shuangda
