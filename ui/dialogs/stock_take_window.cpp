#include "dialogs/stock_take_window.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <algorithm>

#include "dialogs/paper_dialog.h"
#include "domain/goods_code.h"
#include "reports/goods_papers_composer.h"
#include "services/goods_papers.h"
#include "services/texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr double kEntryScale = 1.7;

bool waits(const StockDifference& row) { return !row.isCounted() || row.wantsRecount(); }

QString stateText(const StockDifference& row) {
  if (!row.isCounted()) {
    return QObject::tr("未盘");
  }
  if (!row.differs()) {
    return QObject::tr("相符");
  }
  return row.wantsRecount() ? QObject::tr("不符，请复盘") : QObject::tr("不符（已复盘）");
}

}  // namespace

StockTakeWindow::StockTakeWindow(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      takes_(new QComboBox),
      model_(new TextTableModel({tr("地点"), tr("编号"), tr("名称"), tr("规格"), tr("单位"), tr("账面"), tr("实盘"), tr("差异"), tr("状态")}, {5, 6, 7}, this)),
      table_(new QTableView),
      head_(new QLabel),
      line_(new QLabel),
      code_(new QLineEdit),
      quantity_(new QLineEdit),
      message_(new QLabel) {
  setWindowTitle(tr("盘点"));
  table_->setModel(model_);
  styleRecordTable(*table_, tr("盘点明细"));
  setWidths(*table_, {10, 8, 10, 10, 4, 6, 6, 6, 8});
  table_->horizontalHeader()->setStretchLastSection(true);
  head_->setWordWrap(true);
  head_->setAccessibleName(tr("盘点"));
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildBar());
  layout->addWidget(head_);
  layout->addWidget(table_, 1);
  layout->addWidget(buildEntry());
  layout->addWidget(message_);
  connect(takes_, &QComboBox::activated, this, &StockTakeWindow::showChosen);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StockTakeWindow::showRow);
  onOpened(table_, [this](int) { quantity_->setFocus(); });
  resize(1080, 640);
  reload();
}

QLayout* StockTakeWindow::buildBar() {
  takes_->setAccessibleName(tr("盘点"));
  takes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  takes_->setMinimumContentsLength(16);
  auto* bar = new QHBoxLayout;
  bar->addWidget(takes_);
  const auto add = [this, bar](const QString& text, auto slot) {
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, slot);
    bar->addWidget(button);
    return button;
  };
  start_ = add(tr("开始盘点(&N)…"), [this] { act(StockActDialog::Act::Start); });
  bar->addStretch(1);
  close_ = add(tr("结束(&E)…"), [this] { act(StockActDialog::Act::Close); });
  settle_ = add(tr("调整账目(&A)…"), [this] { act(StockActDialog::Act::Settle); });
  report_ = add(tr("盘点报告(&P)…"), &StockTakeWindow::openReport);
  return bar;
}

QWidget* StockTakeWindow::buildEntry() {
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * kEntryScale);
  for (const auto& [edit, name, label] : {std::tuple(code_, "code", tr("物品编号")), std::tuple(quantity_, "quantity", tr("实盘数量"))}) {
    edit->setFont(large);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(label);
    edit->setPlaceholderText(label);
  }
  line_->setFont(large);
  line_->setTextFormat(Qt::PlainText);
  line_->setAccessibleName(tr("正在盘点的物品"));
  record_ = new QPushButton(tr("记录(&S)"));
  record_->setAutoDefault(false);
  record_->setFont(large);
  onlyOpen_ = new QCheckBox(tr("只列未盘和须复盘的(&U)"));
  auto* entry = new QHBoxLayout;
  entry->addWidget(code_, 2);
  entry->addWidget(quantity_, 1);
  entry->addWidget(record_);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(onlyOpen_);
  layout->addWidget(line_);
  layout->addLayout(entry);
  connect(code_, &QLineEdit::returnPressed, this, &StockTakeWindow::findCode);
  connect(quantity_, &QLineEdit::returnPressed, this, &StockTakeWindow::count);
  connect(record_, &QPushButton::clicked, this, &StockTakeWindow::count);
  connect(onlyOpen_, &QCheckBox::toggled, this, &StockTakeWindow::filter);
  return box;
}

/// Enter belongs to the entry, never to a button of the window.
void StockTakeWindow::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Save)) {
    count();
  } else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
    QDialog::keyPressEvent(event);
  }
}

void StockTakeWindow::reload() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.stockTakes.list(hand.session).value_or(std::vector<StockTake>()); },
      [this](const std::vector<StockTake>& takes) { showTakes(takes); });
}

void StockTakeWindow::goTo(StockTakeId id) {
  selected_ = id;
  reload();
}

void StockTakeWindow::showTakes(const std::vector<StockTake>& takes) {
  takes_->clear();
  for (const StockTake& take : takes) {
    takes_->addItem(QStringLiteral("%1 %2").arg(take.number, take.closedAt ? tr("已结束") : tr("进行中")), QVariant::fromValue<qlonglong>(take.id.value));
  }
  takes_->setCurrentIndex(std::max(0, takes_->findData(QVariant::fromValue<qlonglong>(selected_.value))));
  if (takes.empty()) {
    head_->setText(tr("还没有盘点。按“开始盘点”，选定地点和盘点人。"));
    showSheet();
    return;
  }
  showChosen();
}

void StockTakeWindow::showChosen() {
  selected_ = StockTakeId{takes_->currentData().toLongLong()};
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.stockTakes.sheet(hand.session, id); },
      [this](const Result<StockTakeSheet>& sheet) {
        if (!sheet) {
          say(refusalText(sheet.error()), true);
        } else if (sheet->take.id == selected_) {
          sheet_ = *sheet;
          showSheet();
        }
      });
}

void StockTakeWindow::showSheet() {
  const bool open = sheet_ && !sheet_->take.closedAt && desk_.session().mayWrite();
  start_->setEnabled(desk_.session().mayWrite());
  close_->setVisible(open);
  settle_->setVisible(sheet_ && sheet_->take.closedAt && sheet_->differing > 0 && desk_.session().mayWrite());
  report_->setVisible(sheet_.has_value());
  for (QWidget* widget : std::initializer_list<QWidget*>{code_, quantity_, record_}) {
    widget->setEnabled(open);
  }
  filter();
  if (!sheet_) {
    return;
  }
  const StockTake& take = sheet_->take;
  head_->setText(tr("%1　%2　盘点人 %3　%4　%5\n应盘 %6 项，已盘 %7 项，不符 %8 项%9")
                     .arg(take.number, sheet_->place.name, take.counter, take.blind ? tr("盲盘") : tr("明盘"), take.samplePermille == 1000 ? tr("全部") : tr("抽盘 %1%").arg(take.samplePermille / 10))
                     .arg(sheet_->rows.size())
                     .arg(sheet_->counted)
                     .arg(sheet_->differing)
                     .arg(take.closedAt ? tr("　已结束 %1：%2").arg(take.closedAt->localText(), take.conclusion) : QString()));
  line_->clear();
  if (open) {
    next();
  }
}

void StockTakeWindow::filter() {
  shown_.clear();
  std::vector<QStringList> rows;
  std::vector<bool> differing;
  for (std::size_t i = 0; sheet_ && i < sheet_->rows.size(); ++i) {
    const StockTakeRow& row = sheet_->rows[i];
    const StockDifference& difference = row.difference;
    if (onlyOpen_->isChecked() && !waits(difference)) {
      continue;
    }
    const bool hidden = sheet_->take.blind && !sheet_->take.closedAt && !difference.isCounted();
    shown_.push_back(i);
    rows.push_back({row.place.name, itemLabel(difference.item), row.item.name, row.item.spec, row.item.unit, hidden ? QStringLiteral("＊") : difference.expected.text(),
                    difference.counted ? difference.counted->text() : QString(), difference.differs() ? difference.difference().text() : QString(), stateText(difference)});
    differing.push_back(difference.differs());
  }
  model_->setRows(std::move(rows), std::move(differing));
}

void StockTakeWindow::showRow() {
  const int row = table_->currentIndex().row();
  if (row < 0 || static_cast<std::size_t>(row) >= shown_.size()) {
    line_->clear();
    return;
  }
  const StockTakeRow& at = sheet_->rows[shown_[static_cast<std::size_t>(row)]];
  code_->setText(itemLabel(at.difference.item));
  quantity_->clear();
  line_->setText(QStringLiteral("%1　%2　%3（%4）").arg(at.place.name, at.item.name, at.item.spec, at.item.unit));
}

void StockTakeWindow::findCode() {
  const Result<GoodsCode> read = readGoodsCode(code_->text().trimmed());
  if (!read) {
    say(refusalText(read.error()), true);
    code_->selectAll();
    return;
  }
  int found = -1;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const StockDifference& row = sheet_->rows[shown_[i]].difference;
    if (row.item.value == read->key && (found < 0 || (waits(row) && !waits(sheet_->rows[shown_[static_cast<std::size_t>(found)]].difference)))) {
      found = static_cast<int>(i);
    }
  }
  const QString typed = code_->text();
  if (found >= 0) {
    table_->selectRow(found);
    message_->clear();
  } else {
    table_->clearSelection();
    table_->setCurrentIndex({});
    code_->setText(typed);
    line_->setText(tr("%1 不在应盘之列").arg(typed));
    say(tr("%1 不在应盘之列；记录数量后，作为盘盈列出。").arg(typed), false);
  }
  quantity_->setFocus();
}

void StockTakeWindow::count() {
  if (!record_->isEnabled() || !sheet_) {
    return;
  }
  const Result<GoodsCode> code = readGoodsCode(code_->text().trimmed());
  const Result<Quantity> quantity = Quantity::parse(quantity_->text().trimmed());
  if (!code || !quantity) {
    say(code ? tr("请填写实盘数量，例如 12。") : refusalText(code.error()), true);
    (code ? quantity_ : code_)->setFocus();
    return;
  }
  const int row = table_->currentIndex().row();
  PlaceId place = sheet_->take.place;
  if (row >= 0 && sheet_->rows[shown_[static_cast<std::size_t>(row)]].difference.item.value == code->key) {
    place = sheet_->rows[shown_[static_cast<std::size_t>(row)]].difference.place;
  }
  record_->setEnabled(false);
  desk_.ask(
      this,
      [id = selected_, item = ItemId{code->key}, place, quantity = *quantity](Desk::Hand hand) { return hand.services.stockTakes.count(hand.session, id, item, place, quantity); },
      [this](const Result<StockDifference>& difference) { counted(difference); }, [this] { record_->setEnabled(true); });
}

void StockTakeWindow::counted(const Result<StockDifference>& difference) {
  record_->setEnabled(true);
  if (!difference) {
    say(refusalText(difference.error()), true);
    quantity_->selectAll();
    return;
  }
  const QString label = itemLabel(difference->item);
  say(difference->differs() ? tr("⚠ %1 不符，差异 %2%3。").arg(label, difference->difference().text(), difference->wantsRecount() ? tr("，请复盘") : QString()) : tr("%1 相符。").arg(label),
      false);
  showChosen();
}

void StockTakeWindow::next() {
  const auto find = [this](auto&& wanted) {
    const auto at = std::ranges::find_if(shown_, [&](std::size_t i) { return wanted(sheet_->rows[i].difference); });
    return at == shown_.end() ? -1 : static_cast<int>(at - shown_.begin());
  };
  const int uncounted = find([](const StockDifference& row) { return !row.isCounted(); });
  const int row = uncounted >= 0 ? uncounted : find([](const StockDifference& difference) { return difference.wantsRecount(); });
  if (row < 0) {
    table_->clearSelection();
    code_->clear();
    quantity_->clear();
    line_->setText(tr("全部盘完，请按“结束”。"));
    return;
  }
  table_->selectRow(row);
  table_->scrollTo(table_->model()->index(row, 0));
  showRow();
  code_->setFocus();
  code_->selectAll();
}

void StockTakeWindow::act(StockActDialog::Act what) {
  if (what != StockActDialog::Act::Start && !sheet_) {
    return;
  }
  auto* dialog = new StockActDialog(desk_, sheet_ ? sheet_->take : StockTake{}, what, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &StockActDialog::done, this, [this](StockTakeId id, const QString& told) {
    say(told, false);
    goTo(id);
  });
  dialog->open();
}

void StockTakeWindow::openReport() {
  if (!sheet_) {
    return;
  }
  const StockTakePaper paper = stockTakePaper(*sheet_, desk_.session().officeName);
  auto* dialog = new PaperDialog(tr("盘点报告 %1").arg(sheet_->take.number), {{tr("盘点报告"), [paper] { return composeStockTakeReport(paper); }}}, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

QString StockTakeWindow::message() const { return message_->text(); }

void StockTakeWindow::say(const QString& text, bool refused) {
  message_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  message_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
}

}  // namespace shuangda
