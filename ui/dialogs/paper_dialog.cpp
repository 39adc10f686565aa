#include "dialogs/paper_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

#include "reports/page_layout.h"
#include "services/texts.h"
#include "widgets/paper_preview.h"
#include "widgets/paper_printer.h"
#include "widgets/paper_saver.h"

namespace shuangda {

PaperDialog::PaperDialog(const QString& title, std::vector<NamedPaper> papers, QWidget* parent)
    : QDialog(parent), papers_(std::move(papers)), fonts_(std::make_unique<FontBook>()), which_(new QComboBox), preview_(new PaperPreview), message_(new QLabel) {
  chooseFile = [this](const QString& suggestion) {
    return QFileDialog::getSaveFileName(this, tr("另存为"), suggestion, suggestion.endsWith(endingOf(PaperFile::Docx)) ? tr("Word 文档 (*.docx)") : tr("PDF 文件 (*.pdf)"));
  };
  setWindowTitle(title);
  which_->setAccessibleName(tr("文书"));
  which_->setObjectName(QStringLiteral("paper"));
  for (const NamedPaper& paper : papers_) {
    which_->addItem(paper.name);
  }
  auto* bar = new QHBoxLayout;
  bar->addWidget(which_);
  bar->addStretch(1);
  const auto add = [bar](const QString& text, auto* receiver, auto slot) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, receiver, slot);
    bar->addWidget(button);
  };
  add(tr("缩小(&O)"), preview_, &PaperPreview::zoomOut);
  add(tr("放大(&I)"), preview_, &PaperPreview::zoomIn);
  add(tr("适合宽度(&W)"), preview_, &PaperPreview::fitWidth);
  add(tr("打印(&P)…"), this, [this] { say(printPaper(preview_->document(), this)); });
  add(tr("另存为 PDF(&S)…"), this, [this] { save(false); });
  add(tr("另存为 DOCX(&D)…"), this, [this] { save(true); });
  add(tr("关闭(&C)"), this, &QDialog::reject);
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(preview_, 1);
  layout->addWidget(message_);
  connect(which_, &QComboBox::currentIndexChanged, this, &PaperDialog::choose);
  connect(new QShortcut(QKeySequence::Print, this), &QShortcut::activated, this, [this] { say(printPaper(preview_->document(), this)); });
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, [this] { save(false); });
  resize(900, 640);
  choose(0);
}

QString PaperDialog::message() const { return message_->text(); }

void PaperDialog::say(const QString& text) { message_->setText(text); }

void PaperDialog::choose(int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= papers_.size()) {
    return;
  }
  document_ = papers_[static_cast<std::size_t>(index)].compose();
  preview_->setDocument(layOut(document_, *fonts_));
  const QStringList fonts = preview_->document().fonts.lines();
  say(tr("共 %1 页。").arg(preview_->document().pages.size()) + (fonts.isEmpty() ? QString() : tr(" 字体替代：%1").arg(fonts.join(QStringLiteral("；")))));
}

void PaperDialog::save(bool word) {
  const PaperFile kind = word ? PaperFile::Docx : PaperFile::Pdf;
  if (const QString path = chooseFile(document_.title + endingOf(kind)); !path.isEmpty()) {
    say(savePaper(document_, preview_->document(), kind, path));
  }
}

}  // namespace shuangda
