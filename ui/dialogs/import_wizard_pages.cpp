#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "dialogs/finding_table.h"
#include "dialogs/import_wizard.h"
#include "widgets/mapping_table.h"

// The pages of the wizard; what they do is in import_wizard.cpp.
namespace shuangda {

QWidget* ImportWizard::filePage() {
  kind_->addItem(tr("案件台账"), QStringLiteral("cases"));
  kind_->addItem(tr("罚没物资台账"), QStringLiteral("seizures"));
  kind_->addItem(tr("销毁活动"), QStringLiteral("destructions"));
  kind_->addItem(tr("成员单位"), QStringLiteral("units"));
  kind_->addItem(tr("成员单位报表"), QStringLiteral("reports"));
  kind_->setAccessibleName(tr("导入类别"));
  auto* choose = new QPushButton(tr("选择文件(&O)…"));
  connect(choose, &QPushButton::clicked, this, [this] {
    if (const QString path = chooseFile(); !path.isEmpty()) {
      setFile(path, kind());
    }
  });
  fileName_->setText(tr("未选择"));
  fileName_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* page = new QWidget;
  auto* form = new QFormLayout(page);
  auto* intro = new QLabel(tr("可导入 XLSX 或 CSV（UTF-8、GB18030）。先全部核对，没有错误才写入；新登记的记录写入后可以整份撤销。"));
  intro->setWordWrap(true);
  form->addRow(intro);
  form->addRow(tr("导入类别(&K)"), kind_);
  form->addRow(choose, fileName_);
  return page;
}

QWidget* ImportWizard::mappingPage() {
  columns_ = makeMappingTable();
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  saved_->setEditable(true);
  saved_->setInsertPolicy(QComboBox::NoInsert);
  saved_->setMinimumContentsLength(14);
  saved_->setAccessibleName(tr("已存的对应关系"));
  auto* keep = new QPushButton(tr("保存对应关系(&V)"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(new QLabel(tr("请核对每一列的含义和单位。不导入的列选“（不导入）”。")), 1);
  bar->addWidget(saved_);
  bar->addWidget(keep);
  layout->addLayout(bar);
  connect(saved_, &QComboBox::textActivated, this, &ImportWizard::useSavedMapping);
  connect(keep, &QPushButton::clicked, this, [this] { saveMappingAs(saved_->currentText().trimmed()); });
  layout->addWidget(columns_, 1);
  return page;
}

QWidget* ImportWizard::findingsPage() {
  findings_ = makeFindingTable();
  show_->addItem(tr("错误和警告"));
  show_->addItem(tr("全部"));
  show_->setAccessibleName(tr("显示"));
  auto* bar = new QHBoxLayout;
  bar->addWidget(summary_, 1);
  bar->addWidget(show_);
  bar->addWidget(accept_);
  bar->addWidget(exclude_);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(findings_, 1);
  connect(show_, &QComboBox::currentIndexChanged, this, &ImportWizard::fillFindings);
  connect(exclude_, &QPushButton::clicked, this, [this] { excludeRow(findings_->currentRow()); });
  connect(accept_, &QPushButton::clicked, this, [this] { acceptEmptyCell(findings_->currentRow()); });
  return page;
}

QWidget* ImportWizard::donePage() {
  result_->setWordWrap(true);
  result_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  auto* page = new QWidget;
  (new QVBoxLayout(page))->addWidget(result_);
  return page;
}

}  // namespace shuangda
