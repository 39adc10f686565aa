#pragma once

#include <QWidget>

#include "desk.h"
#include "domain/custody_alarm.h"
#include "domain/finding.h"
#include "domain/form_draft.h"
#include "domain/running_clock.h"

class QComboBox;
class QLabel;
class QTableView;

namespace shuangda {

class AlarmList;
class ClockListModel;
class DraftList;
class ImportList;

/// 今日: what is overdue, due today and due soon – ours and others' apart – for me, my office or everybody; below it what else is left to be
/// done: drafts of this account, findings of imports and alarms about goods.
class TodayPage final : public QWidget {
  Q_OBJECT

 public:
  explicit TodayPage(Desk& desk, QWidget* parent = nullptr);

  void reload();
  ClockListModel* ours() const { return ours_; }
  ClockListModel* others() const { return others_; }
  QTableView* oursTable() const { return oursTable_; }
  DraftList* drafts() const { return drafts_; }
  ImportList* imports() const { return imports_; }
  AlarmList* alarms() const { return alarms_; }

 Q_SIGNALS:
  /// Enter or a double click on a line.
  void caseAsked(const QString& number);
  void clueAsked(shuangda::ClueId clue);
  void transferAsked(shuangda::TransferId transfer);
  /// Something about goods is to be looked at.
  void alarmAsked(const shuangda::CustodyAlarm& alarm);
  /// A draft is to be gone on with.
  void draftAsked(const shuangda::FormDraft& draft);
  /// Overdue and due today, for the navigation.
  void counted(int pressing);

 private:
  struct Answer;
  ClockQuery query(ClockQuery::Owner owner) const;
  QTableView* table(ClockListModel* model, const QString& name);
  QLayout* buildBar();
  QLayout* buildLeft();
  void showFindings(const ImportFindings& import);
  void giveUp(const QString& uid);
  void show(const Answer& answer);
  void open(const RunningClock& clock);
  void explain(const RunningClock& clock);

  Desk& desk_;
  QComboBox* whose_;
  QComboBox* until_;
  QLabel* summary_;
  QLabel* calendar_;
  QLabel* oursTitle_;
  QLabel* othersTitle_;
  ClockListModel* ours_;
  ClockListModel* others_;
  QTableView* oursTable_;
  QTableView* othersTable_;
  DraftList* drafts_;
  ImportList* imports_;
  AlarmList* alarms_;
  const QWidget* lastUsed_ = nullptr;  ///< the list of clocks that had the focus last
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
