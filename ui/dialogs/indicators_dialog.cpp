#include "dialogs/indicators_dialog.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "dialogs/indicator_dialog.h"
#include "domain/indicator_words.h"
#include "services/indicator_service.h"
#include "services/indicator_texts.h"
#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

/// 个数 for count; a formula as it is.
QString measureText(const CsvRecord& row) {
  const Result<Fact::Entity> entity = factEntityOf(row[QStringLiteral("entity")]);
  const QString measure = row[QStringLiteral("measure")];
  for (const IndicatorWord& word : entity ? indicatorMeasures(*entity) : std::vector<IndicatorWord>()) {
    if (word.word == measure) {
      return word.text;
    }
  }
  return measure;
}

}  // namespace

IndicatorsDialog::IndicatorsDialog(Desk& desk, const Period& period, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      period_(period),
      model_(new TextTableModel({tr("名称"), tr("单位"), tr("代码"), tr("条件"), tr("计什么"), tr("口径")}, {}, this)),
      table_(new QTableView),
      message_(new QLabel),
      add_(new QPushButton(tr("新增(&N)…"))),
      edit_(new QPushButton(tr("修改(&E)…"))),
      remove_(new QPushButton(tr("取消指标(&R)…"))) {
  setWindowTitle(tr("自设指标"));
  table_->setModel(model_);
  styleRecordTable(*table_, tr("自设指标"));
  setWidths(*table_, {12, 4, 9, 18, 10});
  table_->horizontalHeader()->setStretchLastSection(true);
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  auto* close = new QPushButton(tr("关闭"));
  auto* bar = new QHBoxLayout;
  for (QPushButton* button : {add_, edit_, remove_, close}) {
    button->setAutoDefault(false);
    bar->addWidget(button);
  }
  bar->insertStretch(3, 1);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(table_, 1);
  layout->addWidget(message_);
  layout->addLayout(bar);
  connect(add_, &QPushButton::clicked, this, [this] { edit({}); });
  connect(edit_, &QPushButton::clicked, this, [this] { chosen() ? edit(*chosen()) : void(); });
  connect(remove_, &QPushButton::clicked, this, &IndicatorsDialog::remove);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &IndicatorsDialog::allowActs);
  onOpened(table_, [this](int) { edit_->click(); });
  resize(900, 420);
  reload();
}

QString IndicatorsDialog::message() const { return message_->text(); }

const CsvRecord* IndicatorsDialog::chosen() const {
  const int row = table_->currentIndex().row();
  return row >= 0 && static_cast<std::size_t>(row) < rows_.size() ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

void IndicatorsDialog::allowActs() {
  const bool may = desk_.session().mayAdminister();
  add_->setEnabled(may);
  edit_->setEnabled(may && chosen());
  remove_->setEnabled(may && chosen());
}

void IndicatorsDialog::reload() {
  allowActs();
  desk_.ask(
      this, [](Desk::Hand hand) { return IndicatorService(*hand.services.store).ownRows(); },
      [this](const std::vector<CsvRecord>& rows) {
        rows_ = rows;
        std::vector<QStringList> texts;
        for (const CsvRecord& row : rows_) {
          texts.push_back({row[QStringLiteral("name_zh")], row[QStringLiteral("unit")], row[QStringLiteral("code")], row[QStringLiteral("where")], measureText(row), row[QStringLiteral("definition")]});
        }
        model_->setRows(std::move(texts));
        if (!rows_.empty()) {
          table_->selectRow(0);
        }
        message_->setText(!desk_.session().mayAdminister() ? tr("自设指标由管理员增设、修改和取消。")
                          : rows_.empty()                  ? tr("还没有自设指标。增设以后，它和内置指标一样统计、比较、排名，并列出背后的案件。")
                                                           : QString());
        message_->setVisible(!message_->text().isEmpty());
        allowActs();
      });
}

void IndicatorsDialog::edit(const CsvRecord& row) {
  auto* dialog = new IndicatorDialog(desk_, row, period_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, this, [this] {
    reload();
    Q_EMIT changed();
  });
  dialog->open();
}

void IndicatorsDialog::remove() {
  if (!chosen()) {
    return;
  }
  auto* dialog = new IndicatorRemoveDialog(desk_, *chosen(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &FormDialog::done, this, [this] {
    reload();
    Q_EMIT changed();
  });
  dialog->open();
}

}  // namespace shuangda
