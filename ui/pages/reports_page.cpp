#include "pages/reports_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>

#include "services/report_texts.h"
#include "services/texts.h"
#include "widgets/question_bar.h"
#include "widgets/record_table.h"

// ReportsPage: what it shows. What it does is in reports_page_acts.cpp.

namespace shuangda {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2199;

/// The word says it; the colour only helps to find it.
QColor colourOf(const ReportReceipt& receipt) {
  switch (receipt.state) {
    case ReceiptState::OnTime:
      return QColor(QStringLiteral("#1b7f3b"));
    case ReceiptState::Late:
      return QColor(QStringLiteral("#9a6700"));
    case ReceiptState::Missing:
      break;
  }
  return receipt.isDue ? QColor(QStringLiteral("#b3261e")) : QColor();
}

QString instantText(const std::optional<Instant>& instant) { return instant ? instant->localText() : QString(); }

QString amountText(const ReportIndicator& indicator, const QMap<QString, ReportValue>& values) {
  const auto found = values.constFind(indicator.code);
  return found != values.constEnd() && found->amount ? reportAmountText(indicator, *found->amount) + found->qualifier : QString();
}

void alignRight(QTableWidget* table, int row, int column) { table->item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter); }

}  // namespace

ReportsPage::ReportsPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      year_(new QSpinBox),
      part_(new QComboBox),
      summary_(new QLabel),
      message_(new QuestionBar),
      text_(new QLabel),
      board_(makeRecordTable({tr("单位"), tr("收报"), tr("截止时间"), tr("首次报送"), tr("最后更正")}, tr("收报情况"))),
      head_(new QLabel),
      values_(makeRecordTable({tr("指标"), tr("本期"), tr("单位"), tr("上季度"), tr("上年同期")}, tr("报表数值"))),
      remarks_(makeRecordTable({tr("状态"), tr("提示"), tr("说明")}, tr("核对提示"))),
      edit_(new QPushButton(tr("填报、更正(&U)…"))),
      template_(new QPushButton(tr("导出模板(&X)…"))),
      due_(new QPushButton(tr("设定截止时间(&D)…"))),
      remind_(new QPushButton(tr("催报文字(&R)"))),
      import_(new QPushButton(tr("导入(&I)…"))),
      answer_(new QPushButton(tr("说明核对情况(&A)…"))) {
  chooseFile = [this] { return QFileDialog::getOpenFileName(this, tr("导入报表"), {}, tr("报表模板、报表清单 (*.xlsx *.csv);;所有文件 (*)")); };
  chooseTarget = [this](const QString& suggestion) { return QFileDialog::getSaveFileName(this, tr("导出模板"), suggestion, tr("Excel 工作簿 (*.xlsx)")); };
  auto* splitter = new QSplitter;
  splitter->addWidget(buildBoard());
  splitter->addWidget(buildDetail());
  splitter->setChildrenCollapsible(false);
  splitter->setSizes({600, 560});
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildBar());
  layout->addWidget(message_);
  layout->addWidget(text_);
  layout->addWidget(splitter, 1);
  setFocusProxy(board_);
  allowActs();
}

QLayout* ReportsPage::buildBar() {
  year_->setRange(kFirstYear, kLastYear);
  year_->setAccessibleName(tr("年度"));
  part_->setAccessibleName(tr("报告期"));
  for (const auto& [code, name] : std::initializer_list<std::pair<QString, QString>>{{QStringLiteral("Q1"), tr("第一季度")},
                                                                                     {QStringLiteral("Q2"), tr("第二季度")},
                                                                                     {QStringLiteral("Q3"), tr("第三季度")},
                                                                                     {QStringLiteral("Q4"), tr("第四季度")},
                                                                                     {QStringLiteral("H6"), tr("上半年")},
                                                                                     {QStringLiteral("H9"), tr("前三季度")},
                                                                                     {QStringLiteral("FY"), tr("全年")}}) {
    part_->addItem(name, code);
  }
  const QDate today = SystemClock().today();
  setPeriod(*Period::quarter(today.year(), (today.month() + 2) / 3).previous());
  auto* label = new QLabel(tr("报告期(&P)"));
  label->setBuddy(part_);
  auto* bar = new QHBoxLayout;
  bar->addWidget(label);
  bar->addWidget(year_);
  bar->addWidget(part_);
  for (QPushButton* button : {edit_, import_, template_, due_, remind_}) {
    bar->addWidget(button);
  }
  bar->addStretch(1);
  connect(year_, &QSpinBox::valueChanged, this, &ReportsPage::reload);
  connect(part_, &QComboBox::activated, this, &ReportsPage::reload);
  connect(edit_, &QPushButton::clicked, this, &ReportsPage::edit);
  connect(template_, &QPushButton::clicked, this, &ReportsPage::writeTemplate);
  connect(due_, &QPushButton::clicked, this, &ReportsPage::setDue);
  connect(remind_, &QPushButton::clicked, this, &ReportsPage::remind);
  connect(import_, &QPushButton::clicked, this, [this] {
    if (const QString path = chooseFile(); !path.isEmpty()) {
      openFile(path);
    }
  });
  return bar;
}

QWidget* ReportsPage::buildBoard() {
  text_->setWordWrap(true);
  text_->setVisible(false);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  text_->setAccessibleName(tr("催报文字"));
  summary_->setAccessibleName(tr("合计"));
  setWidths(*board_, {10, 11, 9, 9, 9});
  connect(board_, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
    if (row != before) {
      showSelected();
    }
  });
  onOpened(board_, [this](int) { edit(); });
  auto* list = new QWidget;
  auto* layout = new QVBoxLayout(list);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(board_, 1);
  layout->addWidget(summary_);
  return list;
}

QWidget* ReportsPage::buildDetail() {
  head_->setWordWrap(true);
  head_->setTextFormat(Qt::PlainText);
  head_->setAccessibleName(tr("报表"));
  setWidths(*values_, {15, 8, 4, 7});
  setWidths(*remarks_, {4, 24});
  onOpened(remarks_, [this](int) { answerRemark(); });
  connect(answer_, &QPushButton::clicked, this, &ReportsPage::answerRemark);
  connect(remarks_, &QTableWidget::itemSelectionChanged, this, &ReportsPage::allowActs);
  auto* below = new QHBoxLayout;
  below->addWidget(answer_);
  below->addStretch(1);
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(6, 0, 0, 0);
  layout->addWidget(head_);
  layout->addWidget(values_, 2);
  layout->addWidget(remarks_, 1);
  layout->addLayout(below);
  return side;
}

void ReportsPage::setPeriod(const Period& period) {
  const QSignalBlocker quiet(year_);
  part_->setCurrentIndex(part_->findData(period.code().mid(4)));
  year_->setValue(period.year());
}

Period ReportsPage::period() const { return Period::parse(QString::number(year_->value()) + part_->currentData().toString()).value(); }

QString ReportsPage::summary() const { return summary_->text(); }

QString ReportsPage::message() const { return text_->isVisibleTo(this) ? text_->text() : QString(); }

QString ReportsPage::selectedUnit() const {
  const int row = board_->currentRow();
  return shown_ && row >= 0 && static_cast<std::size_t>(row) < shown_->receipts.size() ? shown_->receipts[static_cast<std::size_t>(row)].unit.name : QString();
}

void ReportsPage::reload() {
  message_->clear();
  text_->setVisible(false);
  desk_.ask(
      this, [period = period()](Desk::Hand hand) { return ReportService(*hand.services.store).receipts(hand.session, period); },
      [this](const Result<ReportBoard>& board) { showBoard(board); });
}

void ReportsPage::showBoard(const Result<ReportBoard>& board) {
  if (!board) {
    message_->say(refusalText(board.error()), true);
    return;
  }
  const QString selected = selectedUnit();
  shown_ = *board;
  const QSignalBlocker quiet(board_);
  board_->setRowCount(static_cast<int>(board->receipts.size()));
  int current = board->receipts.empty() ? -1 : 0;
  for (int row = 0; row < board_->rowCount(); ++row) {
    const ReportReceipt& receipt = board->receipts[static_cast<std::size_t>(row)];
    setRow(board_, row, {receipt.unit.name, receiptText(receipt), receipt.due.localText(), instantText(receipt.submitted), instantText(receipt.amended)});
    if (const QColor colour = colourOf(receipt); colour.isValid()) {
      board_->item(row, 1)->setForeground(colour);
    }
    current = receipt.unit.name == selected ? row : current;
  }
  board_->setCurrentCell(current, 0);
  summary_->setText(board->receipts.empty() ? tr("还没有应报送报表的成员单位，请先登记（导入“成员单位”）。") : receiptTotalsText(board->totals));
  showSelected();
}

void ReportsPage::showSelected() {
  sheet_.reset();
  const QString unit = selectedUnit();
  head_->clear();
  values_->setRowCount(0);
  remarks_->setRowCount(0);
  allowActs();
  if (unit.isEmpty()) {
    return;
  }
  desk_.ask(
      this, [unit, period = period()](Desk::Hand hand) { return ReportService(*hand.services.store).sheet(hand.session, unit, period); },
      [this, unit](const Result<ReportSheet>& sheet) {
        if (sheet && unit == selectedUnit() && sheet->receipt.period == period()) {
          showSheet(*sheet);
        }
      });
}

void ReportsPage::showSheet(const ReportSheet& sheet) {
  sheet_ = sheet;
  QStringList lines{QStringLiteral("%1　%2　%3").arg(sheet.receipt.unit.name, sheet.receipt.period.nameZh(), receiptText(sheet.receipt))};
  for (const ReportSubmission& submission : sheet.history) {
    lines << tr("第%1次 %2 %3%4%5").arg(QString::number(submission.number), submission.submittedAt.localText(), submission.zero ? tr("零报送 ") : QString(),
                                        submission.signer.isEmpty() ? QString() : tr("签发：%1 ").arg(submission.signer), submission.note);
  }
  if (keepsLedger(sheet.receipt.unit)) {
    lines << tr("台账单位：案件数据由台账计算，报表只填不能计算的指标。");
  }
  head_->setText(lines.join(u'\n'));
  fillValues(sheet);
  fillRemarks(sheet);
  allowActs();
}

void ReportsPage::fillValues(const ReportSheet& sheet) {
  values_->setRowCount(static_cast<int>(sheet.asked.size()));
  for (int row = 0; row < values_->rowCount(); ++row) {
    const ReportIndicator& indicator = *sheet.asked[static_cast<std::size_t>(row)];
    const QString now = sheet.receipt.zeroDeclared ? QStringLiteral("0") : amountText(indicator, sheet.receipt.values);
    setRow(values_, row, {indicator.name, now, indicator.unit, amountText(indicator, sheet.bases.lastQuarter), amountText(indicator, sheet.bases.lastYear)});
    for (const int column : {1, 3, 4}) {
      alignRight(values_, row, column);
    }
  }
}

void ReportsPage::fillRemarks(const ReportSheet& sheet) {
  remarks_->setRowCount(static_cast<int>(sheet.remarks.size()));
  for (int row = 0; row < remarks_->rowCount(); ++row) {
    const ReportRemark& remark = sheet.remarks[static_cast<std::size_t>(row)];
    setRow(remarks_, row, {remark.isOpen() ? tr("待核对") : remark.asks ? tr("已说明") : tr("留意"), remark.text, remark.answer});
    if (remark.isOpen()) {
      remarks_->item(row, 0)->setForeground(QColor(QStringLiteral("#9a6700")));
    }
  }
  if (remarks_->rowCount() > 0) {
    remarks_->setCurrentCell(0, 0);
  }
}

void ReportsPage::allowActs() {
  const bool writes = desk_.session().mayWrite();
  const int row = remarks_->currentRow();
  const bool asks = sheet_ && row >= 0 && static_cast<std::size_t>(row) < sheet_->remarks.size() && sheet_->remarks[static_cast<std::size_t>(row)].asks;
  edit_->setEnabled(writes && sheet_.has_value());
  template_->setEnabled(sheet_.has_value());
  import_->setEnabled(writes);
  due_->setEnabled(writes && shown_.has_value());
  remind_->setEnabled(shown_.has_value());
  answer_->setEnabled(writes && asks);
}

}  // namespace shuangda
