#include "pages/bulletin_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <algorithm>

#include "pages/bulletin_reading.h"
#include "services/bulletin_texts.h"
#include "services/texts.h"
#include "widgets/chart_tab.h"
#include "widgets/figures_panel.h"
#include "widgets/issues_panel.h"
#include "widgets/paper_panel.h"
#include "widgets/problems_panel.h"
#include "widgets/question_bar.h"
#include "widgets/ranking_panel.h"
#include "widgets/text_panel.h"
#include "widgets/tracking_panel.h"

// BulletinPage: what it shows. What it does is in bulletin_page_acts.cpp.

namespace shuangda {
namespace {

/// Asks for a file; one named without a known ending gets that of the chosen kind.
QString askFile(QWidget* parent, const QString& suggestion) {
  const QStringList endings{QStringLiteral(".pdf"), QStringLiteral(".docx"), QStringLiteral(".xlsx")};
  const QStringList kinds{QObject::tr("PDF 公文 (*.pdf)"), QObject::tr("Word 公文 (*.docx)"), QObject::tr("Excel 数据表 (*.xlsx)")};
  QString kind = kinds.front();
  QString path = QFileDialog::getSaveFileName(parent, QObject::tr("另存为"), suggestion, kinds.join(QStringLiteral(";;")), &kind);
  const bool named = std::ranges::any_of(endings, [&](const QString& ending) { return path.endsWith(ending, Qt::CaseInsensitive); });
  if (!path.isEmpty() && !named) {
    path += endings.value(std::max<qsizetype>(0, kinds.indexOf(kind)));
  }
  return path;
}

QString signedText(const QString& what, const SignedBy& by) { return QStringLiteral("%1 %2 %3").arg(what, by.name, by.at.localText()); }

}  // namespace

BulletinPage::BulletinPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      year_(new QSpinBox),
      part_(new QComboBox),
      masthead_(new QComboBox),
      stage_(new QLabel),
      next_(new QPushButton),
      withdraw_(new QPushButton(tr("撤回(&U)…"))),
      indicators_(new QPushButton(tr("指标(&I)…"))),
      print_(new QPushButton(tr("打印(&P)…"))),
      save_(new QPushButton(tr("另存为(&S)…"))),
      basis_(new QLabel),
      message_(new QuestionBar),
      tabs_(new QTabWidget),
      figures_(new FiguresPanel(desk)),
      ranking_(new RankingPanel(desk)),
      problems_(new ProblemsPanel(desk)),
      issues_(new IssuesPanel(desk)),
      tracking_(new TrackingPanel(desk)),
      charts_(new ChartTab(desk)),
      text_(new TextPanel(desk)),
      paper_(new PaperPanel(desk)) {
  chooseFile = [this](const QString& suggestion) { return askFile(this, suggestion); };
  basis_->setWordWrap(true);
  basis_->setTextFormat(Qt::PlainText);
  basis_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  basis_->setAccessibleName(tr("数字的依据"));
  tabs_->setAccessibleName(tr("通报的各部分"));
  tabs_->setDocumentMode(true);
  addPanels();
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(buildBar());
  layout->addWidget(basis_);
  layout->addWidget(message_);
  layout->addWidget(tabs_, 1);
  setFocusProxy(tabs_);
  showStage();
}

void BulletinPage::addPanels() {
  addPanel(figures_, tr("数字(&1)"));
  addPanel(ranking_, tr("排名(&2)"));
  addPanel(charts_, tr("图表(&3)"));
  addPanel(problems_, tr("问题(&4)"));
  addPanel(tracking_, tr("整改(&5)"));
  addPanel(issues_, tr("历次与更正(&6)"));
  addPanel(text_, tr("正文(&7)"));
  addPanel(paper_, tr("版面(&8)"));
  connect(text_, &TextPanel::textKept, this, &BulletinPage::takeText);
  connect(text_, &TextPanel::materialChanged, this, &BulletinPage::recompute);
  connect(text_, &TextPanel::problemsAsked, this, [this] { tabs_->setCurrentWidget(problems_); });
  connect(tracking_, &TrackingPanel::changed, this, &BulletinPage::recompute);
  connect(issues_, &IssuesPanel::periodAsked, this, &BulletinPage::setPeriod);
}

void BulletinPage::addPanel(BulletinPanel* panel, const QString& title) {
  panels_.push_back(panel);
  tabs_->addTab(panel, title);
  connect(panel, &BulletinPanel::said, this, &BulletinPage::say);
  connect(panel, &BulletinPanel::caseAsked, this, &BulletinPage::caseAsked);
}

QLayout* BulletinPage::buildBar() {
  year_->setRange(1950, 2199);
  year_->setSuffix(tr("年"));
  year_->setKeyboardTracking(false);  // a year half typed is none
  year_->setAccessibleName(tr("年份"));
  for (const auto& [code, name] : std::initializer_list<std::pair<QString, QString>>{{QStringLiteral("Q1"), tr("第一季度")},
                                                                                     {QStringLiteral("Q2"), tr("第二季度")},
                                                                                     {QStringLiteral("Q3"), tr("第三季度")},
                                                                                     {QStringLiteral("Q4"), tr("第四季度")},
                                                                                     {QStringLiteral("H6"), tr("上半年")},
                                                                                     {QStringLiteral("H9"), tr("前三季度")},
                                                                                     {QStringLiteral("FY"), tr("全年")}}) {
    part_->addItem(name, code);
  }
  part_->setAccessibleName(tr("统计期"));
  masthead_->addItems({tr("文件式版头"), tr("编号通报"), tr("简报"), tr("信函式")});
  masthead_->setAccessibleName(tr("版头"));
  stage_->setAccessibleName(tr("办理情况"));
  stage_->setTextFormat(Qt::PlainText);
  QFont bold = stage_->font();
  bold.setBold(true);
  stage_->setFont(bold);
  // The quarter before the current one is what an office reports on.
  const QDate today = SystemClock().today();
  const Period last = *Period::quarter(today.year(), (today.month() + 2) / 3).previous();
  year_->setValue(last.year());
  part_->setCurrentIndex(part_->findData(last.code().mid(4)));
  auto* label = new QLabel(tr("统计期(&M)"));
  label->setBuddy(year_);
  auto* bar = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{label, year_, part_, masthead_}) {
    bar->addWidget(widget);
  }
  bar->addSpacing(12);
  bar->addWidget(stage_, 1);
  for (QWidget* widget : std::initializer_list<QWidget*>{next_, withdraw_, indicators_, print_, save_}) {
    bar->addWidget(widget);
  }
  connect(year_, &QSpinBox::valueChanged, this, &BulletinPage::recompute);
  connect(part_, &QComboBox::currentIndexChanged, this, &BulletinPage::recompute);
  connect(masthead_, &QComboBox::currentIndexChanged, this, &BulletinPage::changeMasthead);
  connect(next_, &QPushButton::clicked, this, &BulletinPage::takeNextStep);
  connect(withdraw_, &QPushButton::clicked, this, &BulletinPage::withdraw);
  connect(indicators_, &QPushButton::clicked, this, &BulletinPage::openIndicators);
  connect(print_, &QPushButton::clicked, this, [this] { withText([this] { paper_->print(); }); });
  connect(save_, &QPushButton::clicked, this, &BulletinPage::save);
  return bar;
}

void BulletinPage::setPeriod(const Period& period) {
  const QSignalBlocker quietYear(year_);
  const QSignalBlocker quietPart(part_);
  year_->setValue(period.year());
  part_->setCurrentIndex(part_->findData(period.code().mid(4)));
  recompute();
}

Period BulletinPage::period() const { return *Period::parse(QString::number(year_->value()) + part_->currentData().toString()); }

void BulletinPage::focusSearch() {
  tabs_->setCurrentWidget(figures_);
  figures_->focusFilter();
}

bool BulletinPage::finish() {
  const bool kept = text_->finish();
  if (!kept) {
    tabs_->setCurrentWidget(text_);
    say(tr("正文有没有保存的改动，请看正文下面的提示；再关一次窗口就放弃这些改动。"), true);
  }
  return kept;
}

QString BulletinPage::stage() const { return stage_->text(); }

QString BulletinPage::basis() const { return basis_->text(); }

QString BulletinPage::message() const { return message_->isVisibleTo(this) ? message_->text() : QString(); }

void BulletinPage::say(const QString& text, bool refused) { text.isEmpty() ? message_->clear() : message_->say(text, refused); }

void BulletinPage::recompute() {
  desk_.cancel(ticket_);
  bulletin_.reset();
  message_->clear();
  tellPanels();
  showStage();
  basis_->setText(tr("正在统计…"));
  const Period wanted = period();
  ticket_ = desk_.ask(
      this, [wanted, masthead = chosenMasthead_](Desk::Hand hand) { return readBulletin(hand, wanted, masthead); },
      [this, wanted](const Result<BulletinReading>& reading) {
        if (!(wanted == period())) {
          return;
        }
        if (!reading) {
          basis_->setText(refusalText(reading.error()));
          return;
        }
        bulletin_ = reading->bulletin;
        nextNumber_ = reading->nextNumber;
        const QSignalBlocker quiet(masthead_);
        masthead_->setCurrentIndex(static_cast<int>(bulletin_->head.form));
        showStage();
        tellPanels();
      },
      [this, wanted] {
        if (wanted == period() && !bulletin_) {
          basis_->setText(tr("统计没有完成。"));
        }
      });
}

void BulletinPage::tellPanels() {
  for (BulletinPanel* panel : panels_) {
    panel->showBulletin(bulletin_);
  }
}

void BulletinPage::changeMasthead() {
  chosenMasthead_ = static_cast<Masthead>(masthead_->currentIndex());
  if (bulletin_ && !bulletin_->issued) {
    auto other = std::make_shared<ShownBulletin>(*bulletin_);
    other->head.form = static_cast<Masthead>(masthead_->currentIndex());
    bulletin_ = other;
    tellPanels();
  }
}

void BulletinPage::takeText(const std::vector<Wording>& wordings) {
  if (!bulletin_ || bulletin_->issued) {
    return;
  }
  auto other = std::make_shared<ShownBulletin>(*bulletin_);
  other->material.wordings = wordings;
  bulletin_ = other;
  paper_->showBulletin(bulletin_);
}

void BulletinPage::showStage() {
  const IssuedBulletin* issued = bulletin_ && bulletin_->issued ? &*bulletin_->issued : nullptr;
  const bool writes = desk_.session().mayWrite();
  const bool isIssued = issued && issued->stage() == IssuedBulletin::Stage::Issued;
  stage_->setText(bulletin_ ? progressText(issued) : QString());
  next_->setText(!issued ? tr("送审(&N)…") : issued->stage() == IssuedBulletin::Stage::Submitted ? tr("复核(&N)") : tr("签发(&N)…"));
  next_->setVisible(!isIssued);
  next_->setEnabled(bulletin_ && writes);
  withdraw_->setVisible(issued != nullptr);
  withdraw_->setEnabled(writes);
  next_->setToolTip(writes ? QString() : tr("查阅账号不能办理。"));
  withdraw_->setToolTip(next_->toolTip());
  masthead_->setEnabled(!issued);
  for (QPushButton* button : {print_, save_}) {
    button->setEnabled(bulletin_ != nullptr);
  }
  if (!bulletin_) {
    return;
  }
  if (!issued) {
    const QString before = bulletin_->withdrawn ? tr("　原通报%1。").arg(progressText(&*bulletin_->withdrawn)) : QString();
    basis_->setText(tr("草稿数字，截至 %1，随台账和报表变动。%2").arg(bulletin_->cutoff().localText(), before));
    return;
  }
  QStringList steps{signedText(tr("拟稿"), issued->drafted)};
  if (issued->reviewed) {
    steps << signedText(tr("复核"), *issued->reviewed);
  }
  if (issued->issued) {
    steps << signedText(tr("签发"), *issued->issued);
  }
  basis_->setText(tr("定稿数字，截至 %1，台账以后的变动不影响它，列在下期的“上期数据更正”里。　%2").arg(issued->cutoff.localText(), steps.join(QStringLiteral("；"))));
}

}  // namespace shuangda
