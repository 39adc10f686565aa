#include "dialogs/platform_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include "text_table_model.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

constexpr int kWatchMs = 100;
constexpr int kWhole = 100;  ///< percent
constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2199;

}  // namespace

PlatformDialog::PlatformDialog(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      choose_(new QPushButton(tr("选择平台清单(&F)…"))),
      file_(new QLabel(tr("请选择平台导出的案件清单（CSV 或 XLSX）。"))),
      year_(new QSpinBox),
      part_(new QComboBox),
      unit_(new QComboBox),
      message_(new QLabel),
      tabs_(new QTabWidget),
      progress_(new QProgressBar),
      export_(new QPushButton(tr("导出待录入(&E)…"))),
      mark_(new QPushButton(tr("标记已录入(&M)…"))),
      close_(new QPushButton(tr("关闭"))),
      watch_(new QTimer(this)) {
  setWindowTitle(tr("两法衔接平台对账"));
  chooseFile = [this] { return QFileDialog::getOpenFileName(this, tr("选择平台清单"), {}, tr("清单 (*.xlsx *.csv *.txt);;所有文件 (*)")); };
  chooseTarget = [this](const QString& suggestion) {
    return QFileDialog::getSaveFileName(this, tr("导出待录入案件"), suggestion, tr("Excel 工作簿 (*.xlsx);;CSV 文件 (*.csv)"));
  };
  confirmMark = [this](int count) {
    return QMessageBox::question(this, tr("标记已录入"), tr("将按清单登记 %1 件案件的平台录入日期。由程序步骤登记的日期不会改动。确定标记吗？").arg(count)) == QMessageBox::Yes;
  };
  message_->setWordWrap(true);
  message_->setTextFormat(Qt::PlainText);
  message_->setAccessibleName(tr("提示"));
  const QStringList heads{tr("案件编号"), tr("文号"), tr("当事人"), tr("案由")};
  addTab(Missing, heads + QStringList{tr("处罚日期"), tr("移送日期"), tr("单位"), tr("本地所记录入日期")}, {8, 13, 12, 14, 7, 7, 10});
  addTab(Unknown, {tr("清单"), tr("案件编号"), tr("文号"), tr("当事人"), tr("案由"), tr("处罚日期"), tr("录入日期")}, {6, 8, 13, 14, 16, 7});
  addTab(Different, {tr("案件编号"), tr("清单"), tr("项目"), tr("平台"), tr("本地"), tr("当事人"), tr("对上依据")}, {8, 6, 9, 14, 14, 12});
  addTab(Ambiguous, {tr("案件编号"), tr("为什么不能对上")}, {12});
  addTab(Late, heads + QStringList{tr("期限")}, {8, 13, 12, 14});
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildHead());
  layout->addWidget(message_);
  layout->addWidget(tabs_, 1);
  layout->addLayout(buildButtons());
  watch_->setInterval(kWatchMs);
  connect(watch_, &QTimer::timeout, this, [this] {
    const int percent = work_ ? work_->percent.load() : 0;
    // How long a list is shows only once it was read.
    progress_->setRange(0, percent > 0 ? kWhole : 0);
    progress_->setValue(percent);
  });
  resize(1040, 620);
  showComparison({});
  enableButtons();
}

PlatformDialog::~PlatformDialog() {
  if (work_) {
    work_->cancelled = true;
  }
}

QBoxLayout* PlatformDialog::buildHead() {
  year_->setRange(kFirstYear, kLastYear);
  year_->setAccessibleName(tr("年度"));
  for (const auto& [code, name] : std::initializer_list<std::pair<QString, QString>>{{QString(), tr("全部时间")},
                                                                                     {QStringLiteral("Q1"), tr("第一季度")},
                                                                                     {QStringLiteral("Q2"), tr("第二季度")},
                                                                                     {QStringLiteral("Q3"), tr("第三季度")},
                                                                                     {QStringLiteral("Q4"), tr("第四季度")},
                                                                                     {QStringLiteral("H6"), tr("上半年")},
                                                                                     {QStringLiteral("H9"), tr("前三季度")},
                                                                                     {QStringLiteral("FY"), tr("全年")}}) {
    part_->addItem(name, code);
  }
  part_->setAccessibleName(tr("处罚或移送期间"));
  const QDate today = SystemClock().today();
  setPeriod(Period::quarter(today.year(), (today.month() + 2) / 3).previous());
  file_->setTextFormat(Qt::PlainText);
  unit_->setAccessibleName(tr("单位"));
  unit_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  unit_->setMinimumContentsLength(11);
  unit_->addItem(tr("全部单位"), QString());
  fillUnits();
  auto* label = new QLabel(tr("处罚或移送期间(&P)"));
  label->setBuddy(part_);
  auto* head = new QHBoxLayout;
  head->addWidget(choose_);
  head->addWidget(file_, 1);
  head->addWidget(label);
  head->addWidget(year_);
  head->addWidget(part_);
  head->addWidget(unit_);
  choose_->setAutoDefault(false);
  connect(choose_, &QPushButton::clicked, this, [this] {
    if (const QString path = chooseFile(); !path.isEmpty()) {
      openFile(path);
    }
  });
  connect(year_, &QSpinBox::editingFinished, this, &PlatformDialog::compare);
  connect(unit_, &QComboBox::activated, this, &PlatformDialog::compare);
  connect(part_, &QComboBox::activated, this, [this] {
    enableButtons();
    compare();
  });
  return head;
}

QBoxLayout* PlatformDialog::buildButtons() {
  progress_->setRange(0, kWhole);
  progress_->setVisible(false);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(progress_, 1);
  buttons->addStretch(1);
  for (QPushButton* button : {export_, mark_, close_}) {
    button->setAutoDefault(false);
    buttons->addWidget(button);
  }
  connect(export_, &QPushButton::clicked, this, &PlatformDialog::exportEntries);
  connect(mark_, &QPushButton::clicked, this, &PlatformDialog::mark);
  connect(close_, &QPushButton::clicked, this, &PlatformDialog::reject);
  return buttons;
}

void PlatformDialog::addTab(Tab tab, const QStringList& heads, const std::vector<int>& widths) {
  static const QStringList names{tr("漏录"), tr("多录"), tr("错录"), tr("待核对"), tr("逾期")};
  List& list = lists_[static_cast<std::size_t>(tab)];
  list.model = new TextTableModel(heads, {}, this);
  list.view = new QTableView;
  list.view->setModel(list.model);
  styleRecordTable(*list.view, names[tab]);
  setWidths(*list.view, widths);
  list.view->horizontalHeader()->setStretchLastSection(true);
  onOpened(list.view, [this, tab](int row) {
    const std::vector<QString>& numbers = lists_[static_cast<std::size_t>(tab)].numbers;
    if (static_cast<std::size_t>(row) < numbers.size() && !numbers[static_cast<std::size_t>(row)].isEmpty()) {
      Q_EMIT caseAsked(numbers[static_cast<std::size_t>(row)]);
    }
  });
  tabs_->addTab(list.view, names[tab]);
}

void PlatformDialog::setPeriod(const std::optional<Period>& period) {
  const QString code = period ? period->code() : QString();
  part_->setCurrentIndex(std::max(0, part_->findData(code.mid(4))));
  year_->setValue(period ? period->year() : SystemClock().today().year());
  enableButtons();
}

void PlatformDialog::fillUnits() {
  desk_.ask(
      this, [](Desk::Hand hand) { return hand.services.cases.units(hand.session); },
      [this](const Result<QStringList>& units) {
        const QString chosen = unit_->currentData().toString();
        for (const QString& unit : units.value_or(QStringList())) {
          if (unit_->findData(unit) < 0) {
            unit_->addItem(unit, unit);
          }
        }
        unit_->setCurrentIndex(std::max(0, unit_->findData(chosen)));
      });
}

void PlatformDialog::setUnit(const QString& unit) {
  if (unit_->findData(unit) < 0) {
    unit_->addItem(unit, unit);
  }
  unit_->setCurrentIndex(unit_->findData(unit));
}

PlatformQuery PlatformDialog::query() const {
  const QString part = part_->currentData().toString();
  const Result<Period> period = Period::parse(QString::number(year_->value()) + part);
  return {.period = part.isEmpty() || !period ? std::nullopt : std::optional(*period), .unit = unit_->currentData().toString()};
}

void PlatformDialog::say(const QString& text, bool refused) {
  message_->setText((refused ? QStringLiteral("✗ ") : QString()) + text);
  message_->setStyleSheet(refused ? QStringLiteral("color:#b3261e") : QString());
}

QString PlatformDialog::message() const { return message_->text(); }

void PlatformDialog::enableButtons() {
  const bool idle = !work_;
  const std::size_t markable = answer_.comparison ? answer_.comparison->markable.size() : 0;
  choose_->setEnabled(idle);
  part_->setEnabled(idle);
  unit_->setEnabled(idle);
  year_->setEnabled(idle && !part_->currentData().toString().isEmpty());
  export_->setEnabled(idle && answer_.comparison && !answer_.comparison->missing.empty());
  mark_->setEnabled(idle && markable > 0 && desk_.session().mayWrite());
  mark_->setText(markable > 0 ? tr("标记已录入 %1 件(&M)…").arg(markable) : tr("标记已录入(&M)…"));
  close_->setText(idle ? tr("关闭") : tr("取消"));
}

void PlatformDialog::reject() {
  if (!work_) {
    QDialog::reject();
    return;
  }
  work_->cancelled = true;
  say(tr("正在取消…"), false);
}

}  // namespace shuangda
