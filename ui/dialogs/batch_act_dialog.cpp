#include "dialogs/batch_act_dialog.h"

#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "domain/goods_code.h"
#include "services/texts.h"
#include "widgets/form_frame.h"

namespace shuangda {
namespace {

using Act = BatchActDialog::Act;

QString actTitle(Act act) {
  switch (act) {
    case Act::Approve:
      return QObject::tr("批准");
    case Act::Reject:
      return QObject::tr("退回");
    case Act::Cancel:
      return QObject::tr("取消批次");
    case Act::Pick:
      return QObject::tr("出库");
    case Act::BringBack:
      return QObject::tr("退回入库");
    case Act::Load:
      return QObject::tr("装车");
    case Act::Weigh:
      return QObject::tr("登记磅单");
    case Act::VoidSlip:
      return QObject::tr("磅单作废");
    case Act::Evidence:
      return QObject::tr("登记照片、录像");
    case Act::Execute:
      return QObject::tr("登记处置");
    case Act::Explain:
      return QObject::tr("说明差异");
    case Act::Sign:
      return QObject::tr("两人签认");
    case Act::Lose:
      return QObject::tr("登记途中短少");
    case Act::TakeBack:
      return QObject::tr("更正误登记");
    case Act::Reopen:
      return QObject::tr("撤回签认");
  }
  return {};
}

QString now() { return QDateTime::currentDateTimeUtc().toOffsetFromUtc(8 * 3600).toString(QStringLiteral("yyyy-MM-dd HH:mm")); }

}  // namespace

BatchActDialog::BatchActDialog(Desk& desk, Subject subject, Act act, QWidget* parent)
    : QDialog(parent), desk_(desk), subject_(std::move(subject)), act_(act), form_(new QFormLayout), message_(new QLabel) {
  chooseFiles = [this] { return QFileDialog::getOpenFileNames(this, tr("照片、录像")); };
  setWindowTitle(QStringLiteral("%1 %2").arg(actTitle(act), subject_.batch.number));
  build();
  saveButton_ = frameForm(*this, *form_, *message_, act == Act::Sign ? tr("签认(&S)") : act == Act::Reopen ? tr("撤回(&S)") : act == Act::TakeBack ? tr("更正(&S)") : tr("登记(&S)"), [this] { save(); });
  resize(520, sizeHint().height());
}

void BatchActDialog::build() {
  switch (act_) {
    case Act::Approve:
      addLine("batch_approval_no", tr("批准文书文号"), {}, tr("有关事项审批表的文号"));
      break;
    case Act::Reject:
    case Act::Cancel:
      addLine("reason", tr("理由"));
      break;
    case Act::Pick:
      buildHands(true, PlaceKind::Transit);
      break;
    case Act::BringBack:
      buildHands(true, PlaceKind::Store);
      break;
    case Act::Load:
      buildHands(false, PlaceKind::Plant);
      break;
    case Act::Weigh:
      buildWeighing();
      break;
    case Act::VoidSlip:
      buildSlips();
      break;
    case Act::Evidence:
      buildEvidence();
      break;
    case Act::Execute:
      buildItems(tr("运到的全部"));
      addLine("started_at", tr("开始"), now());
      addLine("happened_at", tr("结束"), now());
      break;
    case Act::Explain:
      form_->addRow(new QLabel(tr("所选的 %1 项，计划、出库、装车、处置的数量不一致。").arg(subject_.items.size())));
      addLine("batch_difference", tr("原因"));
      break;
    case Act::Sign:
      buildSignatures(tr("须由两个不同的账号签认，各自输入密码。签认后批次不能再改。"));
      break;
    case Act::Lose:
      buildLoss();
      break;
    case Act::TakeBack:
      buildTakeBack();
      break;
    case Act::Reopen:
      buildSignatures(tr("须由两个不同的账号撤回，各自输入密码。原签认和理由留存；更正后须重新签认。"));
      addLine("reason", tr("撤回理由"));
      break;
  }
}

void BatchActDialog::buildWeighing() {
  addLine("slip_no", tr("磅单编号"));
  addLine("vehicle", tr("车号"));
  addLine("gross", tr("毛重（公斤）"));
  addLine("tare", tr("皮重（公斤）"));
  addLine("happened_at", tr("时间"), now());
}

void BatchActDialog::buildSlips() {
  QComboBox* slips = addChoice("slip", tr("磅单"));
  for (const WeighSlip& slip : subject_.slips) {
    slips->addItem(slip.number, QVariant::fromValue<qlonglong>(slip.id));
  }
  addLine("reason", tr("理由"));
}

void BatchActDialog::buildHands(bool withPlace, PlaceKind kind) {
  if (act_ != Act::Load) {
    buildItems(tr("出库清单上的全部"));
  }
  if (withPlace) {
    addPlaces(kind);
  }
  addLine("happened_at", tr("时间"), now());
  addLine("custody_giver", act_ == Act::BringBack ? tr("交回人") : tr("交出人"), {}, act_ == Act::BringBack ? QString() : tr("保管人"));
  addLine("custody_receiver", act_ == Act::BringBack ? tr("保管人") : tr("领取人"), act_ == Act::BringBack ? QString() : subject_.batch.executors);
  addLine("witness", tr("见证人"), subject_.batch.supervisor);
}

/// Which lines the act is about; how much of it where there is only one.
void BatchActDialog::buildItems(const QString& all) {
  const bool isOne = subject_.items.size() == 1;
  form_->addRow(tr("物品"), new QLabel(isOne ? itemLabel(subject_.items.front()) : subject_.items.empty() ? all : tr("所选的 %1 项").arg(subject_.items.size())));
  if (isOne && act_ != Act::BringBack && act_ != Act::TakeBack) {
    addLine("quantity", act_ == Act::Lose ? tr("短少数量") : tr("数量"), act_ == Act::Lose ? QString() : subject_.amounts[subject_.items.front()].text());
  }
}

void BatchActDialog::buildLoss() {
  buildItems({});
  addLine("happened_at", tr("时间"), now());
  addLine("custody_giver", tr("经手人"), subject_.batch.executors, tr("押运人、交接人"));
  addLine("custody_approver", tr("批准人"), {}, tr("不能是登记人、经手人"));
  addLine("custody_doc_no", tr("批准文书文号"), {}, tr("有关事项审批表的文号"));
  addLine("custody_note", tr("经过、原因"));
}

void BatchActDialog::buildTakeBack() {
  buildItems(tr("本批次的全部物品"));
  QComboBox* step = addChoice("step", tr("更正"));
  step->addItem(tr("处置（时间、数量、物品有误）"), static_cast<int>(BatchStep::Execute));
  step->addItem(tr("装车和以后的各步"), static_cast<int>(BatchStep::Load));
  step->addItem(tr("出库和以后的各步"), static_cast<int>(BatchStep::Pick));
  auto* about = new QLabel(tr("原记录保留，另记相反的一行；之后请按实际情况重新登记。"));
  about->setWordWrap(true);
  form_->addRow(QString(), about);
  addLine("reason", tr("理由"));
}

void BatchActDialog::buildSignatures(const QString& about) {
  form_->addRow(new QLabel(about));
  addLine("first_login", tr("签认人一账号"), desk_.session().login);
  addSecret("first_password", tr("签认人一密码"));
  addLine("second_login", tr("签认人二账号"));
  addSecret("second_password", tr("签认人二密码"));
}

void BatchActDialog::buildEvidence() {
  QComboBox* stage = addChoice("stage", tr("时段"));
  stage->addItem(tr("处置前"), QStringLiteral("before"));
  stage->addItem(tr("处置中"), QStringLiteral("during"));
  stage->addItem(tr("处置后"), QStringLiteral("after"));
  stage->setCurrentIndex(1);
  files_ = new QLabel;
  files_->setWordWrap(true);
  files_->setAccessibleName(tr("已选文件"));
  auto* choose = new QPushButton(tr("选择文件(&F)…"));
  choose->setObjectName(QStringLiteral("files"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, [this] {
    subject_.files += chooseFiles();
    showFiles();
  });
  form_->addRow(tr("文件"), choose);
  form_->addRow(QString(), files_);
  addLine("note", tr("说明"));
  showFiles();
}

void BatchActDialog::showFiles() {
  QStringList names;
  for (const QString& path : std::as_const(subject_.files)) {
    names << QFileInfo(path).fileName();
  }
  files_->setText(names.isEmpty() ? tr("还没有选择文件。登记的是文件的校验值，文件请自行妥善保存。") : names.join(u'\n'));
}

void BatchActDialog::addLine(const char* name, const QString& label, const QString& text, const QString& hint) {
  auto* edit = new QLineEdit(text);
  edit->setPlaceholderText(hint);
  edit->setObjectName(QString::fromLatin1(name));
  edit->setAccessibleName(label);
  form_->addRow(label, edit);
  inputs_.insert(edit->objectName(), edit);
}

void BatchActDialog::addSecret(const char* name, const QString& label) {
  addLine(name, label);
  static_cast<QLineEdit*>(inputs_.value(QString::fromLatin1(name)))->setEchoMode(QLineEdit::Password);
}

QComboBox* BatchActDialog::addChoice(const char* name, const QString& label) {
  auto* combo = new QComboBox;
  combo->setObjectName(QString::fromLatin1(name));
  combo->setAccessibleName(label);
  form_->addRow(label, combo);
  inputs_.insert(combo->objectName(), combo);
  return combo;
}

void BatchActDialog::addPlaces(PlaceKind kind) {
  QComboBox* combo = addChoice("custody_place", kind == PlaceKind::Transit ? tr("待运区") : tr("存放地点"));
  for (const Place& place : subject_.places) {
    const bool fits = kind == PlaceKind::Transit ? place.kindValue() == kind : isStorage(place.kindValue());
    if (fits && !place.closedOn) {
      combo->addItem(QStringLiteral("%1 %2").arg(place.code, place.name), QVariant::fromValue<qlonglong>(place.id.value));
    }
  }
}

QString BatchActDialog::message() const { return message_->text(); }

QString BatchActDialog::textOf(const char* name) const {
  const auto* edit = qobject_cast<QLineEdit*>(inputs_.value(QString::fromLatin1(name)));
  return edit == nullptr ? QString() : edit->echoMode() == QLineEdit::Password ? edit->text() : edit->text().trimmed();
}

QVariant BatchActDialog::dataOf(const char* name) const {
  const auto* combo = qobject_cast<QComboBox*>(inputs_.value(QString::fromLatin1(name)));
  return combo == nullptr ? QVariant() : combo->currentData();
}

Result<EventDate> BatchActDialog::momentOf(const char* name) const {
  const QString text = textOf(name);
  return EventDate::parse(text).map_error([&](const Error&) { return Error{ErrorCode::Malformed, QStringLiteral("happened_at"), text}; });
}

Result<Quantity> BatchActDialog::quantityOf(const char* name) const {
  const QString text = textOf(name);
  return Quantity::parse(text).map_error([&](const Error& error) { return Error{error.code, QString::fromLatin1(name), text}; });
}

Result<BatchAct> BatchActDialog::hands() const {
  return momentOf("happened_at").map([this](const EventDate& at) {
    return BatchAct{.at = at, .giver = textOf("custody_giver"), .receiver = textOf("custody_receiver"), .witness = textOf("witness")};
  });
}

void BatchActDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  const Result<Work> task = work();
  if (!task) {
    refused(task.error());
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this, *task,
      [this](const Result<void>& done_) {
        saveButton_->setEnabled(true);
        if (!done_) {
          refused(done_.error());
          return;
        }
        Q_EMIT done();
        accept();
      },
      [this] {
        saveButton_->setEnabled(true);
        say(tr("没有保存，请看窗口上方的提示后重试。"));
      });
}

void BatchActDialog::refused(const Error& error) {
  say(QStringLiteral("✗ ") + refusalText(error));
  QString field = error.field;
  if (error.field == QStringLiteral("batch_signers") || error.code == ErrorCode::BadCredentials) {
    const bool isFirst = error.code == ErrorCode::BadCredentials && error.value == textOf("first_login");
    field = isFirst ? QStringLiteral("first_password") : error.code == ErrorCode::BadCredentials ? QStringLiteral("second_password") : QStringLiteral("second_login");
  }
  if (QWidget* input = inputs_.value(field)) {
    input->setFocus();
  }
}

void BatchActDialog::say(const QString& text) {
  message_->setText(text);
  message_->setVisible(true);
}

}  // namespace shuangda
