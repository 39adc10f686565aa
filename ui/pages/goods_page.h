#pragma once

#include <QWidget>

#include "desk.h"
#include "domain/goods_query.h"
#include "dialogs/goods_act_dialog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTableView;
class QTextBrowser;
class QTimer;
class QUrl;

namespace shuangda {

class AttachmentPanel;
class GoodsListModel;
class QuestionBar;

/// 涉案财物: lines of goods with search, standing and place, the selected one at the right with its chain of custody, and what can be done.
class GoodsPage final : public QWidget {
  Q_OBJECT

 public:
  explicit GoodsPage(Desk& desk, QWidget* parent = nullptr);

  /// Reads places and list anew, keeping the selection where the line is still there.
  void reload();
  void focusSearch();
  /// Shows the goods of one case, of one place, or one line, clearing filters that hide it.
  void showCase(CaseId id, const QString& number);
  void showPlace(PlaceId id);
  void goToItem(ItemId id);
  void copySelected();
  /// What the selected line is, in a form.
  void openSelected();
  void recordMovement();
  void act(GoodsActDialog::Act act, std::int64_t key = 0);
  /// Opens the form of the list of goods, for the case the list is narrowed to.
  void enterGoods();
  /// Takes in the selected lines that have no ledger; those without a quantity wait for it, and are named.
  void takeIn();
  /// Puts the selected lines that have no case under one.
  void linkCase();
  std::vector<ItemId> selectedItems() const;
  GoodsListModel* model() const { return model_; }
  QTableView* table() const { return table_; }
  QString detailText() const;
  QString statusText() const;
  /// Photos and papers of the selected line.
  AttachmentPanel* attachments() const { return attachments_; }

 Q_SIGNALS:
  void caseAsked(const QString& number);

 private:
  QWidget* buildList();
  QLayout* buildBar();
  QWidget* buildDetail();
  void connectAll();
  GoodsQuery query() const;
  void filter();
  void fillPlaces(const std::vector<std::pair<QString, PlaceId>>& places);
  void listed();
  void showSelected();
  void readSheet();
  void showSheet(const GoodsSheet& sheet);
  void showStatus();
  void clearFilters();
  void setCase(std::optional<CaseId> id, const QString& number);
  void follow(const QUrl& link);
  QLayout* buildActs();
  void showActs();
  void openForm(FormDialog* dialog);
  /// The selected lines of which nothing is recorded anywhere.
  std::vector<ItemId> unledgered() const;
  /// Those of them that cannot be taken in yet, because their quantity is not known.
  QStringList unmeasured() const;
  std::vector<ItemId> withoutCase() const;

  Desk& desk_;
  QLineEdit* search_;
  QComboBox* state_;
  QComboBox* place_;
  QPushButton* caseChip_;     ///< the case the list is narrowed to; takes it away when pressed
  QTableView* table_;
  GoodsListModel* model_;
  QLabel* status_;
  QTextBrowser* detail_;
  QPushButton* move_;
  QPushButton* takeIn_;
  QPushButton* link_;
  QTabWidget* tabs_;
  AttachmentPanel* attachments_;
  QList<QPushButton*> acts_;  ///< in the order of GoodsActDialog::Act
  QuestionBar* question_;
  QTimer* typing_;
  std::optional<CaseId> case_{};
  QString caseNumber_{};
  std::optional<PlaceId> wantedPlace_{};  ///< until the places are read
  ItemId selected_{};
  std::optional<GoodsSheet> sheet_{};
};

}  // namespace shuangda
