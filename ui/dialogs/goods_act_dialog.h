#pragma once

#include "dialogs/form_dialog.h"
#include "services/custody_service.h"

namespace shuangda {

/// One act on a line of goods as a small form: 更正 a movement, 拆分, 合并, 记事, the result of a note.
class GoodsActDialog final : public FormDialog {
  Q_OBJECT

 public:
  enum class Act { Split, Merge, Note, Correct, Settle };

  /// `key` is the movement to be corrected or the note to be settled.
  GoodsActDialog(Desk& desk, const GoodsSheet& sheet, Act act, std::int64_t key = 0, QWidget* parent = nullptr);
  /// Whether the line allows the act now.
  static bool allows(const GoodsSheet& sheet, Act act);

 private:
  void build();
  void addPosition();
  void addNoteKinds();
  void fillTargets();
  QString subjectText() const;
  std::optional<SplitDraft> splitDraft();
  void save() override;
  void saveSplit();
  void saveNote();
  QString fieldOf(const Error& error) const override;

  GoodsSheet sheet_;
  Act act_;
  std::int64_t key_;
  std::vector<std::pair<CustodyPosition, Quantity>> positions_{};
};

/// 入账: takes in lines that a ledger brought, all in one place.
class TakeInDialog final : public FormDialog {
  Q_OBJECT

 public:
  TakeInDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent = nullptr);

 private:
  void save() override;
  QString fieldOf(const Error& error) const override;

  std::vector<ItemId> items_;
};

/// 归入案件: puts lines entered without a case under one.
class LinkCaseDialog final : public FormDialog {
  Q_OBJECT

 public:
  LinkCaseDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent = nullptr);

 private:
  void save() override;
  QString fieldOf(const Error& error) const override;

  std::vector<ItemId> items_;
};

/// Fills a choice with the places where goods can be taken in, after an entry for none.
void fillStores(Desk& desk, QComboBox* combo);

}  // namespace shuangda
