#pragma once

#include <QWidget>

#include "domain/legal_case.h"
#include "services/case_service.h"

class QLabel;
class QTabWidget;
class QTextBrowser;

namespace shuangda {

class AttachmentPanel;
class Desk;

/// One case to read: head line with its stage, what is odd about it, its fields in the groups of the paper form, goods and
/// history below, its attachments on a second tab.
class CaseDetail final : public QWidget {
  Q_OBJECT

 public:
  explicit CaseDetail(Desk& desk, QWidget* parent = nullptr);

  void show(const LegalCase& legalCase, const std::vector<CaseHistoryEntry>& history);
  void clear();
  AttachmentPanel* attachments() const { return attachments_; }

 private:
  QLabel* title_;
  QLabel* stage_;
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
