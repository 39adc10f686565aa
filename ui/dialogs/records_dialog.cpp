#include "dialogs/records_dialog.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "record_list_model.h"
#include "widgets/case_table.h"

namespace shuangda {

RecordsDialog::RecordsDialog(Desk& desk, const QString& title, const std::vector<FigureRecord>& records, QWidget* parent) : QDialog(parent) {
  setWindowTitle(title);
  std::vector<CaseId> cases;
  QStringList events;
  for (const FigureRecord& record : records) {
    record.entity == Fact::Entity::Case ? cases.push_back(CaseId{record.id}) : events.append(record.number);
  }
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(new QLabel(tr("%1：共 %2 条记录").arg(title).arg(records.size())));
  if (!events.isEmpty()) {
    auto* list = new QLabel(tr("销毁活动：%1").arg(events.join(QStringLiteral("、"))));
    list->setWordWrap(true);
    layout->addWidget(list);
  }
  auto* model = new RecordListModel(desk, this);
  layout->addWidget(makeCaseTable(model), 1);
  model->setIds(std::move(cases));
  auto* buttons = new QDialogButtonBox;
  connect(buttons->addButton(tr("关闭"), QDialogButtonBox::RejectRole), &QPushButton::clicked, this, &QDialog::reject);
  layout->addWidget(buttons);
  resize(1000, 520);
}

}  // namespace shuangda
