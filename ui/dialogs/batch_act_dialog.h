#pragma once

#include <QDialog>
#include <QHash>
#include <map>

#include "desk.h"
#include "services/disposal_service.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace shuangda {

/// One act on a disposal batch as a small form. A refusal is said in place.
class BatchActDialog final : public QDialog {
  Q_OBJECT

 public:
  enum class Act { Approve, Reject, Cancel, Pick, BringBack, Load, Weigh, VoidSlip, Evidence, Execute, Explain, Sign, Lose, TakeBack, Reopen };
  /// What the act is about.
  struct Subject {
    DisposalBatch batch{};
    std::vector<ItemId> items{};       ///< lines chosen in the page
    std::map<ItemId, Quantity> amounts{};  ///< how much of each chosen line the act could take
    std::vector<Place> places{};
    std::vector<WeighSlip> slips{};
    QStringList files{};
  };

  BatchActDialog(Desk& desk, Subject subject, Act act, QWidget* parent = nullptr);
  QString message() const;
  /// Asks for files of evidence; replaced in tests.
  std::function<QStringList()> chooseFiles;

 Q_SIGNALS:
  void done();

 private:
  using Work = std::function<Result<void>(Desk::Hand)>;

  void build();
  void buildHands(bool withPlace, PlaceKind kind);
  void buildSignatures(const QString& about);
  void buildItems(const QString& all);
  void buildLoss();
  void buildTakeBack();
  void buildEvidence();
  void buildWeighing();
  void buildSlips();
  void addLine(const char* name, const QString& label, const QString& text = {}, const QString& hint = {});
  void addSecret(const char* name, const QString& label);
  QComboBox* addChoice(const char* name, const QString& label);
  void addPlaces(PlaceKind kind);
  void showFiles();
  QString textOf(const char* name) const;
  QVariant dataOf(const char* name) const;
  Result<EventDate> momentOf(const char* name) const;
  Result<BatchAct> hands() const;
  /// The use case this form stands for, or why its fields cannot be read.
  Result<Work> work() const;
  Result<Work> moveWork() const;
  Result<Work> weighWork() const;
  Result<Work> executeWork() const;
  Result<Work> lossWork() const;
  Work takeBackWork() const;
  Result<Quantity> quantityOf(const char* name) const;
  Work evidenceWork() const;
  Work explainWork() const;
  void save();
  void refused(const Error& error);
  void say(const QString& text);

  Desk& desk_;
  Subject subject_;
  Act act_;
  QFormLayout* form_;
  QLabel* message_;
  QLabel* files_ = nullptr;
  QPushButton* saveButton_ = nullptr;
  QHash<QString, QWidget*> inputs_;
};

}  // namespace shuangda
