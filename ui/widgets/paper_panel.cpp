#include "widgets/paper_panel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QStyledItemDelegate>

#include "exchange/bulletin_book.h"
#include "paper_press.h"
#include "reports/bulletin_tables.h"
#include "reports/page_layout.h"
#include "services/texts.h"
#include "widgets/paper_preview.h"
#include "widgets/paper_printer.h"
#include "widgets/paper_saver.h"

namespace shuangda {
namespace {

constexpr int kThumbnailWidth = 96;
constexpr int kThumbnailHeight = kThumbnailWidth * 297 / 210;

/// A small page with its number below; the current one is framed.
class PageDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override { return {kThumbnailWidth + 16, kThumbnailHeight + option.fontMetrics.height() + 14}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const QRect page(option.rect.center().x() - kThumbnailWidth / 2, option.rect.top() + 6, kThumbnailWidth, kThumbnailHeight);
    painter->save();
    painter->fillRect(page, Qt::white);
    if (const QPixmap picture = index.data(Qt::DecorationRole).value<QPixmap>(); !picture.isNull()) {
      painter->drawPixmap(page, picture);
    }
    painter->setPen(QPen(option.palette.color(current ? QPalette::Highlight : QPalette::Mid), current ? 3 : 1));
    painter->drawRect(current ? page.adjusted(-2, -2, 1, 1) : page);
    const QRect below(option.rect.left(), page.bottom() + 3, option.rect.width(), option.rect.bottom() - page.bottom() - 3);
    painter->setPen(option.palette.color(current ? QPalette::Highlight : QPalette::Text));
    painter->drawText(below, Qt::AlignCenter, index.data().toString());
    painter->restore();
  }
};

/// The columns of the paper's tables.
std::vector<BookColumn> bookColumns() {
  std::vector<BookColumn> columns;
  for (const BreakdownColumn& column : breakdownColumns()) {
    columns.push_back({.code = column.code.toString(),
                       .head = column.head.toString(),
                       .show = column.show == BreakdownColumn::Value       ? BookColumn::Value
                               : column.show == BreakdownColumn::YearOnYear ? BookColumn::YearOnYear
                                                                            : BookColumn::QuarterOnQuarter});
  }
  return columns;
}

}  // namespace

PaperPanel::PaperPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent), press_(new PaperPress(this)), preview_(new PaperPreview), thumbnails_(new QListWidget), page_(new QLabel), note_(new QLabel) {
  thumbnails_->setAccessibleName(tr("各页"));
  thumbnails_->setItemDelegate(new PageDelegate(thumbnails_));
  thumbnails_->setUniformItemSizes(true);
  thumbnails_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  thumbnails_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  thumbnails_->setFixedWidth(kThumbnailWidth + 52);
  preview_->setAccessibleName(tr("通报预览"));
  page_->setAccessibleName(tr("页码"));
  note_->setAccessibleName(tr("说明"));
  note_->setWordWrap(true);
  auto* middle = new QHBoxLayout;
  middle->addWidget(thumbnails_);
  middle->addWidget(preview_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(buildBar());
  layout->addLayout(middle, 1);
  setFocusProxy(preview_);
  connect(press_, &PaperPress::laidOut, this, &PaperPanel::laidOut);
  connect(press_, &PaperPress::rendered, this, &PaperPanel::rendered);
  connect(press_, &PaperPress::refused, this, [this](const QString& text) {
    note_->clear();
    Q_EMIT said(text, true);
  });
  connect(preview_, &PaperPreview::pageChanged, this, &PaperPanel::showPage);
  connect(thumbnails_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0 && row != preview_->currentPage()) {
      preview_->goToPage(row);
    }
  });
}

QLayout* PaperPanel::buildBar() {
  auto* bar = new QHBoxLayout;
  const auto add = [&](const QString& text, const QString& hint, void (PaperPreview::*slot)()) {
    auto* button = new QPushButton(text);
    button->setToolTip(hint);
    connect(button, &QPushButton::clicked, preview_, slot);
    bar->addWidget(button);
  };
  add(tr("缩小(&O)"), tr("Ctrl+-"), &PaperPreview::zoomOut);
  add(tr("放大(&X)"), tr("Ctrl++"), &PaperPreview::zoomIn);
  add(tr("适合宽度(&W)"), {}, &PaperPreview::fitWidth);
  add(tr("整页(&A)"), {}, &PaperPreview::fitPage);
  bar->addSpacing(12);
  bar->addWidget(page_);
  bar->addSpacing(12);
  bar->addWidget(note_, 1);
  for (const auto& [keys, slot] : std::initializer_list<std::pair<QKeySequence, void (PaperPreview::*)()>>{{QKeySequence(Qt::CTRL | Qt::Key_Plus), &PaperPreview::zoomIn},
                                                                                                         {QKeySequence(Qt::CTRL | Qt::Key_Equal), &PaperPreview::zoomIn},
                                                                                                         {QKeySequence(Qt::CTRL | Qt::Key_Minus), &PaperPreview::zoomOut}}) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, preview_, slot);
  }
  for (const auto& [key, step] : {std::pair(Qt::Key_PageDown, 1), std::pair(Qt::Key_PageUp, -1)}) {
    auto* turn = new QShortcut(key, thumbnails_);
    turn->setContext(Qt::WidgetShortcut);
    connect(turn, &QShortcut::activated, preview_, [this, step] { preview_->goToPage(preview_->currentPage() + step); });
  }
  return bar;
}

QString PaperPanel::note() const { return note_->text(); }

void PaperPanel::fill() {
  lastPage_ = preview_->isEmpty() ? lastPage_ : preview_->currentPage();
  preview_->setPages(0, {});
  thumbnails_->clear();
  page_->clear();
  note_->clear();
  if (!bulletin()) {
    press_->clear();
    return;
  }
  note_->setText(tr("正在排版…"));
  press_->set([bulletin = bulletin()] { return paperOf(*bulletin); });
}

void PaperPanel::laidOut(int pages, const QStringList& fonts) {
  const QSignalBlocker quiet(thumbnails_);
  thumbnails_->clear();
  for (int page = 0; page < pages; ++page) {
    auto* item = new QListWidgetItem(QString::number(page + 1), thumbnails_);
    item->setData(Qt::AccessibleTextRole, tr("第%1页").arg(page + 1));
  }
  const double ratio = devicePixelRatioF();
  preview_->setPages(pages, [this, ratio](QPainter& painter, int page, QSize size) {
    const QImage image = press_->picture(page, qRound(size.width() * ratio));
    if (!image.isNull()) {
      painter.setRenderHint(QPainter::SmoothPixmapTransform);
      painter.drawImage(QRect({}, size), image);
    }
  });
  for (int page = pages - 1; page >= 0; --page) {
    rendered(page);
  }
  preview_->goToPage(shown_ == bulletin()->period() ? lastPage_ : 0);
  shown_ = bulletin()->period();
  static const QRegularExpression rest(QStringLiteral("[：，].*$"));
  QStringList roles = fonts;
  roles.replaceInStrings(rest, {}).removeDuplicates();
  note_->setText(fonts.isEmpty() ? QString() : tr("字体替代：%1（停在这里看用的什么字体）").arg(roles.join(u'、')));
  note_->setToolTip(fonts.join(u'\n'));
  note_->setAccessibleDescription(fonts.join(u'；'));
  showPage(preview_->currentPage());
}

void PaperPanel::rendered(int page) {
  QListWidgetItem* item = thumbnails_->item(page);
  if (item && item->data(Qt::DecorationRole).isNull()) {
    const int width = qRound(kThumbnailWidth * devicePixelRatioF());
    const QImage image = press_->picture(page, width);
    if (image.width() == width) {  // not a larger one that was drawn before
      item->setData(Qt::DecorationRole, QPixmap::fromImage(image));
    }
  }
  preview_->viewport()->update();
}

void PaperPanel::showPage(int page) {
  const QSignalBlocker quiet(thumbnails_);
  thumbnails_->setCurrentRow(page);
  page_->setText(preview_->isEmpty() ? QString() : tr("第 %1 页，共 %2 页").arg(page + 1).arg(preview_->pageCount()));
}

void PaperPanel::save(const QString& path) {
  if (!bulletin()) {
    return;
  }
  Q_EMIT said(tr("正在写 %1 …").arg(path), false);
  path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive) ? saveBook(path) : savePages(path);
}

void PaperPanel::told(const QString& path, const QString& refusal) {
  Q_EMIT said(refusal.isEmpty() ? tr("已保存到 %1。").arg(path) : refusal, !refusal.isEmpty());
  if (refusal.isEmpty()) {
    Q_EMIT saved(path);
  }
}

void PaperPanel::savePages(const QString& path) {
  press_->run(
      [bulletin = bulletin(), path](FontBook& fonts) {
        const Result<Document> paper = paperOf(*bulletin);
        const PaperFile kind = path.endsWith(endingOf(PaperFile::Docx), Qt::CaseInsensitive) ? PaperFile::Docx : PaperFile::Pdf;
        const Result<void> written = paper.and_then([&](const Document& document) { return writePaper(document, layOut(document, fonts), kind, bulletin->cutoff(), path); });
        return written ? QString() : refusalText(written.error());
      },
      [this, path](const QString& refusal) { told(path, refusal); });
}

void PaperPanel::saveBook(const QString& path) {
  const auto write = [this, path](BulletinBook book) {
    book.organ = bulletin() ? bulletin()->head.organ : QString();
    book.columns = bookColumns();
    press_->run(
        [book = std::move(book), path](FontBook&) {
          const Result<void> written = writeBulletinBook(path, book);
          return written ? QString() : refusalText(written.error());
        },
        [this, path](const QString& refusal) { told(path, refusal); });
  };
  if (bulletin()->issued) {
    write(bulletinBook(*bulletin()->issued, bulletin()->frozen, bulletin()->figures().catalogue));
    return;
  }
  desk().ask(
      this, [asked = bulletin()](Desk::Hand hand) { return hand.services.bulletins.goods(hand.session, {.period = asked->period(), .scope = asked->figures().scope}, asked->cutoff()); },
      [this, asked = bulletin(), write](const Result<GoodsFigures>& goods) {
        if (goods) {
          write(bulletinBook(asked->figures(), goods->list));
        } else {
          Q_EMIT said(refusalText(goods.error()), true);
        }
      });
}

void PaperPanel::print() {
  const Result<Document> paper = bulletin() ? paperOf(*bulletin()) : tl::unexpected(Error{.code = ErrorCode::NotFound, .field = QStringLiteral("bulletin")});
  if (!paper) {
    Q_EMIT said(refusalText(paper.error()), true);
    return;
  }
  if (!fonts_) {
    fonts_ = std::make_unique<FontBook>();
  }
  if (const QString told = printPaper(layOut(*paper, *fonts_), this); !told.isEmpty()) {
    Q_EMIT said(told, false);
  }
}

}  // namespace shuangda
