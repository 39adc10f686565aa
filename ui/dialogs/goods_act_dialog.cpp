#include "dialogs/goods_act_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

#include "domain/code_list.h"
#include "domain/goods_code.h"
#include "services/goods_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

using Act = GoodsActDialog::Act;

const QString kPosition = QStringLiteral("position");
const QString kTarget = QStringLiteral("target");
const QString kKind = QStringLiteral("kind");
const QString kQuantity = QStringLiteral("quantity");
const QString kAt = QStringLiteral("at");
const QString kText = QStringLiteral("note");
const QString kCaseNumber = QStringLiteral("case_number");

QString titleOf(Act act) {
  switch (act) {
    case Act::Split:
      return QObject::tr("拆分");
    case Act::Merge:
      return QObject::tr("合并");
    case Act::Note:
      return QObject::tr("记事");
    case Act::Correct:
      return QObject::tr("更正移动");
    case Act::Settle:
      return QObject::tr("登记处理结果");
  }
  return {};
}

/// What may be split and merged: goods in custody whose disposal is not approved.
bool isDivisible(CustodyState state) { return inCustody(state) && state != CustodyState::Cleared; }

}  // namespace

GoodsActDialog::GoodsActDialog(Desk& desk, const GoodsSheet& sheet, Act act, std::int64_t key, QWidget* parent)
    : FormDialog(desk, QStringLiteral("%1 %2 %3").arg(titleOf(act), itemLabel(sheet.row.item.id), sheet.row.item.name),
                 act == Act::Correct ? tr("更正(&S)") : tr("登记(&S)"), parent),
      sheet_(sheet),
      act_(act),
      key_(key) {
  build();
  resize(520, sizeHint().height());
}

bool GoodsActDialog::allows(const GoodsSheet& sheet, Act act) {
  const bool divisible = std::ranges::any_of(sheet.row.balance, [](const auto& entry) { return isDivisible(entry.first.state); });
  return act == Act::Note || (divisible && (act == Act::Split || act == Act::Merge));
}

void GoodsActDialog::build() {
  if (const QString text = subjectText(); !text.isEmpty()) {
    form().addText(QStringLiteral("about"), act_ == Act::Correct ? tr("移动") : tr("记事"))->setText(text);
  }
  if (act_ == Act::Split || act_ == Act::Merge) {
    addPosition();
  }
  if (act_ == Act::Merge) {
    form().addChoice(kTarget, tr("并入"));
    fillTargets();
  }
  if (act_ == Act::Split || act_ == Act::Merge) {
    const Quantity there = positions_.empty() ? Quantity() : positions_.front().second;
    form().addLine(kQuantity, act_ == Act::Split ? tr("拆出数量（%1）").arg(sheet_.row.item.unit) : tr("数量（%1）").arg(sheet_.row.item.unit),
                   act_ == Act::Merge ? there.text() : QString(), tr("现有 %1").arg(there.text()));
  }
  if (act_ == Act::Note) {
    addNoteKinds();
  }
  if (act_ != Act::Correct) {
    form().addLine(kAt, tr("时间"), nowText(), tr("如 2026-03-12 或 2026-03-12 10:30"));
  }
  form().addLine(kText, act_ == Act::Correct ? tr("更正理由") : act_ == Act::Settle ? tr("处理结果") : act_ == Act::Note ? tr("情况") : tr("说明"));
  form().input(act_ == Act::Note ? kKind : act_ == Act::Split ? kQuantity : act_ == Act::Merge ? kTarget : kText)->setFocus();
}

QString GoodsActDialog::subjectText() const {
  for (const ChainEntry& entry : act_ == Act::Correct ? sheet_.chain : std::vector<ChainEntry>()) {
    if (entry.movement.id.value == key_) {
      return tr("%1 %2 %3 %4，%5 → %6")
          .arg(entry.movement.at.text(), movementText(entry.movement.kind), entry.movement.quantity.text(), sheet_.row.item.unit, entry.from, entry.to);
    }
  }
  for (const CustodyNote& note : act_ == Act::Settle ? sheet_.notes : std::vector<CustodyNote>()) {
    if (note.id.value == key_) {
      return tr("%1 %2 %3").arg(note.at.text(), codeLabel(QStringLiteral("custody_note"), note.kind), note.text);
    }
  }
  return {};
}

void GoodsActDialog::addPosition() {
  QComboBox* combo = form().addChoice(kPosition, tr("从"));
  std::size_t index = 0;
  for (const auto& [position, amount] : sheet_.row.balance) {
    const auto& [where, text] = sheet_.where[index++];
    if (isDivisible(position.state)) {
      positions_.emplace_back(position, amount);
      combo->addItem(tr("%1（%2）").arg(where, text));
    }
  }
  connect(combo, &QComboBox::currentIndexChanged, this, [this](int chosen) {
    const QString there = positions_[static_cast<std::size_t>(chosen)].second.text();
    form().line(kQuantity)->setPlaceholderText(tr("现有 %1").arg(there));
    if (act_ == Act::Merge) {
      form().line(kQuantity)->setText(there);
    }
  });
}

void GoodsActDialog::addNoteKinds() {
  QComboBox* combo = form().addChoice(kKind, tr("种类"));
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == QStringLiteral("custody_note") && entry.code != kNoteLabel && entry.code != kNoteSettled) {
      combo->addItem(entry.label, entry.code);
      combo->setItemData(combo->count() - 1, entry.note, Qt::ToolTipRole);
    }
  }
}

void GoodsActDialog::fillTargets() {
  desk().ask(
      this, [id = sheet_.row.legalCase.value_or(CaseId{})](Desk::Hand hand) { return hand.services.goods.ofCase(hand.session, id); },
      [this](const Result<std::vector<MeasureSheet>>& measures) {
        const SeizedItem& item = sheet_.row.item;
        QComboBox* combo = form().choice(kTarget);
        for (const MeasureSheet& measure : measures.value_or(std::vector<MeasureSheet>())) {
          for (const GoodsRow& row : measure.lines) {
            if (row.item.measure == item.measure && row.item.name == item.name && row.item.unit == item.unit && row.item.id != item.id) {
              combo->addItem(QStringLiteral("%1 %2 %3（%4）").arg(itemLabel(row.item.id), row.item.name, row.item.spec, balanceText(row)), static_cast<qlonglong>(row.item.id.value));
            }
          }
        }
        if (combo->count() == 0) {
          say(tr("没有可以并入的项：只有同一措施下名称、单位都相同的两项才能合并。"));
        }
      });
}

std::optional<SplitDraft> GoodsActDialog::splitDraft() {
  const std::optional<Quantity> amount = quantity(kQuantity);
  const std::optional<EventDate> at = amount ? moment(kAt) : std::nullopt;
  if (!at || positions_.empty()) {
    return std::nullopt;
  }
  const auto chosen = static_cast<std::size_t>(std::max(0, form().choice(kPosition)->currentIndex()));
  return SplitDraft{.item = sheet_.row.item.id, .position = positions_[chosen].first, .quantity = *amount, .at = *at, .note = form().text(kText)};
}

void GoodsActDialog::saveSplit() {
  const std::optional<SplitDraft> draft = splitDraft();
  if (!draft) {
    return;
  }
  const ItemId into{form().key(kTarget)};
  if (act_ == Act::Split) {
    perform([draft = *draft](Desk::Hand hand) { return hand.services.custody.split(hand.session, draft); });
  } else if (into.isStored()) {
    perform([draft = *draft, into](Desk::Hand hand) { return hand.services.custody.merge(hand.session, draft, into); });
  } else {
    form().refuse(kTarget, tr("请选择并入哪一项。"));
  }
}

void GoodsActDialog::saveNote() {
  const std::optional<EventDate> at = moment(kAt);
  if (!at) {
    return;
  }
  CustodyNote note{.item = sheet_.row.item.id, .at = *at, .text = form().text(kText)};
  note.kind = act_ == Act::Settle ? kNoteSettled : form().choice(kKind)->currentData().toString();
  if (act_ == Act::Settle) {
    note.settles = CustodyNoteId{key_};
  }
  perform([note](Desk::Hand hand) { return hand.services.custody.note(hand.session, note); });
}

void GoodsActDialog::save() {
  switch (act_) {
    case Act::Split:
    case Act::Merge:
      return saveSplit();
    case Act::Note:
    case Act::Settle:
      return saveNote();
    case Act::Correct:
      return perform([id = MovementId{key_}, reason = form().text(kText)](Desk::Hand hand) { return hand.services.custody.correct(hand.session, id, reason); });
  }
}

QString GoodsActDialog::fieldOf(const Error& error) const {
  const QString& field = error.field;
  if (field == QStringLiteral("reason") || field == QStringLiteral("custody_note")) {
    return kText;
  }
  if (field == QStringLiteral("custody_quantity") || field == QStringLiteral("custody_positive")) {
    return kQuantity;
  }
  return field == QStringLiteral("happened_at") || field == QStringLiteral("custody_history") ? kAt : field;
}

TakeInDialog::TakeInDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent)
    : FormDialog(desk, tr("入账 %1 项").arg(items.size()), tr("入账(&S)"), parent), items_(std::move(items)) {
  form().addText(QStringLiteral("about"), QString())->setText(tr("按清单所列数量登记第一次入账，交出人取台账保管人。以后每次移动再逐笔登记。"));
  fillStores(desk, form().addChoice(QStringLiteral("place"), tr("存放地点")));
  form().addLine(kAt, tr("时间"), nowText(), tr("如 2026-03-12 或 2026-03-12 10:30"));
  form().addLine(QStringLiteral("receiver"), tr("接收人"), desk.session().displayName);
  form().input(QStringLiteral("place"))->setFocus();
  resize(520, sizeHint().height());
}

void TakeInDialog::save() {
  const std::optional<EventDate> at = moment(kAt);
  if (!at) {
    return;
  }
  const PlaceId place{form().key(QStringLiteral("place"))};
  if (!place.isStored()) {
    form().refuse(QStringLiteral("place"), tr("请选择存放地点。"));
    return;
  }
  perform([items = items_, place, at = *at, receiver = form().text(QStringLiteral("receiver"))](Desk::Hand hand) {
    return hand.services.goods.openLedger(hand.session, items, place, at, receiver);
  });
}

QString TakeInDialog::fieldOf(const Error& error) const {
  const QString& field = error.field;
  if (field == QStringLiteral("happened_at") || field == QStringLiteral("custody_history")) {
    return kAt;
  }
  if (field == QStringLiteral("custody_receiver")) {
    return QStringLiteral("receiver");
  }
  return field.startsWith(QStringLiteral("place")) || field == QStringLiteral("custody_place") ? QStringLiteral("place") : field;
}

LinkCaseDialog::LinkCaseDialog(Desk& desk, std::vector<ItemId> items, QWidget* parent)
    : FormDialog(desk, tr("归入案件 %1 项").arg(items.size()), tr("归入(&S)"), parent), items_(std::move(items)) {
  form().addText(QStringLiteral("about"), QString())->setText(tr("所选财物没有案件。归入以后，连同拆出的各项一并列在该案相同的措施、文书下，不能再改归他案。"));
  form().addLine(kCaseNumber, tr("案件编号"));
  form().addLine(kText, tr("理由"), {}, tr("如：台账导入时未填案号，经核对文书"));
  form().setLabel(kCaseNumber, tr("案件编号"), true);
  form().setLabel(kText, tr("理由"), true);
  form().input(kCaseNumber)->setFocus();
  resize(520, sizeHint().height());
}

void LinkCaseDialog::save() {
  perform([items = items_, number = form().text(kCaseNumber), reason = form().text(kText)](Desk::Hand hand) {
    return hand.services.cases.findByNumber(hand.session, number).and_then([&](const LegalCase& found) { return hand.services.goods.linkToCase(hand.session, items, found.id, reason); });
  });
}

QString LinkCaseDialog::fieldOf(const Error& error) const {
  return error.field == QStringLiteral("reason") ? kText : error.field == QStringLiteral("case_id") ? kCaseNumber : error.field;
}

void fillStores(Desk& desk, QComboBox* combo) {
  combo->addItem(QObject::tr("请选择"), 0);
  desk.ask(
      combo, [](Desk::Hand hand) { return hand.services.places.list(hand.session); },
      [combo](const Result<std::vector<PlaceRow>>& rows) {
        for (const PlaceRow& row : rows.value_or(std::vector<PlaceRow>())) {
          const PlaceKind kind = row.place.kindValue();
          const bool takes = isStorage(kind) || kind == PlaceKind::Scene || kind == PlaceKind::Custodian;
          if (takes && !row.place.closedOn) {
            combo->addItem(QStringLiteral("%1 %2 · %3").arg(row.place.code, row.place.name, placeKindText(kind)), static_cast<qlonglong>(row.place.id.value));
          }
        }
      });
}

}  // namespace shuangda
