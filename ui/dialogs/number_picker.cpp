#include "dialogs/number_picker.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <algorithm>

namespace shuangda {
namespace {

constexpr int kName = Qt::UserRole;
constexpr int kText = Qt::UserRole + 1;
constexpr QSize kSize{520, 420};

const QStringList& heads() {
  static const QStringList names{QStringLiteral("期间"), QStringLiteral("年初至今"), QStringLiteral("地区"), QStringLiteral("全地区"), QStringLiteral("截止日"), QStringLiteral("机关"), QStringLiteral("回复日")};
  return names;
}

}  // namespace

NumberPicker::NumberPicker(const TextValue& root, const IndicatorCatalogue& catalogue, QWidget* parent) : QDialog(parent), filter_(new QLineEdit), list_(new QListWidget) {
  setWindowTitle(tr("插入数字"));
  resize(kSize);
  auto* layout = new QVBoxLayout(this);
  filter_->setPlaceholderText(tr("输入名称的一部分，如“立案 同比”"));
  filter_->setAccessibleName(tr("名称"));
  filter_->setClearButtonEnabled(true);
  filter_->installEventFilter(this);
  list_->setAccessibleName(tr("可以插入的数字"));
  layout->addWidget(filter_);
  layout->addWidget(list_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Ok)->setText(tr("插入(&I)"));
  buttons->button(QDialogButtonBox::Cancel)->setText(tr("取消"));
  layout->addWidget(buttons);
  fill(root, catalogue);
  narrow({});
  connect(filter_, &QLineEdit::textChanged, this, &NumberPicker::narrow);
  connect(list_, &QListWidget::itemDoubleClicked, this, &NumberPicker::take);
  connect(buttons, &QDialogButtonBox::accepted, this, &NumberPicker::take);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void NumberPicker::fill(const TextValue& root, const IndicatorCatalogue& catalogue) {
  const auto add = [this](const QString& label, const QString& name, const QString& text) {
    if (text.isEmpty()) {
      return;
    }
    auto* item = new QListWidgetItem(QStringLiteral("%1：%2").arg(label, text), list_);
    item->setData(kName, name);
    item->setData(kText, text);
  };
  for (const QString& head : heads()) {
    if (const TextValue* value = root.find(head)) {
      add(head, head, value->text);
    }
  }
  for (const Indicator& indicator : catalogue.all()) {
    const TextValue* figure = indicator.shown ? root.find(indicator.code) : nullptr;
    if (figure == nullptr || figure->members.value(QStringLiteral("数")).text == QStringLiteral("—")) {
      continue;  // nothing is known of it
    }
    for (const QString& member : {QStringLiteral("数"), QStringLiteral("同比"), QStringLiteral("环比"), QStringLiteral("累计"), QStringLiteral("累计同比")}) {
      const QString label = member == QStringLiteral("数") ? indicator.nameZh : QStringLiteral("%1 %2").arg(indicator.nameZh, member);
      add(label, indicator.code + u'.' + member, figure->members.value(member).text);
    }
  }
}

void NumberPicker::narrow(const QString& words) {
  const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
  int first = -1;
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* item = list_->item(row);
    const bool hidden = std::any_of(wanted.begin(), wanted.end(), [&](const QString& word) { return !item->text().contains(word, Qt::CaseInsensitive); });
    item->setHidden(hidden);
    first = first < 0 && !hidden ? row : first;
  }
  list_->setCurrentRow(first);
}

void NumberPicker::take() {
  if (const QListWidgetItem* item = list_->currentItem(); item != nullptr && !item->isHidden()) {
    Q_EMIT picked(item->data(kName).toString(), item->data(kText).toString());
    accept();
  }
}

bool NumberPicker::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
      // The arrows move in the list while one types.
      QCoreApplication::sendEvent(list_, event);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace shuangda
