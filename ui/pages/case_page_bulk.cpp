#include <QItemSelectionModel>
#include <QTableView>

#include "dialogs/bulk_edit_dialog.h"
#include "pages/case_page.h"
#include "record_list_model.h"
#include "widgets/question_bar.h"

// Choosing several cases on CasePage and changing them together; case_page.cpp has the rest.

namespace shuangda {

int CasePage::selectedCount() const {
  int count = 0;
  for (const QItemSelectionRange& range : table_->selectionModel()->selection()) {
    count += range.height();
  }
  return count;
}

std::vector<CaseId> CasePage::selectedCases() const {
  // By ranges: asking for a million selected indexes would take seconds.
  std::vector<CaseId> ids;
  ids.reserve(static_cast<std::size_t>(selectedCount()));
  for (const QItemSelectionRange& range : table_->selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) {
      ids.push_back(model_->idAt(row));
    }
  }
  return ids;
}

void CasePage::editSelected() {
  std::vector<CaseId> ids = selectedCases();
  if (ids.empty()) {
    question_->say(tr("请先在列表中选择案件（Ctrl 或 Shift 加单击可选多件，Ctrl+A 全选）。"), true);
    return;
  }
  auto* dialog = new BulkEditDialog(desk_, std::move(ids), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BulkEditDialog::changed, this, &CasePage::reload);
  dialog->open();
}

}  // namespace shuangda
