#include "pages/bulletin_page.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>

#include "dialogs/records_dialog.h"
#include "domain/figure_text.h"
#include "reports/page_layout.h"
#include "reports/pdf_writer.h"
#include "services/texts.h"
#include "widgets/paper_preview.h"
#include "widgets/paper_printer.h"

namespace shuangda {
namespace {

QTableWidget* makeFigureTable() {
  auto* table = new QTableWidget(0, 4);
  table->setHorizontalHeaderLabels({QObject::tr("指标"), QObject::tr("本期"), QObject::tr("同比"), QObject::tr("环比")});
  table->verticalHeader()->hide();
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setTabKeyNavigation(false);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table->setAccessibleName(QObject::tr("指标"));
  return table;
}

}  // namespace

BulletinPage::BulletinPage(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      fonts_(std::make_unique<FontBook>()),
      year_(new QSpinBox),
      part_(new QComboBox),
      masthead_(new QComboBox),
      figures_(makeFigureTable()),
      preview_(new PaperPreview),
      message_(new QLabel),
      save_(new QPushButton(tr("另存为 PDF(&S)…"))),
      print_(new QPushButton(tr("打印(&P)…"))) {
  chooseFile = [this](const QString& suggestion) {
    return QFileDialog::getSaveFileName(this, tr("另存为 PDF"), suggestion, tr("PDF 文件 (*.pdf)"));
  };
  auto* layout = new QVBoxLayout(this);
  auto* bar = new QHBoxLayout;
  buildBar(bar);
  layout->addLayout(bar);
  auto* splitter = new QSplitter;
  splitter->addWidget(figures_);
  splitter->addWidget(preview_);
  splitter->setStretchFactor(0, 2);
  splitter->setStretchFactor(1, 3);
  splitter->setChildrenCollapsible(false);
  layout->addWidget(splitter, 1);
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(message_);
  connect(figures_, &QTableWidget::cellActivated, this, &BulletinPage::openRecords);
  connect(save_, &QPushButton::clicked, this, &BulletinPage::save);
  connect(print_, &QPushButton::clicked, this, &BulletinPage::print);
  connect(year_, &QSpinBox::valueChanged, this, &BulletinPage::recompute);
  connect(part_, &QComboBox::currentIndexChanged, this, &BulletinPage::recompute);
  connect(masthead_, &QComboBox::currentIndexChanged, this, &BulletinPage::setPaper);
}

void BulletinPage::buildBar(QBoxLayout* bar) {
  year_->setRange(1950, 2199);
  year_->setSuffix(tr("年"));
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
  auto* in = new QPushButton(tr("放大(&I)"));
  auto* out = new QPushButton(tr("缩小(&O)"));
  auto* fit = new QPushButton(tr("适合宽度(&W)"));
  connect(in, &QPushButton::clicked, preview_, &PaperPreview::zoomIn);
  connect(out, &QPushButton::clicked, preview_, &PaperPreview::zoomOut);
  connect(fit, &QPushButton::clicked, preview_, &PaperPreview::fitWidth);
  bar->addWidget(year_);
  bar->addWidget(part_);
  bar->addWidget(masthead_);
  bar->addStretch(1);
  bar->addWidget(out);
  bar->addWidget(in);
  bar->addWidget(fit);
  bar->addWidget(print_);
  bar->addWidget(save_);
  // The quarter before the current one is what an office reports on.
  const QDate today = SystemClock().today();
  const Period last = *Period::quarter(today.year(), (today.month() + 2) / 3).previous();
  year_->setValue(last.year());
  part_->setCurrentIndex(part_->findData(last.code().mid(4)));
}

void BulletinPage::setPeriod(const Period& period) {
  const QSignalBlocker quietYear(year_);
  const QSignalBlocker quietPart(part_);
  year_->setValue(period.year());
  part_->setCurrentIndex(part_->findData(period.code().mid(4)));
  recompute();
}

Period BulletinPage::period() const { return *Period::parse(QString::number(year_->value()) + part_->currentData().toString()); }

void BulletinPage::say(const QString& text) { message_->setText(text); }

void BulletinPage::recompute() {
  desk_.cancel(ticket_);
  bulletin_.reset();
  figures_->setRowCount(0);
  preview_->setDocument({});
  save_->setEnabled(false);
  print_->setEnabled(false);
  say(tr("正在统计…"));
  const Period wanted = period();
  ticket_ = desk_.ask(
      this,
      [wanted](Desk::Hand hand) {
        using Gathered = Result<std::pair<BulletinMaterial, LawParameters>>;
        const Result<BulletinMaterial> material = hand.services.bulletinDrafts.gather(hand.session, {.period = wanted}, hand.services.store->clock().now());
        return material ? Gathered({*material, hand.services.store->law().law().parameters}) : Gathered(tl::unexpected(material.error()));
      },
      [this, wanted](const Result<std::pair<BulletinMaterial, LawParameters>>& gathered) {
        if (!(wanted == period())) {
          return;
        }
        if (!gathered) {
          say(refusalText(gathered.error()));
          return;
        }
        material_ = gathered->first;
        head_ = letterheadOf(gathered->second, desk_.session().officeName, material_.bulletin.cutoff.localDate());
        show(material_.bulletin);
      },
      [this] { say(tr("统计没有完成。")); });
}

void BulletinPage::show(const Bulletin& bulletin) {
  bulletin_ = bulletin;
  fillFigures();
  setPaper();
}

void BulletinPage::fillFigures() {
  shown_.clear();
  for (std::size_t i = 0; i < bulletin_->figures.size(); ++i) {
    const Figure& figure = bulletin_->figures[i];
    if (figure.indicator->shown && figure.value.known && figure.indicator->kind != Indicator::Kind::Goods) {
      shown_.push_back(i);
    }
  }
  figures_->setRowCount(static_cast<int>(shown_.size()));
  for (int row = 0; row < figures_->rowCount(); ++row) {
    const Figure& figure = bulletin_->figures[shown_[static_cast<std::size_t>(row)]];
    const QString unit = figure.indicator->unit;
    const QStringList cells{figure.indicator->nameZh, tableText(figure) + u' ' + unit, comparisonTableText(figure.yearOnYear),
                            comparisonTableText(figure.quarterOnQuarter)};
    for (int column = 0; column < cells.size(); ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setToolTip(tr("口径：%1\n回车或双击查看这个数背后的记录").arg(figure.indicator->definition));
      if (column > 0) {
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      }
      figures_->setItem(row, column, item);
    }
  }
}

void BulletinPage::setPaper() {
  if (!bulletin_) {
    return;
  }
  head_.form = static_cast<Masthead>(masthead_->currentIndex());
  preview_->setDocument(layOut(composeBulletin(material_, head_), *fonts_));
  const LaidOutDocument& paper = preview_->document();
  const QStringList fonts = paper.fonts.lines();
  say(tr("共 %1 页，统计截止 %2。").arg(paper.pages.size()).arg(bulletin_->cutoff.localText()) +
      (fonts.isEmpty() ? QString() : tr(" 字体替代：%1").arg(fonts.join(QStringLiteral("；")))));
  save_->setEnabled(true);
  print_->setEnabled(true);
}

void BulletinPage::openRecords(int row) {
  const Figure& figure = bulletin_->figures[shown_[static_cast<std::size_t>(row)]];
  const QString code = figure.indicator->code;
  const QString title = QStringLiteral("%1 %2 %3").arg(bulletin_->period.nameZh(), figure.indicator->nameZh, bodyText(figure));
  desk_.ask(
      this,
      [period = bulletin_->period, scope = bulletin_->scope, cutoff = bulletin_->cutoff, code](Desk::Hand hand) {
        return hand.services.bulletins.records(hand.session, period, code, scope, cutoff);
      },
      [this, title](const Result<std::vector<FigureRecord>>& records) {
        if (!records) {
          say(refusalText(records.error()));
          return;
        }
        auto* dialog = new RecordsDialog(desk_, title, *records, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
      });
}

void BulletinPage::save() {
  const QString path = chooseFile(tr("%1双打通报.pdf").arg(bulletin_->period.nameZh()));
  if (path.isEmpty()) {
    return;
  }
  const Result<void> written = writePdf(preview_->document(), {.created = bulletin_->cutoff}, path);
  say(written ? tr("已保存到 %1。").arg(path) : refusalText(written.error()));
}

void BulletinPage::print() {
  if (const QString told = printPaper(preview_->document(), this); !told.isEmpty()) {
    say(told);
  }
}

}  // namespace shuangda
