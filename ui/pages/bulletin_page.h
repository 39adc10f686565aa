#pragma once

#include <QWidget>
#include <functional>

#include "widgets/bulletin_panel.h"

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace shuangda {

class ChartTab;
class FiguresPanel;
class FormDialog;
class IssuesPanel;
class PaperPanel;
class ProblemsPanel;
class QuestionBar;
class RankingPanel;
class TextPanel;
class TrackingPanel;

/// 通报: a period, where its bulletin stands and the one next step; below, tabs that show it as figures, rankings, problems, earlier bulletins and paper.
/// Each tab is a BulletinPanel of its own; the page only tells them what is shown.
class BulletinPage final : public QWidget {
  Q_OBJECT

 public:
  explicit BulletinPage(Desk& desk, QWidget* parent = nullptr);

  void setPeriod(const Period& period);
  Period period() const;
  /// Reads or computes the bulletin of the chosen period anew.
  void recompute();
  void focusSearch();
  /// Keeps what was typed, before the window closes. False when it could not be; then it is said.
  bool finish();
  /// Asks for the file to save to, whose ending says what is written; replaced in tests.
  std::function<QString(const QString& suggestion)> chooseFile;

  const SharedBulletin& bulletin() const { return bulletin_; }
  QTabWidget* tabs() const { return tabs_; }
  FiguresPanel* figures() const { return figures_; }
  RankingPanel* ranking() const { return ranking_; }
  ProblemsPanel* problems() const { return problems_; }
  IssuesPanel* issues() const { return issues_; }
  PaperPanel* paper() const { return paper_; }
  TextPanel* text() const { return text_; }
  TrackingPanel* tracking() const { return tracking_; }
  ChartTab* charts() const { return charts_; }
  QString stage() const;
  QString basis() const;
  QString message() const;

 Q_SIGNALS:
  void caseAsked(CaseId id);

 private:
  QLayout* buildBar();
  void addPanels();
  void addPanel(BulletinPanel* panel, const QString& title);
  void tellPanels();
  void showStage();
  void changeMasthead();
  /// Does something once what was typed in the text is kept.
  void withText(const std::function<void()>& act);
  void takeText(const std::vector<Wording>& wordings);
  void takeNextStep();
  void open(FormDialog* dialog);
  void submit();
  void review();
  void issue();
  void withdraw();
  void openIndicators();
  void save();
  void say(const QString& text, bool refused);

  Desk& desk_;
  SharedBulletin bulletin_{};
  std::optional<Masthead> chosenMasthead_{};  ///< absent: that of the office
  QString nextNumber_{};  ///< 期号 proposed when it is issued
  QSpinBox* year_;
  QComboBox* part_;
  QComboBox* masthead_;
  QLabel* stage_;
  QPushButton* next_;
  QPushButton* withdraw_;
  QPushButton* indicators_;
  QPushButton* print_;
  QPushButton* save_;
  QLabel* basis_;
  QuestionBar* message_;
  QTabWidget* tabs_;
  FiguresPanel* figures_;
  RankingPanel* ranking_;
  ProblemsPanel* problems_;
  IssuesPanel* issues_;
  TrackingPanel* tracking_;
  ChartTab* charts_;
  TextPanel* text_;
  PaperPanel* paper_;
  std::vector<BulletinPanel*> panels_{};
  Desk::Ticket ticket_ = 0;
};

}  // namespace shuangda
