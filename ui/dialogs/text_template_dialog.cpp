#include "dialogs/text_template_dialog.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QSplitter>

#include "services/texts.h"

namespace shuangda {
namespace {

constexpr QSize kSize{1000, 600};
constexpr qsizetype kTitleLength = 18;
constexpr int kListWidth = 300;

/// What a paragraph is about, for the list: its first words without tags and without the marks between them.
QString titleOf(const TextRow& row) {
  static const QRegularExpression tags(QStringLiteral("\\{\\{[^}]*\\}\\}"));
  static const QRegularExpression marks(QStringLiteral("[，；。、：（）“”]+"));
  QString words = row.text;
  words.replace(tags, QString());
  return words.replace(marks, QStringLiteral(" ")).trimmed().left(kTitleLength);
}

}  // namespace

TextTemplateDialog::TextTemplateDialog(Desk& desk, const BulletinMaterial& material, const BulletinLetterhead& head, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      material_(material),
      head_(head),
      list_(new QListWidget),
      editor_(new QPlainTextEdit),
      note_(new QLabel),
      preview_(new QLabel),
      message_(new QLabel) {
  setWindowTitle(tr("本单位范本"));
  resize(kSize);
  for (const Wording& wording : material_.wordings) {
    if (!wording.period) {
      seen_.push_back(wording);
    }
  }
  build();
  list_->setCurrentRow(0);
}

void TextTemplateDialog::build() {
  auto* layout = new QVBoxLayout(this);
  auto* hint = new QLabel(tr("双花括号里是随台账更新的数字：{{adm_filed.数}} 是立案数，{{adm_filed.同比}} 是它的同比；{{#有.adm_filed}}…{{/有.adm_filed}} 之间的文字在立案不为零时才写。留空的段落不印。"));
  hint->setWordWrap(true);
  layout->addWidget(hint);
  auto* splitter = new QSplitter;
  for (const TextRow& row : shippedText()) {
    auto* item = new QListWidgetItem(QString(row.level == 1 ? 0 : 1, u'　') + titleOf(row), list_);
    QFont font = item->font();
    font.setBold(row.level == 1);
    item->setFont(font);
    item->setToolTip(row.code);
    const Wording* wording = wordingOf(seen_, row.code);
    typed_.insert(row.code, wording == nullptr ? row.text : wording->kind == Wording::Kind::LeftOut ? QString() : wording->text);
  }
  list_->setAccessibleName(tr("段落"));
  splitter->addWidget(list_);
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  editor_->setAccessibleName(tr("范本"));
  editor_->setTabChangesFocus(true);
  note_->setWordWrap(true);
  note_->setForegroundRole(QPalette::PlaceholderText);
  preview_->setWordWrap(true);
  preview_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  preview_->setFrameShape(QFrame::StyledPanel);
  preview_->setMargin(8);
  preview_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  column->addWidget(new QLabel(tr("范本")));
  column->addWidget(editor_, 1);
  column->addWidget(note_);
  column->addWidget(new QLabel(tr("用%1的数字写出来").arg(material_.bulletin.period.nameZh())));
  column->addWidget(preview_, 1);
  splitter->addWidget(right);
  splitter->setSizes({kListWidth, kSize.width() - kListWidth});
  splitter->setStretchFactor(1, 1);
  layout->addWidget(splitter, 1);
  message_->setWordWrap(true);
  layout->addWidget(message_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Save)->setText(tr("保存(&S)"));
  buttons->button(QDialogButtonBox::Cancel)->setText(tr("取消"));
  auto* restoreButton = buttons->addButton(tr("恢复这一段(&R)"), QDialogButtonBox::ActionRole);
  layout->addWidget(buttons);
  connect(list_, &QListWidget::currentRowChanged, this, &TextTemplateDialog::choose);
  connect(editor_, &QPlainTextEdit::textChanged, this, &TextTemplateDialog::tryOut);
  connect(restoreButton, &QPushButton::clicked, this, &TextTemplateDialog::restore);
  connect(buttons, &QDialogButtonBox::accepted, this, &TextTemplateDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &TextTemplateDialog::save);
}

const TextRow& TextTemplateDialog::row() const { return shippedText()[static_cast<std::size_t>(list_->currentRow())]; }
QString TextTemplateDialog::preview() const { return preview_->text(); }
QString TextTemplateDialog::message() const { return message_->text(); }

void TextTemplateDialog::choose(int index) {
  if (index < 0) {
    return;
  }
  const QSignalBlocker quiet(editor_);
  editor_->setPlainText(typed_[row().code]);
  note_->setText(row().note);
  note_->setVisible(!row().note.isEmpty());
  tryOut();
}

void TextTemplateDialog::tryOut() {
  const QString code = row().code;
  typed_[code] = editor_->toPlainText();
  BulletinMaterial tried = material_;
  tried.wordings = wordings();
  QStringList texts;
  bool broken = false;
  const std::vector<WrittenParagraph> all = writeBulletin(tried, head_);
  for (const WrittenParagraph& paragraph : all) {
    if (paragraph.code.section(u'/', 0, 0) == code && paragraph.changed != Wording::Kind::LeftOut) {
      broken = broken || paragraph.isBroken;
      texts << plainText(paragraph.runs);
    }
  }
  texts.removeAll(QString());
  preview_->setText(texts.isEmpty() ? tr("（本期没有可写的，不印）") : texts.join(u'\n'));
  const Result<void> readable = checkTemplate(typed_[code]);
  message_->setText(broken && !readable ? refusalText(readable.error()) : QString());
}

void TextTemplateDialog::restore() { editor_->setPlainText(row().text); }

std::vector<Wording> TextTemplateDialog::wordings() const {
  std::vector<Wording> all;
  for (const Wording& wording : seen_) {
    if (!typed_.contains(wording.code)) {
      all.push_back(wording);  // own paragraphs, and what was written about one element of a list
    }
  }
  for (const TextRow& each : shippedText()) {
    const QString text = typed_[each.code];
    if (text.trimmed().isEmpty()) {
      all.push_back({.code = each.code, .kind = Wording::Kind::LeftOut});
    } else if (text != each.text) {
      all.push_back({.code = each.code, .kind = Wording::Kind::Edited, .text = text});
    }
  }
  return all;
}

void TextTemplateDialog::save() {
  desk_.ask(
      this, [seen = seen_, changed = wordings()](Desk::Hand hand) { return hand.services.bulletinDrafts.saveText(hand.session, std::nullopt, seen, changed); },
      [this](const Result<void>& stored) {
        if (!stored) {
          message_->setText(refusalText(stored.error()));
          return;
        }
        Q_EMIT saved();
        accept();
      },
      [this] { message_->setText(tr("没有保存，请看窗口上方的提示后重试。")); });
}

}  // namespace shuangda
