#include "dialogs/law_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

#include "base/csv.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "widgets/parameter_panel.h"
#include "widgets/record_table.h"

namespace shuangda {
LawDialog::LawDialog(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      tabs_(new QTabWidget),
      parameters_(new ParameterPanel(desk)),
      table_(makeRecordTable({tr("期限"), tr("长短"), tr("责任方"), tr("依据"), tr("状态")}, tr("期限规则"))),
      years_(new QLabel),
      about_(new QLabel),
      amount_(new QLineEdit),
      enabled_(new QComboBox),
      from_(new QLineEdit),
      reason_(new QLineEdit),
      amendButton_(new QPushButton(tr("更改规则(&A)"))),
      message_(new QLabel),
      changes_(makeRecordTable({tr("编号"), tr("期限"), tr("原到期"), tr("现到期")}, tr("改变了的期限"))) {
  setWindowTitle(tr("期限规则、参数和放假安排"));
  chooseFile = [this] { return QFileDialog::getOpenFileName(this, tr("放假安排"), QString(), tr("CSV 文件 (*.csv)")); };
  changes_->setVisible(false);
  setWidths(*changes_, {12, 20, 10});
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  tabs_->addTab(buildRules(), tr("期限规则"));
  tabs_->addTab(parameters_, tr("参数"));
  auto* close = new QPushButton(tr("关闭"));
  close->setAutoDefault(false);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildHead());
  layout->addWidget(tabs_, 2);
  layout->addWidget(message_);
  layout->addWidget(changes_, 1);
  layout->addLayout(buttons);
  resize(900, 680);
  connect(parameters_, &ParameterPanel::answered, this, &LawDialog::answered);
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  if (!desk.session().mayAdminister()) {
    message_->setText(tr("当前账号只能查看：规则、参数和放假安排由管理员更改。"));
  }
  fill();
}

QLayout* LawDialog::buildHead() {
  auto* import = new QPushButton(tr("导入放假安排(&I)…"));
  import->setToolTip(tr("CSV：date,notice_year,name,kind,notice_no；kind 为 holiday 或 makeup_workday"));
  import->setAutoDefault(false);
  import->setEnabled(desk_.session().mayAdminister());
  connect(import, &QPushButton::clicked, this, &LawDialog::importNotice);
  auto* head = new QHBoxLayout;
  head->addWidget(years_, 1);
  head->addWidget(import);
  return head;
}

QWidget* LawDialog::buildRules() {
  setWidths(*table_, {17, 15, 9, 14});
  about_->setWordWrap(true);
  about_->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  enabled_->addItems({QStringLiteral("是"), QStringLiteral("否")});
  from_->setPlaceholderText(tr("自哪一天起，如 2026-12-01"));
  reason_->setPlaceholderText(tr("文件依据或者理由，必填"));
  amount_->setAccessibleName(tr("长短"));
  enabled_->setAccessibleName(tr("启用"));
  from_->setAccessibleName(tr("生效日"));
  reason_->setAccessibleName(tr("理由"));
  // Enter in a field must not close the dialog or change a rule by itself.
  amendButton_->setAutoDefault(false);
  for (QWidget* input : std::initializer_list<QWidget*>{amount_, enabled_, from_, reason_, amendButton_}) {
    input->setEnabled(desk_.session().mayAdminister());
  }
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("长短(&N)"), amount_);
  form->addRow(tr("启用(&E)"), enabled_);
  form->addRow(tr("生效日(&F)"), from_);
  form->addRow(tr("理由(&R)"), reason_);
  auto* act = new QHBoxLayout;
  act->addWidget(amendButton_);
  act->addStretch(1);
  form->addRow(QString(), act);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(table_, 1);
  layout->addWidget(about_);
  layout->addLayout(form);
  connect(table_, &QTableWidget::currentCellChanged, this, &LawDialog::showRule);
  connect(amendButton_, &QPushButton::clicked, this, &LawDialog::amend);
  return page;
}

QString LawDialog::message() const { return message_->text(); }

void LawDialog::fill() {
  desk_.ask(
      this, [](Desk::Hand hand) { return std::pair(hand.services.clocks.rules(), hand.services.clocks.calendarYears()); },
      [this](const std::pair<std::vector<DeadlineRule>, std::vector<int>>& answer) {
        rules_ = answer.first;
        years_->setText(answer.second.empty() ? tr("没有放假安排") : tr("放假安排：%1—%2年").arg(answer.second.front()).arg(answer.second.back()));
        const int current = std::max(0, table_->currentRow());
        table_->setRowCount(static_cast<int>(rules_.size()));
        for (std::size_t i = 0; i < rules_.size(); ++i) {
          const DeadlineRule& rule = rules_[i];
          setRow(table_, static_cast<int>(i), {rule.name, periodText(rule), ownerText(rule.owner), rule.article, rule.enabled ? tr("启用") : tr("停用")});
        }
        table_->selectRow(current);
      });
}

void LawDialog::showRule() {
  if (table_->currentRow() < 0) {
    return;
  }
  const DeadlineRule& rule = rules_[static_cast<std::size_t>(table_->currentRow())];
  about_->setText(tr("%1　起算：%2　%3　%4%5")
                      .arg(rule.id, rule.triggerName, rule.basis, confidenceText(rule.confidence), rule.note.isEmpty() ? QString() : QStringLiteral("\n") + rule.note));
  amount_->setText(fieldText(rule.amount));
  enabled_->setCurrentText(fieldText(rule.enabled));
}

void LawDialog::amend() {
  if (table_->currentRow() < 0) {
    return;
  }
  DeadlineRule rule = rules_[static_cast<std::size_t>(table_->currentRow())];
  const Result<void> read = setField(rule.amount, amount_->text().trimmed())
                                .and_then([&] { return setField(rule.enabled, enabled_->currentText()); })
                                .and_then([&] { return setField(rule.from, from_->text().trimmed()); });
  if (!read) {
    message_->setText(QStringLiteral("✗ ") + refusalText(read.error()));
    return;
  }
  rule.to = std::nullopt;
  desk_.ask(
      this, [rule, reason = reason_->text()](Desk::Hand hand) { return hand.services.clocks.amendRule(hand.session, rule, reason); },
      [this, name = rule.name](const Result<std::vector<ClockChange>>& changes) { answered(changes, tr("已更改“%1”").arg(name)); });
}

void LawDialog::importNotice() {
  const QString path = chooseFile();
  if (path.isEmpty()) {
    return;
  }
  const Result<std::vector<HolidayNotice>> notices = readCsvFile(path).and_then(parseHolidayNotices);
  if (!notices || notices->empty()) {
    message_->setText(QStringLiteral("✗ ") + (notices ? tr("文件里没有放假安排，请核对列名：date,notice_year,name,kind,notice_no") : refusalText(notices.error())));
    return;
  }
  desk_.ask(
      this, [notices = *notices](Desk::Hand hand) { return hand.services.clocks.adoptNotices(hand.session, notices); },
      [this, year = notices->back().year](const Result<std::vector<ClockChange>>& changes) { answered(changes, tr("已导入%1年放假安排").arg(year)); });
}

void LawDialog::answered(const Result<std::vector<ClockChange>>& changes, const QString& done) {
  if (!changes) {
    message_->setText(QStringLiteral("✗ ") + refusalText(changes.error()));
    return;
  }
  message_->setText(tr("%1，改变了 %2 个正在计算的期限。").arg(done).arg(changes->size()));
  const auto shown = [](const std::optional<EventDate>& date) { return date ? date->text() : QStringLiteral("—"); };
  changes_->setRowCount(static_cast<int>(changes->size()));
  for (std::size_t i = 0; i < changes->size(); ++i) {
    const ClockChange& change = (*changes)[i];
    setRow(changes_, static_cast<int>(i), {change.number, stepName(change.rule), shown(change.before), shown(change.after)});
  }
  changes_->setVisible(!changes->empty());
  fill();
  Q_EMIT changed();
}

}  // namespace shuangda
