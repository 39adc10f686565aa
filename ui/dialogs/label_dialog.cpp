#include "dialogs/label_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <algorithm>

#include "base/clock.h"
#include "reports/label_sheet.h"
#include "reports/pdf_writer.h"
#include "services/texts.h"
#include "widgets/paper_printer.h"

namespace shuangda {

LabelDialog::LabelDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent)
    : QDialog(parent), desk_(desk), items_(std::move(items)), fonts_(std::make_unique<FontBook>()), format_(new QComboBox), first_(new QSpinBox),
      reason_(new QLineEdit), count_(new QLabel), message_(new QLabel) {
  chooseFile = [this] { return QFileDialog::getSaveFileName(this, tr("另存为 PDF"), tr("物品标签.pdf"), tr("PDF 文件 (*.pdf)")); };
  setWindowTitle(tr("打印标签"));
  for (const LabelFormat& format : labelFormats()) {
    format_->addItem(format.name, format.id);
  }
  format_->setAccessibleName(tr("标签纸"));
  first_->setAccessibleName(tr("从第几张空白标签开始"));
  reason_->setAccessibleName(tr("重新打印的理由"));
  reason_->setObjectName(QStringLiteral("reprint_reason"));
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* form = new QFormLayout;
  form->addRow(tr("物品"), count_);
  form->addRow(tr("标签纸(&F)"), format_);
  form->addRow(tr("从第几张空白标签开始(&N)"), first_);
  form->addRow(tr("重新打印的理由(&R)"), reason_);
  auto* save = new QPushButton(tr("另存为 PDF(&S)…"));
  auto* print = new QPushButton(tr("打印(&P)…"));
  auto* close = new QPushButton(tr("关闭"));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  for (QPushButton* button : {save, print, close}) {
    button->setAutoDefault(false);
    buttons->addWidget(button);
  }
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(message_);
  layout->addStretch(1);
  layout->addLayout(buttons);
  resize(480, sizeHint().height());
  const auto limitFirst = [this] {
    const LabelFormat& format = labelFormats().at(static_cast<std::size_t>(format_->currentIndex()));
    first_->setRange(1, format.columns * format.rows);
  };
  limitFirst();
  connect(format_, &QComboBox::currentIndexChanged, this, limitFirst);
  connect(save, &QPushButton::clicked, this, &LabelDialog::save);
  connect(print, &QPushButton::clicked, this, &LabelDialog::print);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &LabelDialog::save);
  desk_.ask(this, [items = items_](Desk::Hand hand) { return hand.services.labels.ofItems(hand.session, items); },
            [this](const Result<std::vector<LabelText>>& labels) { showLabels(labels); });
}

QString LabelDialog::message() const { return message_->text(); }

void LabelDialog::showLabels(const Result<std::vector<LabelText>>& labels) {
  if (!labels) {
    say(refusalText(labels.error()), true);
    return;
  }
  labels_ = *labels;
  const auto again = std::ranges::count_if(labels_, [](const LabelText& label) { return label.printedBefore > 0; });
  count_->setText(again > 0 ? tr("%1 项，其中 %2 项已打印过").arg(labels_.size()).arg(again) : tr("%1 项").arg(labels_.size()));
}

void LabelDialog::putOut(const std::function<Result<void>(const LaidOutDocument&)>& put) {
  if (const Result<void> allowed = LabelService::checkReprint(labels_, reason_->text()); !allowed) {
    say(refusalText(allowed.error()), true);
    reason_->setFocus();
    return;
  }
  std::vector<Label> labels;
  for (const LabelText& text : labels_) {
    labels.push_back({text.code, text.lines});
  }
  const Result<LaidOutDocument> sheet = layOutLabels(labels, format_->currentData().toString(), first_->value(), *fonts_);
  const Result<void> done = sheet ? put(*sheet) : Result<void>(tl::unexpected(sheet.error()));
  if (!done) {
    say(refusalText(done.error()), true);
    return;
  }
  desk_.ask(this, [items = items_, reason = reason_->text()](Desk::Hand hand) { return hand.services.labels.recordPrint(hand.session, items, reason); },
            [this](const Result<void>& recorded) {
              say(recorded ? tr("已输出 %1 张标签，并作了记录。").arg(labels_.size()) : refusalText(recorded.error()), !recorded);
              desk_.ask(this, [items = items_](Desk::Hand hand) { return hand.services.labels.ofItems(hand.session, items); },
                        [this](const Result<std::vector<LabelText>>& read) { showLabels(read); });
            });
}

void LabelDialog::save() {
  const QString path = chooseFile();
  if (!path.isEmpty()) {
    putOut([path](const LaidOutDocument& sheet) { return writePdf(sheet, {.created = SystemClock().now()}, path); });
  }
}

void LabelDialog::print() {
  const LabelFormat& format = labelFormats().at(static_cast<std::size_t>(format_->currentIndex()));
  if (format.columns * format.rows == 1) {
    say(tr("标签打印机的纸张大小由它的驱动程序设定：请另存为 PDF，再用标签打印机按原大打印。"), true);
    return;
  }
  putOut([this](const LaidOutDocument& sheet) {
    printPaper(sheet, this);
    return Result<void>();
  });
}

void LabelDialog::say(const QString& text, bool isRefusal) {
  message_->setText(text);
  message_->setStyleSheet(isRefusal ? QStringLiteral("color:#b3261e") : QStringLiteral("color:#14532d"));
}

}  // namespace shuangda
