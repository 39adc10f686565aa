#include "dialogs/case_choice_dialog.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

#include "domain/figure_text.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kCase = Qt::UserRole;
constexpr QSize kSize{720, 460};

QString lineOf(const CaseSuggestion& suggestion) {
  QStringList parts{suggestion.number, suggestion.unit, suggestion.cause};
  if (suggestion.value) {
    parts << moneyBodyText(*suggestion.value);
  }
  if (suggestion.transferred) {
    parts << QObject::tr("已移送公安");
  }
  parts.removeAll(QString());
  return parts.join(QStringLiteral("　"));
}

}  // namespace

CaseChoiceDialog::CaseChoiceDialog(Desk& desk, const Period& period, Instant cutoff, QWidget* parent)
    : QDialog(parent), desk_(desk), period_(period), cutoff_(cutoff), list_(new QListWidget), number_(new QLineEdit), message_(new QLabel) {
  setWindowTitle(tr("典型案例 %1").arg(period.nameZh()));
  resize(kSize);
  build();
  read();
}

void CaseChoiceDialog::build() {
  auto* layout = new QVBoxLayout(this);
  auto* hint = new QLabel(tr("勾选要写进通报的案件，一般3至5件；打勾的按列表的次序写。空格打勾，Alt+↑、Alt+↓ 移动。"));
  hint->setWordWrap(true);
  layout->addWidget(hint);
  list_->setAccessibleName(tr("案件"));
  layout->addWidget(list_, 1);
  auto* line = new QHBoxLayout;
  number_->setPlaceholderText(tr("其他案件的编号"));
  number_->setAccessibleName(tr("案件编号"));
  auto* addButton = new QPushButton(tr("添加(&A)"));
  addButton->setAutoDefault(false);
  auto* up = new QPushButton(tr("上移(&U)"));
  auto* down = new QPushButton(tr("下移(&D)"));
  up->setAutoDefault(false);
  down->setAutoDefault(false);
  line->addWidget(number_, 1);
  line->addWidget(addButton);
  line->addSpacing(12);
  line->addWidget(up);
  line->addWidget(down);
  layout->addLayout(line);
  message_->setWordWrap(true);
  layout->addWidget(message_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Save)->setText(tr("选定(&S)"));
  buttons->button(QDialogButtonBox::Cancel)->setText(tr("取消"));
  layout->addWidget(buttons);
  connect(addButton, &QPushButton::clicked, this, &CaseChoiceDialog::add);
  connect(number_, &QLineEdit::returnPressed, this, &CaseChoiceDialog::add);
  connect(up, &QPushButton::clicked, this, [this] { move(-1); });
  connect(down, &QPushButton::clicked, this, [this] { move(1); });
  connect(buttons, &QDialogButtonBox::accepted, this, &CaseChoiceDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &CaseChoiceDialog::save);
  for (const auto& [key, by] : {std::pair(QKeySequence(Qt::ALT | Qt::Key_Up), -1), std::pair(QKeySequence(Qt::ALT | Qt::Key_Down), 1)}) {
    auto* action = new QAction(this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [this, by = by] { move(by); });
    addAction(action);
  }
  // Return in the line of the number adds; it must not close the dialog.
  buttons->button(QDialogButtonBox::Save)->setAutoDefault(false);
}

QString CaseChoiceDialog::message() const { return message_->text(); }
void CaseChoiceDialog::say(const QString& text) { message_->setText(text); }

void CaseChoiceDialog::read() {
  say(tr("正在读取…"));
  using Lists = std::pair<Result<std::vector<CaseSuggestion>>, Result<std::vector<CaseSuggestion>>>;
  desk_.ask(
      this,
      [period = period_, cutoff = cutoff_](Desk::Hand hand) -> Lists {
        return {hand.services.bulletinDrafts.chosenCases(hand.session, period), hand.services.bulletinDrafts.suggestCases(hand.session, period, cutoff)};
      },
      [this](const Lists& lists) {
        if (!lists.first || !lists.second) {
          say(refusalText(lists.first ? lists.second.error() : lists.first.error()));
          return;
        }
        for (const CaseSuggestion& suggestion : *lists.first) {
          put(suggestion, true);
        }
        for (const CaseSuggestion& suggestion : *lists.second) {
          put(suggestion, false);
        }
        list_->setCurrentRow(0);
        say(list_->count() == 0 ? tr("本期没有作出决定、移送或者结案的案件；可以按编号添加。") : QString());
      },
      [this] { say(tr("没有读到，请看窗口上方的提示。")); });
}

void CaseChoiceDialog::put(const CaseSuggestion& suggestion, bool ticked) {
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->data(kCase).toLongLong() == suggestion.id.value) {
      list_->item(row)->setCheckState(ticked ? Qt::Checked : list_->item(row)->checkState());
      return;
    }
  }
  auto* item = new QListWidgetItem(lineOf(suggestion), list_);
  item->setData(kCase, static_cast<qlonglong>(suggestion.id.value));
  item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
  item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
}

void CaseChoiceDialog::add() {
  const QString number = number_->text().trimmed();
  if (number.isEmpty()) {
    say(tr("请填写案件编号。"));
    return;
  }
  desk_.ask(
      this, [number](Desk::Hand hand) { return hand.services.cases.findByNumber(hand.session, number); },
      [this](const Result<LegalCase>& found) {
        if (!found) {
          say(refusalText(found.error()));
          return;
        }
        put({.id = found->id, .number = found->number, .unit = countingUnit(*found), .cause = found->cause, .value = caseValue(*found), .transferred = found->transfer.delivered.has_value()}, true);
        number_->clear();
        say({});
      });
}

void CaseChoiceDialog::move(int by) {
  const int row = list_->currentRow();
  if (row >= 0 && row + by >= 0 && row + by < list_->count()) {
    list_->insertItem(row + by, list_->takeItem(row));
    list_->setCurrentRow(row + by);
  }
}

void CaseChoiceDialog::save() {
  std::vector<CaseId> cases;
  for (int row = 0; row < list_->count(); ++row) {
    if (list_->item(row)->checkState() == Qt::Checked) {
      cases.push_back(CaseId{list_->item(row)->data(kCase).toLongLong()});
    }
  }
  desk_.ask(
      this, [period = period_, cases](Desk::Hand hand) { return hand.services.bulletinDrafts.chooseCases(hand.session, period, cases); },
      [this](const Result<void>& saved) {
        if (!saved) {
          say(refusalText(saved.error()));
          return;
        }
        Q_EMIT chosen();
        accept();
      },
      [this] { say(tr("没有保存，请看窗口上方的提示后重试。")); });
}

}  // namespace shuangda
