#include "widgets/text_panel.h"

#include <QAction>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include "base/uid.h"
#include "dialogs/case_choice_dialog.h"
#include "dialogs/number_picker.h"
#include "dialogs/text_template_dialog.h"
#include "reports/bulletin_slots.h"
#include "services/texts.h"

namespace shuangda {
namespace {

constexpr int kKeepAfter = 1500;  ///< ms
constexpr int kPatience = 5000;   ///< ms a closing window waits for the store
constexpr qsizetype kTitleLength = 24;

/// What the name of a live number says about its records.
struct NumberSource {
  FigureScope scope{};
  QString code{};
  bool cumulative = false;
};

std::optional<NumberSource> sourceOfNumber(const QString& name, const IndicatorCatalogue& catalogue) {
  QStringList parts = name.split(u'.');
  NumberSource source;
  if (parts.size() == 4 && (parts[0] == QStringLiteral("行动") || parts[0] == QStringLiteral("各领域"))) {
    source.scope = FigureScope::row(parts[0] == QStringLiteral("行动") ? FigureDimension::Campaign : FigureDimension::Field, parts[1]);
    parts = parts.mid(2);
  }
  if (parts.size() != 2 || catalogue.find(parts[0]) == nullptr) {
    return std::nullopt;
  }
  source.code = parts[0];
  source.cumulative = parts[1].startsWith(QStringLiteral("累计"));
  return source;
}

}  // namespace

TextPanel::TextPanel(Desk& desk, QWidget* parent)
    : BulletinPanel(desk, parent),
      editor_(new LiveTextEdit),
      level_(new QComboBox),
      leftOut_(new QToolButton),
      leftOutMenu_(new QMenu(this)),
      insert_(new QAction(tr("插入数字…"), this)),
      records_(new QAction(tr("数字的来源"), this)),
      restore_(new QAction(tr("恢复范本文字"), this)),
      cases_(new QAction(tr("典型案例…"), this)),
      templates_(new QAction(tr("本单位范本…"), this)),
      message_(new QLabel),
      soon_(new QTimer(this)) {
  build();
  soon_->setSingleShot(true);
  soon_->setInterval(kKeepAfter);
  connect(soon_, &QTimer::timeout, this, [this] { save(); });
  connect(editor_, &QTextEdit::textChanged, this, [this] {
    if (mayWrite()) {
      unsaid_ = true;
      say(tr("正在输入，停下来就会保存。"));
      soon_->start();
    }
  });
  connect(editor_, &QTextEdit::cursorPositionChanged, this, &TextPanel::followCursor);
  connect(editor_, &LiveTextEdit::numberAsked, this, &TextPanel::tellWhereFrom);
  connect(insert_, &QAction::triggered, this, &TextPanel::insertNumber);
  connect(records_, &QAction::triggered, this, [this] { tellWhereFrom(editor_->nameAtCursor()); });
  connect(restore_, &QAction::triggered, this, [this] { restore(editor_->codeAtCursor()); });
  connect(cases_, &QAction::triggered, this, &TextPanel::chooseCases);
  connect(templates_, &QAction::triggered, this, &TextPanel::editTemplates);
  connect(level_, &QComboBox::activated, this, [this](int index) {
    editor_->setLevel(index);
    editor_->setFocus();
  });
}

TextPanel::~TextPanel() {
  if (unsaid_) {
    save();
  }
}

bool TextPanel::mayWrite() const { return !fixed_ && const_cast<TextPanel*>(this)->desk().session().mayWrite(); }

void TextPanel::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  auto* bar = new QToolBar;
  bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
  level_->addItems({tr("正文"), tr("一级标题"), tr("二级标题")});
  level_->setAccessibleName(tr("段落层次"));
  level_->setToolTip(tr("光标所在段落的层次"));
  bar->addWidget(level_);
  insert_->setShortcut(QKeySequence(tr("Ctrl+Shift+N")));
  insert_->setToolTip(tr("插入一个随台账更新的数字（Ctrl+Shift+N）"));
  records_->setToolTip(tr("打开光标处的数字背后的记录（Ctrl+回车，或双击数字）"));
  restore_->setToolTip(tr("光标所在的段落改回范本的文字"));
  bar->addActions({insert_, records_, restore_});
  leftOut_->setText(tr("已删去的段落"));
  leftOut_->setPopupMode(QToolButton::InstantPopup);
  leftOut_->setMenu(leftOutMenu_);
  leftOut_->setAccessibleName(tr("已删去的段落"));
  bar->addWidget(leftOut_);
  bar->addSeparator();
  bar->addActions({cases_, templates_});
  for (QAction* action : bar->actions()) {
    if (QWidget* button = bar->widgetForAction(action); button != nullptr && !action->isSeparator() && button->accessibleName().isEmpty()) {
      button->setAccessibleName(action->text());
      button->setFocusPolicy(Qt::TabFocus);
    }
  }
  addAction(insert_);
  insert_->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  layout->addWidget(bar);
  editor_->setAccessibleName(tr("通报正文"));
  layout->addWidget(editor_, 1);
  message_->setWordWrap(true);
  layout->addWidget(message_);
}

QString TextPanel::message() const { return message_->text(); }
void TextPanel::say(const QString& text) { message_->setText(text); }

void TextPanel::fill() {
  // What was typed goes on its way first; the desk keeps the order.
  const bool wasWritten = !written_.empty() && !fixed_;
  const Period before = material_.bulletin.period;
  if (unsaid_) {
    save();
  }
  fixed_ = !bulletin() || bulletin()->issued.has_value();
  for (QAction* action : {insert_, restore_, cases_}) {
    action->setEnabled(mayWrite());
  }
  level_->setEnabled(mayWrite());
  templates_->setEnabled(bulletin() && !fixed_ && desk().session().mayAdminister());
  editor_->setReadOnly(!mayWrite());
  if (!bulletin() || fixed_) {
    showFixed();
    return;
  }
  const bool same = wasWritten && before == bulletin()->period() && (underway_ > 0 || unsaid_);
  const std::vector<Wording> mine = sent_;
  material_ = bulletin()->material;
  head_ = bulletin()->head;
  if (same) {
    takeWordings(mine);  // read before what is underway was kept
  } else {
    sent_ = material_.wordings;
    std::erase_if(sent_, [](const Wording& wording) { return !wording.period; });
  }
  write();
  if (!same) {
    say(tr("底色深的是随台账更新的数字：双击或 Ctrl+回车看来源；可以直接改写、增删段落，停下来就保存。"));
  }
}

/// A fixed bulletin has no live numbers any more.
void TextPanel::showFixed() {
  written_.clear();
  unsaid_ = false;
  leftOut_->setEnabled(false);
  if (bulletin()) {
    if (const Result<Document> paper = paperOf(*bulletin())) {
      for (const Block& block : paper->blocks) {
        if (std::holds_alternative<AttachmentBlock>(block)) {
          break;
        }
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&block)) {
          written_.push_back({.level = paragraph->level, .runs = {{paragraph->text + paragraph->runIn, {}}}, .printed = true});
        }
      }
    }
  }
  editor_->setParagraphs(written_);
  say(bulletin() ? tr("已经定稿，文字和数字都不再变动；确需修改的，请先撤回。") : QString());
}

void TextPanel::write() {
  written_ = writeBulletin(material_, head_);
  editor_->setParagraphs(written_);
  unsaid_ = false;
  fillLeftOut();
  followCursor();
}

void TextPanel::takeWordings(const std::vector<Wording>& wordings) {
  sent_ = wordings;
  std::erase_if(material_.wordings, [](const Wording& wording) { return wording.period.has_value(); });
  material_.wordings.insert(material_.wordings.end(), wordings.begin(), wordings.end());
}

std::vector<Wording> TextPanel::edited() {
  std::vector<EditedParagraph> paragraphs = editor_->paragraphs();
  std::vector<Wording> wordings = wordingsOf(written_, paragraphs, sent_, material_.bulletin.period, [] { return QStringLiteral("own/") + newUid(SystemClock().now()); });
  editor_->adopt(paragraphs);
  return wordings;
}

void TextPanel::save(const std::function<void(bool kept)>& then) {
  soon_->stop();
  if (mayWrite() && unsaid_) {
    const std::vector<Wording> wordings = edited();
    if (wordings == sent_) {
      unsaid_ = false;
      say(tr("没有改动。"));
    } else if (keep(wordings, tr("已保存。"))) {
      written_ = writeBulletin(material_, head_);
      fillLeftOut();
    }
  }
  if (then && underway_ > 0) {
    waiting_.push_back(then);
  } else if (then) {
    then(!unsaid_ && !failed_);
  }
}

bool TextPanel::finish() {
  std::optional<bool> kept;
  save([&kept](bool all) { kept = all; });
  const QDeadlineTimer patience(kPatience);
  while (!kept && !patience.hasExpired()) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, kPatience / 100);
  }
  waiting_.clear();
  return kept.value_or(false);
}

/// Sends the wording to the store. Several may be underway: each names what the one before it will have stored.
bool TextPanel::keep(const std::vector<Wording>& wordings, const QString& done) {
  for (const Wording& wording : wordings) {
    if (const Result<void> readable = checkTemplate(wording.text); !readable) {
      say(refusalText(readable.error()));
      return false;
    }
  }
  const Period period = material_.bulletin.period;
  const std::vector<Wording> seen = sent_;
  unsaid_ = false;
  failed_ = false;
  ++underway_;
  takeWordings(wordings);
  desk().ask(
      this, [period, seen, wordings](Desk::Hand hand) { return hand.services.bulletinDrafts.saveText(hand.session, period, seen, wordings); },
      [this, period, done](const Result<void>& saved) { answered(saved, period, done); },
      [this, period] { answered(refuse(ErrorCode::Unwritable, QStringLiteral("bulletin_text")), period, {}); });
  return true;
}

void TextPanel::answered(const Result<void>& saved, const Period& period, const QString& done) {
  --underway_;
  failed_ = failed_ || !saved;
  const bool shown = !fixed_ && period == material_.bulletin.period;
  if (!saved && shown) {
    unsaid_ = true;
    say(saved.error().code == ErrorCode::Unwritable ? tr("没有保存，请看窗口上方的提示；文字还在这里，再改动时会重试。") : refusalText(saved.error()));
  } else if (shown && underway_ == 0 && !unsaid_) {
    say(done);
    Q_EMIT textKept(material_.wordings);
  }
  if (underway_ == 0) {
    for (const std::function<void(bool)>& then : std::exchange(waiting_, {})) {
      then(!failed_ && !unsaid_);
    }
  }
}

void TextPanel::restore(const QString& code) {
  if (!mayWrite()) {
    return;
  }
  soon_->stop();
  // With what was typed elsewhere: only this paragraph goes back.
  std::vector<Wording> wordings = edited();
  if (std::erase_if(wordings, [&](const Wording& wording) { return wording.code == code; }) == 0) {
    say(tr("这一段就是范本的文字，没有改过。"));
    if (unsaid_) {
      soon_->start();
    }
    return;
  }
  if (keep(wordings, tr("已恢复范本的文字。"))) {
    write();
  }
}

void TextPanel::fillLeftOut() {
  leftOutMenu_->clear();
  for (const WrittenParagraph& paragraph : written_) {
    if (paragraph.changed == Wording::Kind::LeftOut && paragraph.forPeriod) {
      const QString text = plainText(paragraph.runs);
      leftOutMenu_->addAction(text.isEmpty() ? paragraph.code : text.left(kTitleLength), this, [this, code = paragraph.code] { restore(code); });
    }
  }
  leftOut_->setEnabled(mayWrite() && !leftOutMenu_->isEmpty());
}

void TextPanel::followCursor() {
  level_->setCurrentIndex(editor_->levelAtCursor());
  records_->setEnabled(!editor_->nameAtCursor().isEmpty());
}

void TextPanel::insertNumber() {
  auto* picker = new NumberPicker(bulletinSlots(material_, head_), *material_.bulletin.catalogue, this);
  picker->setAttribute(Qt::WA_DeleteOnClose);
  connect(picker, &NumberPicker::picked, this, [this](const QString& name, const QString& text) {
    editor_->insertLive(name, text);
    editor_->setFocus();
  });
  picker->open();
}

void TextPanel::chooseCases() {
  save();
  auto* dialog = new CaseChoiceDialog(desk(), material_.bulletin.period, material_.bulletin.cutoff, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &CaseChoiceDialog::chosen, this, &TextPanel::materialChanged);
  dialog->open();
}

void TextPanel::editTemplates() {
  save();
  auto* dialog = new TextTemplateDialog(desk(), material_, head_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &TextTemplateDialog::saved, this, &TextPanel::materialChanged);
  dialog->open();
}

void TextPanel::tellWhereFrom(const QString& name) {
  if (name.startsWith(QStringLiteral("问题")) || name.startsWith(QStringLiteral("上期问题"))) {
    Q_EMIT problemsAsked();
    return;
  }
  const std::optional<NumberSource> source = sourceOfNumber(name, *material_.bulletin.catalogue);
  if (!source) {
    say(tr("这里的文字取自本期通报的设置或名单，没有单独的记录清单。"));
    return;
  }
  const Period period = source->cumulative ? material_.bulletin.period.yearToDate() : material_.bulletin.period;
  const FigureScope scope = source->scope.by == FigureScope::By::Everything ? material_.bulletin.scope : source->scope;
  const QString title = QStringLiteral("%1 %2").arg(period.nameZh(), material_.bulletin.catalogue->find(source->code)->nameZh);
  openRecords({.code = source->code, .period = period, .scope = scope, .cutoff = material_.bulletin.cutoff, .title = title});
}

}  // namespace shuangda
