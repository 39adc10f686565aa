#include "widgets/draft_bar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "services/texts.h"

namespace shuangda {
namespace {

constexpr std::size_t kFieldsShown = 4;

QString quoted(const QString& text) {
  constexpr qsizetype kLongest = 24;
  if (text.isEmpty()) {
    return QObject::tr("（空）");
  }
  return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
}

QString changesText(const std::vector<FieldChange>& changes) {
  QStringList parts;
  for (std::size_t i = 0; i < std::min(changes.size(), kFieldsShown); ++i) {
    const FieldChange& change = changes[i];
    parts << (change.before.isEmpty()
                  ? QObject::tr("%1：%2").arg(fieldLabel(change.field), quoted(change.after))
                  : QObject::tr("%1：%2 → %3")
                        .arg(fieldLabel(change.field), quoted(change.before), quoted(change.after)));
  }
  const QString text = parts.join(QStringLiteral("；"));
  return changes.size() > kFieldsShown ? QObject::tr("%1 等 %2 项").arg(text).arg(changes.size()) : text;
}

QString titleOf(const CaseDraftOffer& offer) {
  if (offer.draft.recordId == 0) {
    return QObject::tr("新建案件");
  }
  return offer.stored.version == 0
             ? QObject::tr("案件 %1（原案件已不在库中，恢复后作为新建案件）").arg(offer.draft.title)
             : QObject::tr("案件 %1").arg(offer.stored.number);
}

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
                    .arg(fieldLabel(change.field), quoted(change.before), quoted(change.after));
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
      before + sentence.arg(titleOf(offer), offer.draft.savedAt.localText(), changesText(offer.comparison.differing)));
  conflicts_->setText(conflictText(offer));
  conflicts_->setVisible(!conflicts_->text().isEmpty());
  setVisible(true);
}

}  // namespace shuangda
