#pragma once

#include "dialogs/form_dialog.h"
#include "domain/form_draft.h"
#include "services/goods_service.h"

namespace shuangda {

class DraftKeeper;
class GoodsIntakeModel;
class IntakeGrid;
class QuestionBar;

/// 财物清单 (form 24) of a case: under which step or paper the goods were taken, where they lie, and the lines in a grid for the keyboard.
class GoodsIntakeDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// The kind of its drafts.
  inline static const QString kDraft = QStringLiteral("goods_list");

  GoodsIntakeDialog(Desk& desk, const QString& caseNumber, QWidget* parent = nullptr);

  GoodsIntakeModel* model() const { return model_; }
  IntakeGrid* grid() const { return grid_; }
  DraftKeeper& keeper() { return *keeper_; }
  /// What is wrong with the list, or its totals.
  QString statusText() const;
  void reject() override;

  /// The lines that were entered without a quantity and so not taken in.
  const QStringList& waiting() const { return waiting_; }

 Q_SIGNALS:
  /// The lines were stored; the case they belong to.
  void entered(CaseId id, const QString& number);

 private:
  /// What the case says about the goods taken in it.
  struct CaseFacts {
    LegalCase legalCase{};
    std::vector<CaseEvent> steps{};  ///< by which goods were taken
    QString officers{};
  };

  void buildHead();
  void buildGrid();
  void seekCase();
  void showCase(const CaseFacts& facts);
  void fillMeasures(const CaseFacts& facts);
  void showMeasure();
  void showStatus();
  void edited();
  void watchDrafts();
  void offer(const FormDraft& draft);
  void restore(const FormDraft& draft);
  std::vector<FieldChange> changes() const;
  FieldForm& formOf(const QString& field);
  std::optional<GoodsIntake> intake();
  void save() override;
  void saved() override;
  void refused(const Error& error) override;
  QString fieldOf(const Error& error) const override;

  FieldForm* hands_;            ///< the right half of the head
  QuestionBar* question_;
  GoodsIntakeModel* model_;
  IntakeGrid* grid_;
  QLabel* status_;
  DraftKeeper* keeper_ = nullptr;
  CaseId case_{};
  QString number_{};
  QString sought_{};            ///< the number asked for last
  bool leaving_ = false;        ///< Esc was pressed once
  QStringList waiting_{};
};

}  // namespace shuangda
