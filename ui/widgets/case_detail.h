#pragma once

#include <QWidget>

#include "domain/legal_case.h"
#include "services/case_service.h"
#include "widgets/course_html.h"

class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace shuangda {

class AttachmentPanel;
class Desk;

/// One case on one page: what may be done next, its course in lanes, its clocks, payments, earlier cases of the party, papers, fields and
/// one line of time; its attachments on a second tab.
class CaseDetail final : public QWidget {
  Q_OBJECT

 public:
  explicit CaseDetail(Desk& desk, QWidget* parent = nullptr);

  void show(const CaseSheet& sheet);
  const CaseSheet& sheet() const { return sheet_; }
  void clear();
  AttachmentPanel* attachments() const { return attachments_; }

 Q_SIGNALS:
  void stepAsked(const QString& preferred);
  void clockAsked(const shuangda::CaseClock& clock);
  void correctionAsked(const shuangda::CaseEvent& event);
  void caseAsked(const QString& number);
  /// The goods of the case: to be listed, to be entered.
  void goodsAsked();
  void transferAsked();
  void intakeAsked();

 private:
  void follow(const QUrl& link);

  CaseSheet sheet_{};
  QLabel* title_;
  QLabel* stage_;
  QPushButton* next_;
  QTextBrowser* body_;
  AttachmentPanel* attachments_;
  QTabWidget* tabs_;
};

/// The groups of the case form with the fields of each, in the order of the paper form.
struct FieldGroup {
  QString title{};
  QStringList fields{};
};
std::vector<FieldGroup> caseFieldGroups();

}  // namespace shuangda
