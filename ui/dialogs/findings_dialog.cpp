#include "dialogs/findings_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>

#include "dialogs/finding_table.h"
#include "services/texts.h"

namespace shuangda {

FindingsDialog::FindingsDialog(Desk& desk, const ImportFindings& import, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      import_(import),
      about_(new QLabel),
      show_(new QComboBox),
      table_(makeFindingTable()),
      reason_(new QLineEdit),
      settleButton_(new QPushButton(tr("标为已处理(&S)"))),
      message_(new QLabel) {
  const ImportBatch& batch = import.batch;
  setWindowTitle(tr("导入的核对结果 %1").arg(batch.fileName));
  about_->setText(tr("%1 由%2导入“%3”：警告 %4 · 提示 %5 · 跳过 %6 行")
                      .arg(batch.importedAt.localText(), import.importedBy, batch.fileName)
                      .arg(batch.findings.warnings)
                      .arg(batch.findings.infos)
                      .arg(batch.findings.skips));
  about_->setWordWrap(true);
  show_->addItems({tr("警告"), tr("全部")});
  show_->setCurrentIndex(batch.findings.warnings > 0 ? 0 : 1);
  show_->setAccessibleName(tr("显示"));
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* head = new QHBoxLayout;
  head->addWidget(about_, 1);
  head->addWidget(show_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(table_, 1);
  layout->addWidget(message_);
  layout->addLayout(buildReason());
  connect(show_, &QComboBox::currentIndexChanged, this, &FindingsDialog::fill);
  connect(settleButton_, &QPushButton::clicked, this, &FindingsDialog::settle);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &FindingsDialog::settle);
  resize(980, 560);
  read();
}

QLayout* FindingsDialog::buildReason() {
  const bool may = desk_.session().mayWrite();
  auto* label = new QLabel(tr("处理说明(&R)"));
  label->setBuddy(reason_);
  reason_->setAccessibleName(tr("处理说明"));
  reason_->setPlaceholderText(tr("怎样处理的，例如“已与原表核对，3 条已更正”"));
  reason_->setEnabled(may);
  settleButton_->setEnabled(may);
  settleButton_->setDefault(true);
  auto* close = new QPushButton(tr("关闭"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  auto* row = new QHBoxLayout;
  row->addWidget(label);
  row->addWidget(reason_, 1);
  row->addWidget(settleButton_);
  row->addWidget(close);
  if (!may) {
    message_->setText(tr("当前账号只能查看；标为已处理请用有登记权限的账号。"));
  }
  return row;
}

QString FindingsDialog::message() const { return message_->text(); }

void FindingsDialog::read() {
  desk_.ask(
      this, [id = import_.batch.id](Desk::Hand hand) { return hand.services.findings.findings(hand.session, id); },
      [this](const Result<std::vector<Finding>>& findings) {
        findings_ = findings.value_or(std::vector<Finding>());
        if (static_cast<std::size_t>(import_.batch.findings.all()) > findings_.size()) {
          message_->setText(tr("结果太多，只保存了前 %1 条，警告在先；其余请在原表上用“导入”的核对一步再看。").arg(findings_.size()));
        }
        fill();
        table_->setFocus();
      });
}

void FindingsDialog::fill() { fillFindingTable(table_, findings_, show_->currentIndex() == 1); }

void FindingsDialog::settle() {
  if (!settleButton_->isEnabled()) {
    return;
  }
  settleButton_->setEnabled(false);
  desk_.ask(
      this, [id = import_.batch.id, reason = reason_->text()](Desk::Hand hand) { return hand.services.findings.settle(hand.session, id, reason); },
      [this](const Result<ImportFindings>& done) {
        settleButton_->setEnabled(true);
        if (!done) {
          message_->setText(QStringLiteral("✗ ") + refusalText(done.error()));
          reason_->setFocus();
          return;
        }
        Q_EMIT settled();
        accept();
      },
      [this] {
        settleButton_->setEnabled(true);
        message_->setText(tr("没有保存，请看窗口上方的提示后重试。"));
      });
}

}  // namespace shuangda
