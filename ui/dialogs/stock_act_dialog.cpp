#include "dialogs/stock_act_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "services/texts.h"
#include "widgets/form_frame.h"

namespace shuangda {

StockActDialog::StockActDialog(Desk& desk, const StockTake& take, Act act, QWidget* parent)
    : QDialog(parent), desk_(desk), take_(take), act_(act), form_(new QFormLayout), message_(new QLabel) {
  build();
  saveButton_ = frameForm(*this, *form_, *message_, act == Act::Start ? tr("开始(&S)") : tr("登记(&S)"), [this] { save(); });
  resize(480, sizeHint().height());
}

void StockActDialog::build() {
  if (act_ == Act::Start) {
    setWindowTitle(tr("开始盘点"));
    addChoice("place", tr("地点"));
    addLine("counter", tr("盘点人"), tr("不得是保管人"));
    QComboBox* way = addChoice("blind", tr("方式"));
    way->addItem(tr("盲盘：清点以前不显示账面数量"), true);
    way->addItem(tr("明盘：显示账面数量"), false);
    QComboBox* share = addChoice("sample", tr("范围"));
    share->addItem(tr("全部"), 1000);
    share->addItem(tr("随机抽盘十分之一"), 100);
    fillPlaces();
    return;
  }
  setWindowTitle(act_ == Act::Close ? tr("结束盘点 %1").arg(take_.number) : tr("调整账目 %1").arg(take_.number));
  if (act_ == Act::Close) {
    addLine("conclusion", tr("结论"));
    return;
  }
  auto* note = new QLabel(tr("差异登记为盘盈、盘亏。须凭批准，由清点人以外的账号办理。"));
  note->setWordWrap(true);
  form_->addRow(note);
  addLine("approval_no", tr("批准文书文号"));
  addLine("reason", tr("原因"));
}

void StockActDialog::fillPlaces() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>()); },
      [this](const std::vector<PlaceRow>& rows) {
        auto* places = findChild<QComboBox*>(QStringLiteral("place"));
        for (const PlaceRow& row : rows) {
          if (!row.place.closedOn && row.place.kindValue() != PlaceKind::Plant) {
            places->addItem(QStringLiteral("%1 %2").arg(row.place.code, row.place.name), QVariant::fromValue<qlonglong>(row.place.id.value));
          }
        }
      });
}

QLineEdit* StockActDialog::addLine(const char* name, const QString& label, const QString& hint) {
  auto* edit = new QLineEdit;
  edit->setObjectName(QString::fromLatin1(name));
  edit->setAccessibleName(label);
  edit->setPlaceholderText(hint);
  form_->addRow(label, edit);
  return edit;
}

QComboBox* StockActDialog::addChoice(const char* name, const QString& label) {
  auto* combo = new QComboBox;
  combo->setObjectName(QString::fromLatin1(name));
  combo->setAccessibleName(label);
  form_->addRow(label, combo);
  return combo;
}

QString StockActDialog::textOf(const char* name) const {
  const auto* edit = findChild<QLineEdit*>(QString::fromLatin1(name));
  return edit == nullptr ? QString() : edit->text().trimmed();
}

QString StockActDialog::message() const { return message_->text(); }

std::function<Result<StockActDialog::Done>(Desk::Hand)> StockActDialog::work() const {
  if (act_ == Act::Close) {
    return [id = take_.id, text = textOf("conclusion")](Desk::Hand hand) {
      return hand.services.stockTakes.close(hand.session, id, text).map([](const StockTake& take) { return Done{take.id, tr("盘点 %1 已结束。").arg(take.number)}; });
    };
  }
  if (act_ == Act::Settle) {
    return [id = take_.id, approval = textOf("approval_no"), why = textOf("reason")](Desk::Hand hand) {
      return hand.services.stockTakes.settle(hand.session, id, approval, why).map([id](int moved) { return Done{id, tr("已登记盘盈、盘亏 %1 项。").arg(moved)}; });
    };
  }
  const auto dataOf = [this](const char* name) { return findChild<QComboBox*>(QString::fromLatin1(name))->currentData(); };
  const StockTake draft{.place = PlaceId{dataOf("place").toLongLong()}, .blind = dataOf("blind").toBool(), .samplePermille = dataOf("sample").toInt(), .counter = textOf("counter")};
  return [draft](Desk::Hand hand) {
    return hand.services.stockTakes.start(hand.session, draft).map([](const StockTake& take) { return Done{take.id, tr("盘点 %1 已开始。").arg(take.number)}; });
  };
}

void StockActDialog::save() {
  if (!saveButton_->isEnabled()) {
    return;
  }
  saveButton_->setEnabled(false);
  desk_.ask(
      this, work(),
      [this](const Result<Done>& result) {
        saveButton_->setEnabled(true);
        if (!result) {
          say(refusalText(result.error()));
          return;
        }
        Q_EMIT done(result->id, result->told);
        accept();
      },
      [this] {
        saveButton_->setEnabled(true);
        say(tr("没有保存，请看窗口上方的提示后重试。"));
      });
}

void StockActDialog::say(const QString& text) {
  message_->setText(QStringLiteral("✗ ") + text);
  message_->setVisible(true);
  if (auto* first = findChild<QLineEdit*>()) {
    first->setFocus();
  }
}

}  // namespace shuangda
