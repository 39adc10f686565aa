#include "widgets/draft_bar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "services/texts.h"
#include "widgets/draft_texts.h"

namespace shuangda {
namespace {

QString conflictText(const CaseDraftOffer& offer) {
  if (!offer.comparison.outdated || offer.stored.version == 0) {
    return {};
  }
  const QString basis = QObject::tr("⚠ 草稿依据的是第 %1 版，现为第 %2 版。")
                            .arg(offer.draft.baseVersion)
                            .arg(offer.comparison.storedVersion);
  QStringList fields;
  for (const FieldChange& change : offer.comparison.differing) {
    if (offer.comparison.conflicts.contains(change.field)) {
      fields << QObject::tr("%1（现为%2，草稿为%3）")
                    .arg(fieldLabel(change.field), quotedValue(change.before), quotedValue(change.after));
    }
  }
  return basis + (fields.isEmpty()
                      ? QObject::tr("两边没有改同一个栏目。")
                      : QObject::tr("两边都改过：%1，恢复后请逐项核对。").arg(fields.join(QStringLiteral("、"))));
}

}  // namespace

DraftBar::DraftBar(QWidget* parent)
    : QFrame(parent), text_(new QLabel), conflicts_(new QLabel), restore_(new QPushButton(tr("恢复(&R)"))) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("未保存的草稿"));
  for (QLabel* label : {text_, conflicts_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  conflicts_->setStyleSheet(QStringLiteral("color:#9a5b00"));
  auto* discard = new QPushButton(tr("放弃(&D)"));
  discard->setToolTip(tr("删除这份草稿"));
  auto* later = new QPushButton(tr("稍后(&L)"));
  later->setToolTip(tr("保留草稿，下次再问"));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  for (QPushButton* button : {restore_, discard, later}) {
    button->setAutoDefault(false);
    buttons->addWidget(button);
  }
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text_);
  layout->addWidget(conflicts_);
  layout->addLayout(buttons);
  connect(restore_, &QPushButton::clicked, this, [this] { Q_EMIT restored(CaseDraftOffer(offer_)); });
  connect(discard, &QPushButton::clicked, this, [this] { Q_EMIT discarded(CaseDraftOffer(offer_)); });
  connect(later, &QPushButton::clicked, this, &DraftBar::postponed);
  setVisible(false);
}

void DraftBar::offer(const CaseDraftOffer& offer, const QString& position) {
  offer_ = offer;
  const QString before = position.isEmpty() ? QString() : tr("（%1）").arg(position);
  const QString sentence = offer.draft.recordId == 0 ? tr("%1：有一份 %2 没有保存的草稿：%3。")
                                                     : tr("%1：有一份 %2 没有保存的草稿，与现在的内容不同：%3。");
  text_->setText(
      before + sentence.arg(draftTitle(offer.draft.kind, offer.draft.recordId == 0, offer.stored.version == 0 ? offer.draft.title : offer.stored.number, offer.stored.version == 0),
                        offer.draft.savedAt.localText(), draftChangesText(offer.comparison.differing)));
  conflicts_->setText(conflictText(offer));
  conflicts_->setVisible(!conflicts_->text().isEmpty());
  setVisible(true);
}

}  // namespace shuangda
