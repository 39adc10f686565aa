#include "widgets/scan_bar.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "services/texts.h"

namespace shuangda {
namespace {


QLabel* largeLabel(QWidget* parent, int points, bool bold) {
  auto* label = new QLabel(parent);
  QFont font = label->font();
  font.setPointSize(points);
  font.setBold(bold);
  label->setFont(font);
  label->setTextFormat(Qt::PlainText);
  return label;
}

QLineEdit* nameField(QWidget* parent, const QString& name) {
  auto* field = new QLineEdit(parent);
  field->setPlaceholderText(name);
  field->setAccessibleName(name);
  field->setMaximumWidth(140);
  return field;
}

}  // namespace

ScanBar::ScanBar(Desk& desk, QWidget* parent)
    : QFrame(parent),
      desk_(desk),
      word_(largeLabel(this, 20, true)),
      headline_(largeLabel(this, 20, false)),
      detail_(new QLabel(this)),
      field_(nameField(this, tr("扫描或者键入编号"))),
      giver_(nameField(this, tr("交出人"))),
      receiver_(nameField(this, tr("接收人"))) {
  setObjectName(QStringLiteral("scanBar"));
  setAccessibleName(tr("扫描"));
  field_->setObjectName(QStringLiteral("scanField"));
  field_->setMaximumWidth(200);
  auto* close = new QPushButton(tr("关闭"), this);
  close->setAccessibleName(tr("关闭扫描栏"));
  auto* top = new QHBoxLayout;
  top->addWidget(word_);
  top->addWidget(headline_, 1);
  auto* below = new QHBoxLayout;
  below->addWidget(detail_, 1);
  below->addWidget(field_);
  below->addWidget(giver_);
  below->addWidget(receiver_);
  below->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->addLayout(top);
  layout->addLayout(below);
  setVisible(false);
  connect(close, &QPushButton::clicked, this, [this] {
    scan_.reset();
    hide();
  });
  connect(field_, &QLineEdit::returnPressed, this, &ScanBar::takeTyped);
}

QString ScanBar::headline() const { return word_->text() + headline_->text(); }

void ScanBar::say(Mood mood, const QString& headline, const QString& detail) {
  const QString words[] = {tr("成功　"), tr("请继续　"), tr("错误　")};
  const char* styles[] = {"#scanBar{background:#e6f4ea;border:2px solid #1e7d34} #scanBar QLabel{color:#14532d}",
                          "#scanBar{background:#fff8e1;border:2px solid #b7791f} #scanBar QLabel{color:#5f4300}",
                          "#scanBar{background:#fdecea;border:2px solid #b3261e} #scanBar QLabel{color:#7a1712}"};
  const auto index = static_cast<std::size_t>(mood);
  setStyleSheet(QString::fromLatin1(styles[index]));
  word_->setText(words[index]);
  headline_->setText(headline);
  detail_->setText(detail);
  setAccessibleDescription(words[index] + headline);
  setVisible(true);
  if (mood == Mood::Wrong) {
    QApplication::beep();
  }
}

void ScanBar::openField() {
  if (!isVisible()) {
    say(Mood::Waiting, tr("请扫描标签或者命令"));
  }
  field_->setFocus();
}

void ScanBar::takeTyped() {
  const QString text = field_->text();
  field_->clear();
  if (counting_) {
    count(text);
    return;
  }
  const Result<GoodsCode> code = readGoodsCode(text);
  if (code) {
    take(*code);
  } else {
    say(Mood::Wrong, refusalText(code.error()));
  }
}

void ScanBar::tellMisread(const QString& text) { say(Mood::Wrong, refusalText(Error{ErrorCode::CheckDigit, QStringLiteral("goods_code"), text})); }

void ScanBar::take(const GoodsCode& code) {
  counting_.reset();
  if (scan_.command() == ScanCommand::Count && scan_.target() && code.kind == CodeKind::Item) {
    askQuantity(ItemId{code.key});
    return;
  }
  // What is not in this store must not enter the session: the label is looked up first.
  desk_.ask(this, [code](Desk::Hand hand) { return hand.services.scans.look(hand.session, code); },
            [this, code](const Result<ScannedThing>& thing) {
              if (!thing) {
                say(Mood::Wrong, refusalText(thing.error()));
                return;
              }
              const ScanOutcome outcome = scan_.scan(code);
              switch (outcome.kind) {
                case ScanOutcome::Kind::Open:
                  say(Mood::Fine, thing->title, thing->detail);
                  Q_EMIT opened(code);
                  break;
                case ScanOutcome::Kind::Commit:
                  commit();
                  break;
                case ScanOutcome::Kind::Continue:
                  say(Mood::Waiting, outcome.prompt, code.kind == CodeKind::Command ? QString() : thing->title + u' ' + thing->detail);
                  break;
                case ScanOutcome::Kind::Wrong:
                  say(Mood::Wrong, outcome.prompt, thing->title);
                  break;
              }
            });
}

void ScanBar::askQuantity(ItemId item) {
  counting_ = item;
  say(Mood::Waiting, tr("盘点 %1：请键入实盘数量，按回车").arg(itemLabel(item)));
  field_->setFocus();
}

void ScanBar::count(const QString& text) {
  const Result<Quantity> quantity = Quantity::parse(text);
  if (!quantity) {
    say(Mood::Wrong, tr("“%1”不是数量，请重新键入").arg(text));
    return;
  }
  const ItemId item = *counting_;
  const StockTakeId take{scan_.target()->key};
  desk_.ask(this,
            [item, take, quantity = *quantity](Desk::Hand hand) -> Result<StockDifference> {
              const Result<StockTakeSheet> sheet = hand.services.stockTakes.sheet(hand.session, take);
              if (!sheet) {
                return tl::unexpected(sheet.error());
              }
              // A line in several places: the one still to be counted first.
              PlaceId place = sheet->take.place;
              for (const StockTakeRow& row : sheet->rows) {
                place = row.difference.item == item && (!row.difference.isCounted() || row.difference.wantsRecount()) ? row.difference.place : place;
              }
              return hand.services.stockTakes.count(hand.session, take, item, place, quantity);
            },
            [this, item](const Result<StockDifference>& counted) {
              if (!counted) {
                say(Mood::Wrong, refusalText(counted.error()));
                return;
              }
              counting_.reset();
              say(counted->differs() ? Mood::Waiting : Mood::Fine,
                  counted->wantsRecount() ? tr("%1 与账面不符，请复盘").arg(itemLabel(item)) : counted->differs() ? tr("%1 复盘仍不符，已记录").arg(itemLabel(item)) : tr("%1 相符").arg(itemLabel(item)));
              Q_EMIT recorded();
            });
}

void ScanBar::commit() {
  const ScanHands hands{giver_->text().trimmed(), receiver_->text().trimmed().isEmpty() ? desk_.session().displayName : receiver_->text().trimmed()};
  desk_.ask(this, [scan = scan_, hands](Desk::Hand hand) { return hand.services.scans.commit(hand.session, scan, hands); },
            [this](const Result<ScanResult>& result) {
              if (!result) {
                say(Mood::Wrong, refusalText(result.error()));
                return;
              }
              scan_.reset();
              say(Mood::Fine, result->message);
              Q_EMIT recorded();
            });
}

}  // namespace shuangda
