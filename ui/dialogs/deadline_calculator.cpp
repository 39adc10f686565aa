#include "dialogs/deadline_calculator.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QTextBrowser>
#include <QTimer>

#include "dialogs/clock_dialog.h"
#include "domain/deadline_text.h"
#include "services/law_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kTypingPauseMs = 150;

}  // namespace

DeadlineCalculator::DeadlineCalculator(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      rule_(new QComboBox),
      from_(new QLineEdit),
      exclusions_(new QLineEdit),
      extensions_(new QLineEdit),
      result_(new QTextBrowser),
      typing_(new QTimer(this)) {
  setWindowTitle(tr("期限计算器"));
  rule_->setEditable(true);
  rule_->setInsertPolicy(QComboBox::NoInsert);
  rule_->completer()->setFilterMode(Qt::MatchContains);
  rule_->completer()->setCompletionMode(QCompleter::PopupCompletion);
  rule_->setMaxVisibleItems(20);
  rule_->setAccessibleName(tr("期限"));
  from_->setAccessibleName(tr("起算"));
  from_->setPlaceholderText(tr("2025-09-30；按小时计算的写到分钟 2025-09-30 17:20"));
  exclusions_->setAccessibleName(tr("不计入"));
  exclusions_->setPlaceholderText(tr("2025-03-10/2025-03-19:TEST；多段以分号隔开"));
  exclusions_->setToolTip(tr("事由：TEST 检测检验检疫鉴定，RIGHTS_ID 权利人辨认鉴别，SUSPEND 中止，HEARING 听证，NOTICE 公告，REFUND 责令退款"));
  extensions_->setAccessibleName(tr("延长"));
  extensions_->setPlaceholderText(tr("30 calendar_day@2025-09-28（批准日）"));
  result_->setAccessibleName(tr("结果"));
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("期限(&R)"), rule_);
  form->addRow(tr("起算(&F)"), from_);
  form->addRow(tr("不计入(&E)"), exclusions_);
  form->addRow(tr("延长(&X)"), extensions_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(result_, 1);
  resize(640, 660);
  typing_->setSingleShot(true);
  typing_->setInterval(kTypingPauseMs);
  for (QLineEdit* edit : {from_, exclusions_, extensions_}) {
    connect(edit, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  }
  connect(rule_, &QComboBox::currentTextChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &DeadlineCalculator::compute);
  fillRules();
}

QString DeadlineCalculator::resultText() const { return result_->toPlainText(); }

void DeadlineCalculator::fillRules() {
  desk_.ask(
      this, [](Desk::Hand hand) { return std::pair(hand.services.clocks.rules(), hand.services.store->clock().today()); },
      [this](const std::pair<std::vector<DeadlineRule>, QDate>& answer) {
        const QSignalBlocker quiet(rule_);
        for (const DeadlineRule& rule : answer.first) {
          rule_->addItem(QStringLiteral("%1　%2　%3").arg(rule.name, periodText(rule), rule.id), rule.id);
        }
        rule_->setCurrentIndex(std::max(0, rule_->findData(QStringLiteral("DECIDE"))));
        from_->setText(answer.second.toString(Qt::ISODate));
        compute();
      });
}

void DeadlineCalculator::compute() {
  const int index = rule_->findText(rule_->currentText());
  if (index < 0) {
    result_->setHtml(tr("<p style='color:#6b6b6b'>请从列表中选择一个期限，可输入名称查找。</p>"));
    return;
  }
  desk_.cancel(ticket_);
  ticket_ = desk_.ask(
      this,
      [rule = rule_->itemData(index).toString(), from = from_->text().trimmed(), excluded = exclusions_->text(), extended = extensions_->text()](Desk::Hand hand) {
        return hand.services.clocks.calculation(rule, from, excluded, extended);
      },
      [this](const Result<CaseClock>& clock) {
        result_->setHtml(clock ? clockHtml(*clock, {}) : QStringLiteral("<p style='color:#b3261e'>✗ %1</p>").arg(refusalText(clock.error()).toHtmlEscaped()));
      });
}

}  // namespace shuangda
