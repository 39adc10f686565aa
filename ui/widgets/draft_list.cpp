#include "widgets/draft_list.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>

#include "widgets/draft_texts.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"

namespace shuangda {

DraftList::DraftList(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel),
      table_(makeRecordTable({tr("时间"), tr("记录"), tr("内容")}, tr("没有保存的草稿"))),
      question_(new QuestionBar) {
  setWidths(*table_, {9, 10});
  auto* open = new QPushButton(tr("继续填写(&C)"));
  auto* drop = new QPushButton(tr("放弃(&G)"));
  drop->setToolTip(tr("删除这份草稿（Delete）"));
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(open);
  head->addWidget(drop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(head);
  layout->addWidget(question_);
  layout->addWidget(table_, 1);
  connect(open, &QPushButton::clicked, this, [this] { this->open(table_->currentRow()); });
  connect(drop, &QPushButton::clicked, this, &DraftList::giveUp);
  onOpened(table_, [this](int row) { this->open(row); });
  auto* remove = new QShortcut(Qt::Key_Delete, table_);
  remove->setContext(Qt::WidgetShortcut);
  connect(remove, &QShortcut::activated, this, &DraftList::giveUp);
  setFocusProxy(table_);
  setVisible(false);
}

QString DraftList::title() const { return title_->text(); }

void DraftList::show(std::vector<DraftOffer> offers) {
  offers_ = std::move(offers);
  question_->clear();
  title_->setText(tr("没有保存的草稿（%1）").arg(offers_.size()));
  table_->setRowCount(static_cast<int>(offers_.size()));
  for (std::size_t i = 0; i < offers_.size(); ++i) {
    const DraftOffer& offer = offers_[i];
    const QString number = offer.number.isEmpty() ? offer.draft.title : offer.number;
    setRow(table_, static_cast<int>(i),
           {offer.draft.savedAt.localText(), draftTitle(offer.draft.kind, offer.draft.recordId == 0, number, offer.gone), draftChangesText(offer.differing)});
  }
  if (!offers_.empty() && table_->currentRow() < 0) {
    table_->selectRow(0);
  }
  setVisible(!offers_.empty());
}

void DraftList::open(int row) {
  if (row >= 0 && row < table_->rowCount()) {
    Q_EMIT opened(FormDraft(offers_[static_cast<std::size_t>(row)].draft));
  }
}

void DraftList::giveUp() {
  const int row = table_->currentRow();
  if (row < 0) {
    return;
  }
  const QString uid = offers_[static_cast<std::size_t>(row)].draft.uid;
  question_->ask(tr("放弃“%1”的草稿吗？放弃后不能恢复。").arg(table_->item(row, 1)->text()), tr("放弃草稿(&D)"), [this, uid] { Q_EMIT givenUp(uid); });
}

}  // namespace shuangda
