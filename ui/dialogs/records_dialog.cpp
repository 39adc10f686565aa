#include "dialogs/records_dialog.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "record_list_model.h"
#include "widgets/case_table.h"
#include "widgets/record_table.h"

namespace shuangda {

RecordsDialog::RecordsDialog(Desk& desk, const QString& title, const std::vector<FigureRecord>& records, QWidget* parent) : QDialog(parent), desk_(desk) {
  std::vector<CaseId> cases;
  QStringList destructions;
  QStringList returns;
  for (const FigureRecord& record : records) {
    if (record.entity == Fact::Entity::Case) {
      cases.push_back(CaseId{record.id});
    } else {
      (record.entity == Fact::Entity::Return ? returns : destructions).append(record.number);
    }
  }
  QStringList others;
  for (const auto& [what, numbers] : {std::pair(tr("销毁活动：%1"), destructions), std::pair(tr("退回、补正：%1"), returns)}) {
    if (!numbers.isEmpty()) {
      others << what.arg(numbers.join(QStringLiteral("、")));
    }
  }
  build(title, records.size(), others, std::move(cases));
}

RecordsDialog::RecordsDialog(Desk& desk, const QString& title, std::vector<CaseId> cases, QWidget* parent) : QDialog(parent), desk_(desk) {
  const std::size_t count = cases.size();
  build(title, count, {}, std::move(cases));
}

void RecordsDialog::build(const QString& title, std::size_t count, const QStringList& others, std::vector<CaseId> cases) {
  setWindowTitle(title);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(new QLabel(tr("%1：共 %2 条记录").arg(title).arg(count)));
  if (!others.isEmpty()) {
    auto* list = new QLabel(others.join(u'\n'));
    list->setWordWrap(true);
    layout->addWidget(list);
  }
  auto* model = new RecordListModel(desk_, this);
  table_ = makeCaseTable(model);
  layout->addWidget(table_, 1);
  model->setIds(std::move(cases));
  onOpened(table_, [this, model](int row) { Q_EMIT caseOpened(model->idAt(row)); });
  auto* buttons = new QDialogButtonBox;
  QPushButton* close = buttons->addButton(tr("关闭"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);  // Enter in the list opens the case
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  layout->addWidget(buttons);
  table_->selectRow(0);
  table_->setFocus();
  resize(1000, 520);
}

}  // namespace shuangda
