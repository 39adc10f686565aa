#include "dialogs/suspect_dialog.h"

#include <QComboBox>
#include <QLineEdit>

namespace shuangda {
namespace {

const QString kWho = QStringLiteral("who");
const QString kName = QStringLiteral("suspect_name");
const QString kIdNo = QStringLiteral("id_no");
const QString kType = QStringLiteral("type");
const QString kNote = QStringLiteral("note");

}  // namespace

SuspectDialog::SuspectDialog(Desk& desk, const TransferSheet& sheet, QWidget* parent)
    : FormDialog(desk, tr("嫌疑人 %1").arg(sheet.transfer.number), tr("保存(&S)"), parent), transfer_(sheet.transfer.id) {
  who_ = form().addChoice(kWho, tr("登记或者修改"));
  who_->addItem(tr("登记新的嫌疑人"), -1);
  for (const SuspectLine& line : sheet.suspects) {
    who_->addItem(tr("修改：%1").arg(line.suspect.name), static_cast<int>(suspects_.size()));
    suspects_.push_back(line.suspect);
  }
  form().setShown(kWho, !suspects_.empty());
  form().addLine(kName, tr("姓名（名称）"));
  form().setLabel(kName, tr("姓名（名称）"), true);
  form().addChoice(kType, tr("类型"))->addItems({QStringLiteral("自然人"), QStringLiteral("单位")});
  form().addLine(kIdNo, tr("证件号码"), {}, tr("身份证号或者统一社会信用代码"));
  form().addLine(kNote, tr("备注"));
  connect(who_, &QComboBox::currentIndexChanged, this, &SuspectDialog::showChosen);
  form().line(kName)->setFocus();
}

void SuspectDialog::showChosen() {
  const int index = who_->currentData().toInt();
  const Suspect shown = index < 0 ? Suspect{} : suspects_[static_cast<std::size_t>(index)];
  form().line(kName)->setText(shown.name);
  form().line(kIdNo)->setText(shown.idNo);
  form().line(kNote)->setText(shown.note);
  form().choice(kType)->setCurrentText(shown.type.isEmpty() ? QStringLiteral("自然人") : shown.type);
}

void SuspectDialog::save() {
  const int index = who_->currentData().toInt();
  Suspect suspect = index < 0 ? Suspect{.transfer = transfer_} : suspects_[static_cast<std::size_t>(index)];
  suspect.name = form().text(kName);
  suspect.idNo = form().text(kIdNo);
  suspect.type = form().text(kType);
  suspect.note = form().text(kNote);
  perform([suspect](Desk::Hand hand) { return hand.services.transfers.saveSuspect(hand.session, suspect); });
}

}  // namespace shuangda
