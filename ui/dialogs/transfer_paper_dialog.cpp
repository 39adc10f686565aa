#include "dialogs/transfer_paper_dialog.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>

#include "reports/page_layout.h"
#include "reports/transfer_papers_composer.h"
#include "services/texts.h"
#include "services/transfer_texts.h"
#include "widgets/paper_preview.h"
#include "widgets/paper_printer.h"
#include "widgets/paper_saver.h"

namespace shuangda {

TransferPaperDialog::TransferPaperDialog(Desk& desk, const TransferSheet& sheet, QWidget* parent)
    : QDialog(parent), fonts_(std::make_unique<FontBook>()), list_(new QListWidget), empty_(new QLabel), preview_(new PaperPreview), message_(new QLabel) {
  chooseFile = [this](const QString& suggestion, const QString& filter) { return QFileDialog::getSaveFileName(this, tr("另存为"), suggestion, filter); };
  setWindowTitle(tr("移送文书 %1").arg(sheet.transfer.number));
  auto* parts = new QSplitter;
  parts->addWidget(sidePart());
  parts->addWidget(paperPart());
  parts->setStretchFactor(1, 1);
  parts->setSizes({280, 680});
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(parts, 1);
  layout->addWidget(message_);
  connect(list_, &QListWidget::currentRowChanged, this, &TransferPaperDialog::showChosen);
  connect(new QShortcut(QKeySequence::Print, this), &QShortcut::activated, this, [this] { say(printPaper(preview_->document(), this)); });
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, [this] { save(false); });
  resize(980, 680);
  say(tr("正在读取……"));
  desk.ask(
      this, [id = sheet.transfer.id](Desk::Hand hand) { return readTransferPaperSource(*hand.services.store, hand.session, id); },
      [this](const Result<TransferPaperSource>& source) { source ? fillList(*source) : say(refusalText(source.error())); });
}

QWidget* TransferPaperDialog::sidePart() {
  list_->setAccessibleName(tr("文书"));
  empty_->setWordWrap(true);
  empty_->setAccessibleName(tr("待填项"));
  empty_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_, 3);
  layout->addWidget(empty_, 2, Qt::AlignTop);
  return side;
}

QWidget* TransferPaperDialog::paperPart() {
  auto* bar = new QHBoxLayout;
  const auto add = [bar](const QString& text, auto* receiver, auto slot) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, receiver, slot);
    bar->addWidget(button);
  };
  add(tr("缩小(&O)"), preview_, &PaperPreview::zoomOut);
  add(tr("放大(&I)"), preview_, &PaperPreview::zoomIn);
  add(tr("适合宽度(&W)"), preview_, &PaperPreview::fitWidth);
  bar->addStretch(1);
  add(tr("打印(&P)…"), this, [this] { say(printPaper(preview_->document(), this)); });
  add(tr("另存为 PDF(&S)…"), this, [this] { save(false); });
  add(tr("另存为 DOCX(&D)…"), this, [this] { save(true); });
  add(tr("关闭(&C)"), this, &QDialog::reject);
  auto* part = new QWidget;
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(bar);
  layout->addWidget(preview_, 1);
  return part;
}

QString TransferPaperDialog::emptyText() const { return empty_->text(); }

QString TransferPaperDialog::message() const { return message_->text(); }

void TransferPaperDialog::say(const QString& text) { message_->setText(text); }

void TransferPaperDialog::fillList(const TransferPaperSource& source) {
  source_ = source;
  say({});
  list_->clear();
  for (const TransferPaperOffer& offer : transferPaperOffers(source_)) {
    const QString title = transferPaperTitle(offer.paper);
    auto* item = new QListWidgetItem(offer.empty.isEmpty() ? title : tr("%1（待填 %2 项）").arg(title).arg(offer.empty.size()), list_);
    item->setData(Qt::UserRole, offer.paper);
  }
  list_->setCurrentRow(0);
  list_->setFocus();
}

void TransferPaperDialog::choose(const QString& paper) {
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->data(Qt::UserRole).toString() == paper) {
      list_->setCurrentRow(row);
    }
  }
}

void TransferPaperDialog::showChosen() {
  if (!list_->currentItem()) {
    return;
  }
  const Result<TransferPaperValue> paper = transferPaper(source_, list_->currentItem()->data(Qt::UserRole).toString());
  if (!paper) {
    say(refusalText(paper.error()));
    return;
  }
  document_ = composeTransferPaper(*paper);
  preview_->setDocument(layOut(document_, *fonts_));
  empty_->setText(paper->empty.isEmpty() ? tr("各项均已填写。") : tr("待填：%1。").arg(paper->empty.join(u'、')));
  const QStringList fonts = preview_->document().fonts.lines();
  say(tr("共 %1 页。").arg(preview_->document().pages.size()) + (fonts.isEmpty() ? QString() : tr(" 字体替代：%1").arg(fonts.join(QStringLiteral("；")))));
}

void TransferPaperDialog::save(bool word) {
  if (preview_->isEmpty()) {
    return;
  }
  const PaperFile kind = word ? PaperFile::Docx : PaperFile::Pdf;
  if (const QString path = chooseFile(document_.title + endingOf(kind), word ? tr("Word 文档 (*.docx)") : tr("PDF 文件 (*.pdf)")); !path.isEmpty()) {
    say(savePaper(document_, preview_->document(), kind, path));
  }
}

}  // namespace shuangda
