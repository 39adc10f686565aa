#include "dialogs/screening_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>

#include "dialogs/criminal_facts_dialog.h"
#include "dialogs/paper_dialog.h"
#include "reports/screening_composer.h"
#include "services/screening_paper.h"
#include "services/screening_texts.h"
#include "services/texts.h"
#include "widgets/rich_text.h"
#include "widgets/screening_html.h"

namespace shuangda {

using Kind = ScreeningDecision::Kind;

ScreeningDialog::ScreeningDialog(Desk& desk, CaseId id, QWidget* parent)
    : QDialog(parent), desk_(desk), id_(id), page_(new QTextBrowser), decision_(new QComboBox), reason_(new QLineEdit), record_(new QPushButton(tr("记录决定(&S)"))), message_(new QLabel) {
  setWindowTitle(tr("移还是不移"));
  page_->setAccessibleName(tr("筛查结果"));
  decision_->setAccessibleName(tr("决定"));
  for (const Kind kind : {Kind::Transfer, Kind::NoTransfer, Kind::Investigate}) {
    decision_->addItem(decisionText(kind), static_cast<int>(kind));
  }
  reason_->setAccessibleName(tr("理由"));
  reason_->setPlaceholderText(tr("理由，必填"));
  message_->setWordWrap(true);
  message_->setVisible(false);
  message_->setAccessibleName(tr("提示"));
  auto* facts = new QPushButton(tr("涉罪事实(&F)…"));
  auto* paper = new QPushButton(tr("打印(&P)…"));
  auto* close = new QPushButton(tr("关闭"));
  for (QPushButton* button : {facts, paper, close}) {
    button->setAutoDefault(false);
  }
  record_->setDefault(true);
  auto* line = new QHBoxLayout;
  line->addWidget(new QLabel(tr("决定")));
  line->addWidget(decision_);
  line->addWidget(reason_, 1);
  line->addWidget(record_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(facts);
  buttons->addWidget(paper);
  buttons->addStretch(1);
  buttons->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(page_, 1);
  layout->addLayout(line);
  layout->addWidget(message_);
  layout->addLayout(buttons);
  resize(980, 680);
  connect(facts, &QPushButton::clicked, this, &ScreeningDialog::editFacts);
  connect(paper, &QPushButton::clicked, this, &ScreeningDialog::print);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(record_, &QPushButton::clicked, this, &ScreeningDialog::decide);
  connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &ScreeningDialog::decide);
  reason_->setFocus();
  load();
}

QString ScreeningDialog::text() const { return page_->toPlainText(); }
QString ScreeningDialog::message() const { return message_->text(); }

void ScreeningDialog::load() {
  desk_.ask(
      this, [id = id_](Desk::Hand hand) { return std::pair(hand.services.screening.sheet(hand.session, id), hand.session.officeName); },
      [this](const std::pair<Result<ScreeningSheet>, QString>& answer) {
        if (answer.first) {
          show(*answer.first, answer.second);
        } else {
          say(refusalText(answer.first.error()), true);
          record_->setEnabled(false);
        }
      });
}

void ScreeningDialog::show(const ScreeningSheet& sheet, const QString& office) {
  number_ = sheet.legalCase.number;
  paper_ = screeningPaper(sheet, office);
  setWindowTitle(tr("移还是不移　%1").arg(number_));
  page_->setHtml(screeningHtml(paper_));
}

void ScreeningDialog::editFacts() {
  desk_.ask(
      this, [id = id_](Desk::Hand hand) { return hand.services.screening.facts(hand.session, id); },
      [this](const Result<CriminalFacts>& facts) {
        if (!facts) {
          say(refusalText(facts.error()), true);
          return;
        }
        auto* dialog = new CriminalFactsDialog(desk_, *facts, number_, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &CriminalFactsDialog::done, this, &ScreeningDialog::load);
        dialog->open();
      });
}

void ScreeningDialog::print() {
  auto* dialog = new PaperDialog(tr("移还是不移　%1").arg(number_), {{tr("涉嫌犯罪移送审查表"), [paper = paper_] { return composeScreening(paper); }}}, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void ScreeningDialog::decide() {
  if (!record_->isEnabled()) {
    return;
  }
  record_->setEnabled(false);
  const auto kind = static_cast<Kind>(decision_->currentData().toInt());
  desk_.ask(
      this, [id = id_, kind, reason = reason_->text().trimmed()](Desk::Hand hand) { return hand.services.screening.decide(hand.session, id, kind, reason); },
      [this, kind](const Result<ScreeningDecision>& stored) {
        record_->setEnabled(true);
        if (!stored) {
          say(refusalText(stored.error()), true);
          reason_->setFocus();
          return;
        }
        reason_->clear();
        say(tr("已记录：%1").arg(decisionText(kind)), false);
        Q_EMIT decided();
        load();
        if (kind == Kind::Transfer) {
          Q_EMIT transferAsked(id_, number_);
          accept();
        }
      },
      [this] { record_->setEnabled(true); });
}

void ScreeningDialog::say(const QString& text, bool isRefusal) {
  message_->setText((isRefusal ? QStringLiteral("✗ ") : QStringLiteral("✓ ")) + text);
  message_->setStyleSheet(QStringLiteral("color:") + (isRefusal ? rich::kRed : rich::kGreen));
  message_->setVisible(true);
}

}  // namespace shuangda
