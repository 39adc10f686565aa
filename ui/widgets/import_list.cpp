#include "widgets/import_list.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "widgets/record_table.h"

namespace shuangda {

ImportList::ImportList(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel),
      table_(makeRecordTable({tr("导入时间"), tr("文件"), tr("警告"), tr("提示"), tr("跳过"), tr("导入人")}, tr("导入留下的核对结果"))) {
  setWidths(*table_, {9, 13, 3, 3, 3, 6});
  table_->horizontalHeader()->setStretchLastSection(false);
  table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  auto* open = new QPushButton(tr("查看和处理(&R)…"));
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(open);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(head);
  layout->addWidget(table_, 1);
  connect(open, &QPushButton::clicked, this, [this] { this->open(table_->currentRow()); });
  onOpened(table_, [this](int row) { this->open(row); });
  setFocusProxy(table_);
  setVisible(false);
}

void ImportList::show(std::vector<ImportFindings> imports) {
  imports_ = std::move(imports);
  title_->setText(tr("导入留下的核对结果（%1）").arg(imports_.size()));
  table_->setRowCount(static_cast<int>(imports_.size()));
  for (std::size_t i = 0; i < imports_.size(); ++i) {
    const ImportBatch& batch = imports_[i].batch;
    setRow(table_, static_cast<int>(i),
           {batch.importedAt.localText(), batch.fileName, QString::number(batch.findings.warnings), QString::number(batch.findings.infos),
            QString::number(batch.findings.skips), imports_[i].importedBy});
  }
  if (!imports_.empty() && table_->currentRow() < 0) {
    table_->selectRow(0);
  }
  setVisible(!imports_.empty());
}

void ImportList::open(int row) {
  if (row >= 0 && row < table_->rowCount()) {
    Q_EMIT opened(ImportFindings(imports_[static_cast<std::size_t>(row)]));
  }
}

}  // namespace shuangda
