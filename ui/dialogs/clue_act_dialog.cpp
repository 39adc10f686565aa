#include "dialogs/clue_act_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "domain/clue_fields.h"
#include "services/texts.h"
#include "widgets/form_frame.h"

namespace shuangda {
namespace {

QString today() { return QDate::currentDate().toString(Qt::ISODate); }

QString actTitle(ClueActDialog::Act act) {
  switch (act) {
    case ClueActDialog::Act::ToCase:
      return QObject::tr("转为案件");
    case ClueActDialog::Act::Refuse:
      return QObject::tr("不予立案");
    case ClueActDialog::Act::Extend:
      return QObject::tr("延长核查期限");
    case ClueActDialog::Act::Merge:
      return QObject::tr("并案");
    case ClueActDialog::Act::Reopen:
      return QObject::tr("恢复核查");
    case ClueActDialog::Act::Reward:
      return QObject::tr("举报奖励");
  }
  return {};
}

}  // namespace

ClueActDialog::ClueActDialog(Desk& desk, const Clue& clue, Act act, QWidget* parent)
    : QDialog(parent), desk_(desk), clue_(clue), act_(act), form_(new QFormLayout), message_(new QLabel), saveButton_(nullptr) {
  setWindowTitle(QStringLiteral("%1 %2").arg(actTitle(act), clue.number));
  build();
  saveButton_ = frameForm(*this, *form_, *message_, act == Act::ToCase ? tr("转为案件(&S)") : tr("登记(&S)"), [this] { save(); });
  resize(520, sizeHint().height());
}

void ClueActDialog::build() {
  switch (act_) {
    case Act::ToCase:
      addChoice(QStringLiteral("cause"), tr("案由"), {}, QString());
      addLine(QStringLiteral("filed_date"), tr("立案日期"), today(), tr("留空则只建立案件，暂不立案"));
      addLine(QStringLiteral("officers"), tr("办案人员"), clue_.officers, tr("至少两人，以顿号分隔"));
      addLine(QStringLiteral("approver"), tr("批准人"), QString());
      addLine(QStringLiteral("note"), tr("备注"), QString(), tr("少见情况须说明"));
      fillCauses();
      break;
    case Act::Refuse:
      addLine(QStringLiteral("refused_on"), tr("日期"), today());
      addChoice(QStringLiteral("refusal_ground"), tr("不予立案情形"), QStringList{QString()} + refusalGrounds(), QString());
      addLine(QStringLiteral("refusal_reason"), tr("理由"), QString());
      addLine(QStringLiteral("refusal_approver"), tr("批准人"), QString());
      break;
    case Act::Extend:
      addLine(QStringLiteral("check_extension_days"), tr("延长（工作日）"), QStringLiteral("15"));
      addLine(QStringLiteral("check_extended_on"), tr("批准日期"), today());
      addLine(QStringLiteral("check_extension_approver"), tr("批准人"), QString());
      addLine(QStringLiteral("check_extension_reason"), tr("理由"), QString());
      break;
    case Act::Merge:
      addLine(QStringLiteral("merge_target"), tr("并入的线索或案件"), QString(), tr("登记号或案件编号"));
      addLine(QStringLiteral("merged_on"), tr("日期"), today());
      break;
    case Act::Reopen:
      addLine(QStringLiteral("reason"), tr("理由"), QString(), tr("误登记的处理结果为什么撤回"));
      break;
    case Act::Reward:
      addChoice(QStringLiteral("reward_wanted"), tr("要求奖励"), {QString(), QStringLiteral("是"), QStringLiteral("否")}, fieldText(clue_.reward.wanted));
      for (const char* name : {"reward_decided_on", "reward_yuan", "reward_paid_on", "reward_receipt", "reward_note"}) {
        const QString field = QString::fromLatin1(name);
        addLine(field, fieldLabel(field), clueFieldText(clue_, field));
      }
      break;
  }
}

void ClueActDialog::addLine(const QString& name, const QString& label, const QString& text, const QString& hint) {
  auto* edit = new QLineEdit(text);
  edit->setPlaceholderText(hint);
  edit->setObjectName(name);
  edit->setAccessibleName(label);
  form_->addRow(label, edit);
  inputs_.insert(name, edit);
}

void ClueActDialog::addChoice(const QString& name, const QString& label, const QStringList& choices, const QString& text) {
  auto* combo = new QComboBox;
  combo->addItems(choices);
  combo->setEditable(choices.isEmpty());
  combo->setCurrentText(text);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setObjectName(name);
  combo->setAccessibleName(label);
  form_->addRow(label, combo);
  inputs_.insert(name, combo);
}

void ClueActDialog::fillCauses() {
  desk_.ask(
      this,
      [](Desk::Hand hand) {
        return hand.services.codeLists.labels(hand.session, QStringLiteral("cause"), hand.services.store->clock().today()).value_or(QStringList());
      },
      [this](const QStringList& causes) {
        auto* combo = static_cast<QComboBox*>(inputs_.value(QStringLiteral("cause")));
        const QString text = combo->currentText();
        combo->addItems(causes);
        combo->setCurrentText(text);
      });
}

QString ClueActDialog::message() const { return message_->text(); }

QString ClueActDialog::textOf(const QString& name) const {
  QWidget* input = inputs_.value(name);
  const auto* combo = qobject_cast<QComboBox*>(input);
  return (combo != nullptr ? combo->currentText() : static_cast<QLineEdit*>(input)->text()).trimmed();
}

Result<Clue> ClueActDialog::filled() const {
  Clue clue = clue_;
  for (auto it = inputs_.cbegin(); it != inputs_.cend(); ++it) {
    if (const Result<void> set = setClueField(clue, it.key(), textOf(it.key())); !set) {
      return tl::unexpected(set.error());
    }
  }
  return clue;
}

template <typename Work>
void ClueActDialog::perform(Work work) {
  saveButton_->setEnabled(false);
  desk_.ask(
      this, std::move(work),
      [this](const Result<QString>& caseNumber) {
        saveButton_->setEnabled(true);
        if (!caseNumber) {
          refused(caseNumber.error());
          return;
        }
        Q_EMIT done(*caseNumber);
        accept();
      },
      [this] {
        saveButton_->setEnabled(true);
        message_->setText(tr("没有保存，请看窗口上方的提示后重试。"));
        message_->setVisible(true);
      });
}

void ClueActDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  switch (act_) {
    case Act::ToCase:
      return toCase();
    case Act::Merge:
      return merge();
    case Act::Reopen:
      return reopen();
    default:
      return change();
  }
}

void ClueActDialog::change() {
  const Result<Clue> clue = filled();
  if (!clue) {
    refused(clue.error());
    return;
  }
  perform([clue = *clue, act = act_](Desk::Hand hand) {
    ClueService& clues = hand.services.clues;
    const Result<Clue> changed = act == Act::Refuse   ? clues.refuse(hand.session, clue.id, clue.refusal)
                                 : act == Act::Extend ? clues.extendCheck(hand.session, clue.id, clue.extension)
                                                      : clues.reward(hand.session, clue.id, clue.reward);
    return changed.map([](const Clue&) { return QString(); });
  });
}

void ClueActDialog::toCase() {
  ClueFiling filing{.cause = textOf(QStringLiteral("cause")),
                    .officers = textOf(QStringLiteral("officers")),
                    .approver = textOf(QStringLiteral("approver")),
                    .note = textOf(QStringLiteral("note"))};
  if (const QString filed = textOf(QStringLiteral("filed_date")); !filed.isEmpty()) {
    const Result<EventDate> on = EventDate::parse(filed);
    if (!on) {
      refused({on.error().code, QStringLiteral("filed_date"), filed});
      return;
    }
    filing.filedOn = *on;
  }
  // What is odd is said first; a note upon it confirms, as long as nothing else is changed.
  tried_ = QStringList{filing.cause, textOf(QStringLiteral("filed_date")), filing.officers, filing.approver}.join(u'|');
  const Oddities oddities = warned_ == tried_ && !filing.note.isEmpty() ? Oddities::Confirmed : Oddities::Refused;
  perform([filing, oddities, id = clue_.id](Desk::Hand hand) {
    return hand.services.clues.toCase(hand.session, id, filing, oddities).map([](const ClueCase& both) { return both.legalCase.number; });
  });
}

void ClueActDialog::merge() {
  const QString day = textOf(QStringLiteral("merged_on"));
  const Result<EventDate> on = EventDate::parse(day);
  if (!on) {
    refused({on.error().code, QStringLiteral("merged_on"), day});
    return;
  }
  perform([id = clue_.id, target = textOf(QStringLiteral("merge_target")), on = *on](Desk::Hand hand) {
    return hand.services.clues.merge(hand.session, id, target, on).map([](const Clue&) { return QString(); });
  });
}

void ClueActDialog::reopen() {
  perform([id = clue_.id, reason = textOf(QStringLiteral("reason"))](Desk::Hand hand) {
    return hand.services.clues.reopen(hand.session, id, reason).map([](const Clue&) { return QString(); });
  });
}

void ClueActDialog::refused(const Error& error) {
  const bool isQuestion = error.code == ErrorCode::Unconfirmed;
  warned_ = isQuestion ? tried_ : QString();
  message_->setText((isQuestion ? QStringLiteral("⚠ ") : QStringLiteral("✗ ")) + refusalText(error));
  message_->setVisible(true);
  const QString field = error.field == QStringLiteral("clue_cause") ? QStringLiteral("cause") : error.field;
  if (QWidget* input = inputs_.value(field)) {
    input->setFocus();
  }
}

}  // namespace shuangda
