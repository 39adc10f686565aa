#include "dialogs/movement_dialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <algorithm>

#include "domain/goods_code.h"
#include "services/goods_texts.h"
#include "services/texts.h"

namespace shuangda {
namespace {

const QString kKind = QStringLiteral("kind");
const QString kFrom = QStringLiteral("from");
const QString kQuantity = QStringLiteral("quantity");
const QString kTo = QStringLiteral("to_state");
const QString kPlace = QStringLiteral("place");
const QString kAt = QStringLiteral("at");
const char* const kAsked[] = {"giver", "receiver", "witness", "approver", "doc_no", "note"};

template <typename T>
bool holds(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

bool isRequired(const CustodyRule& rule, const QString& field) {
  return std::ranges::any_of(rule.asks, [&](const CustodyRule::Asked& asked) { return asked.field == field && asked.required; });
}

}  // namespace

MovementDialog::MovementDialog(Desk& desk, const GoodsSheet& sheet, QWidget* parent)
    : FormDialog(desk, tr("登记移动 %1 %2").arg(itemLabel(sheet.row.item.id), sheet.row.item.name), tr("登记(&S)"), parent), sheet_(sheet) {
  build();
  fillKinds();
  suggestNames();
  showKind();
  desk.ask(
      this, [](Desk::Hand hand) { return hand.services.places.list(hand.session); },
      [this](const Result<std::vector<PlaceRow>>& rows) {
        for (const PlaceRow& row : rows.value_or(std::vector<PlaceRow>())) {
          places_.push_back(row.place);
        }
        showKind();
      });
  form().input(kKind)->setFocus();
  resize(560, 420);
}

void MovementDialog::build() {
  QComboBox* kind = form().addChoice(kKind, tr("移动"));
  form().addText(QStringLiteral("about"), QString());
  QComboBox* from = form().addChoice(kFrom, tr("从"));
  form().addLine(kQuantity, tr("数量"));
  form().addChoice(kTo, tr("登记为"));
  form().addChoice(kPlace, tr("到"));
  form().addLine(kAt, tr("时间"), nowText(), tr("如 2026-03-12 或 2026-03-12 10:30"));
  for (const char* name : kAsked) {
    const QString field = QString::fromLatin1(name);
    form().addLine(field, field == QStringLiteral("note") ? tr("说明") : goodsFieldLabel(field));
  }
  form().setLabel(kAt, tr("时间"), true);
  form().setLabel(kQuantity, tr("数量"), true);
  connect(kind, &QComboBox::currentIndexChanged, this, &MovementDialog::showKind);
  connect(from, &QComboBox::currentIndexChanged, this, &MovementDialog::showSource);
}

void MovementDialog::fillKinds() {
  QComboBox* kind = form().choice(kKind);
  const QSignalBlocker quiet(kind);
  for (const bool possible : {true, false}) {
    for (const MoveChoice& choice : sheet_.choices) {
      if (possible == choice.refusal.has_value()) {
        continue;
      }
      // What is not possible now can be seen with its reason, but not chosen.
      const QString why = choice.refusal ? refusalText(*choice.refusal) : QString();
      kind->addItem(possible ? movementText(choice.kind) : tr("%1（%2）").arg(movementText(choice.kind), why), choice.kind);
      if (!possible) {
        QStandardItem* item = qobject_cast<QStandardItemModel*>(kind->model())->item(kind->count() - 1);
        item->setEnabled(false);
        item->setToolTip(why);
      }
    }
  }
  const bool any = std::ranges::any_of(sheet_.choices, [](const MoveChoice& choice) { return !choice.refusal; });
  saveButton()->setEnabled(any);
  kind->setCurrentIndex(any ? 0 : -1);
  if (!any) {
    say(tr("这项财物现在没有可以登记的移动。"));
  }
}

void MovementDialog::suggestNames() {
  QStringList names{desk().session().displayName};
  for (const ChainEntry& entry : sheet_.chain) {
    names << entry.movement.giver << entry.movement.receiver << entry.movement.witness << entry.movement.approver;
  }
  names.removeAll(QString());
  names.removeDuplicates();
  for (const char* field : {"giver", "receiver", "witness", "approver"}) {
    auto* completer = new QCompleter(names, this);
    completer->setCompletionMode(QCompleter::InlineCompletion);
    form().line(QString::fromLatin1(field))->setCompleter(completer);
  }
}

void MovementDialog::choose(const QString& kind) { form().choice(kKind)->setCurrentIndex(form().choice(kKind)->findData(kind)); }

const CustodyRule* MovementDialog::rule() const { return CustodyRules::builtIn().find(form().choice(kKind)->currentData().toString()); }

const Place* MovementDialog::placeOf(PlaceId id) const {
  const auto found = std::ranges::find(places_, id, &Place::id);
  return found == places_.end() ? nullptr : &*found;
}

const MovementDialog::Source* MovementDialog::source() const {
  const auto index = static_cast<std::size_t>(std::max(0, form().choice(kFrom)->currentIndex()));
  return index < sources_.size() ? &sources_[index] : nullptr;
}

std::vector<MovementDialog::Source> MovementDialog::sourcesOf(const CustodyRule& rule) const {
  std::vector<Source> sources;
  std::size_t index = 0;
  for (const auto& [position, quantity] : sheet_.row.balance) {
    const auto& [where, amount] = sheet_.where[index++];
    const Place* place = placeOf(position.place);
    const bool fits = rule.fromPlaces.empty() || (place && holds(rule.fromPlaces, place->kindValue()));
    if (fits && holds(rule.from, position.state)) {
      sources.push_back({position, tr("%1（%2）").arg(where, amount), quantity});
    }
  }
  const bool isFound = holds(rule.from, CustodyState::Missing);
  if (holds(rule.from, CustodyState::Outside) && (isFound || sources.empty())) {
    sources.insert(sources.begin(), {CustodyPosition{}, custodyStateText(CustodyState::Outside), isFound ? Quantity() : sheet_.intakeLeft});
  }
  return sources;
}

void MovementDialog::showKind() {
  const CustodyRule* chosen = rule();
  form().setShown(QStringLiteral("about"), chosen != nullptr);
  for (const QString& field : {kFrom, kQuantity, kTo, kPlace, kAt}) {
    form().setShown(field, chosen != nullptr);
  }
  for (const char* name : kAsked) {
    const QString field = QString::fromLatin1(name);
    const bool asked = chosen && chosen->asksFor(field);
    form().setShown(field, asked);
    form().setLabel(field, field == QStringLiteral("note") ? tr("说明") : goodsFieldLabel(field), asked && isRequired(*chosen, field));
  }
  if (!chosen) {
    return;
  }
  auto* about = static_cast<QLabel*>(form().input(QStringLiteral("about")));
  about->setText(chosen->note.isEmpty() ? chosen->article : QStringLiteral("%1\n%2").arg(chosen->article, chosen->note));
  form().setShown(QStringLiteral("about"), !about->text().isEmpty());
  QComboBox* to = form().choice(kTo);
  to->clear();
  for (const CustodyState state : chosen->to) {
    to->addItem(custodyStateText(state), static_cast<int>(state));
  }
  form().setShown(kTo, to->count() > 1);
  sources_ = sourcesOf(*chosen);
  QComboBox* from = form().choice(kFrom);
  const QSignalBlocker quiet(from);
  from->clear();
  for (const Source& source : sources_) {
    from->addItem(source.text);
  }
  form().setShown(kFrom, sources_.size() > 1);
  showSource();
}

void MovementDialog::showSource() {
  const CustodyRule* chosen = rule();
  const Source* taken = source();
  if (!chosen || !taken) {
    return;
  }
  const bool isFound = chosen->kind == QStringLiteral("found") && !inCustody(taken->position.state) && taken->quantity == Quantity();
  form().line(kQuantity)->setText(isFound ? QString() : taken->quantity.text());
  form().setLabel(kQuantity, isFound ? tr("数量（%1）").arg(sheet_.row.item.unit) : tr("数量（%1，现有 %2）").arg(sheet_.row.item.unit, taken->quantity.text()), true);
  form().clearRefusals();
  fillPlaces(*chosen);
}

CustodyState MovementDialog::stateAfter(const CustodyRule& rule) const {
  if (rule.to.empty()) {
    return source() ? source()->position.state : CustodyState::Outside;
  }
  return rule.to.size() > 1 ? static_cast<CustodyState>(form().choice(kTo)->currentData().toInt()) : rule.to.front();
}

void MovementDialog::fillPlaces(const CustodyRule& rule) {
  QComboBox* combo = form().choice(kPlace);
  combo->clear();
  const CustodyPosition from = source()->position;
  const CustodyState after = stateAfter(rule);
  const bool wanted = inCustody(after) && !rule.staysInPlace;
  form().setShown(kPlace, wanted);
  if (!wanted) {
    return;
  }
  const Place* here = placeOf(from.place);
  const bool mayStay = from.state != after && here && (rule.toPlaces.empty() || holds(rule.toPlaces, here->kindValue()));
  combo->addItem(mayStay ? tr("原处不动（%1）").arg(here->name) : tr("请选择"), 0);
  for (const Place& place : places_) {
    if (!place.closedOn && place.id != from.place && (rule.toPlaces.empty() || holds(rule.toPlaces, place.kindValue()))) {
      combo->addItem(QStringLiteral("%1 %2 · %3").arg(place.code, place.name, placeKindText(place.kindValue())), static_cast<qlonglong>(place.id.value));
    }
  }
  form().setLabel(kPlace, tr("到"), !mayStay);
}

std::optional<CustodyMovement> MovementDialog::draft() {
  const CustodyRule* chosen = rule();
  const Source* taken = source();
  if (!chosen || !taken) {
    return std::nullopt;
  }
  const std::optional<Quantity> amount = quantity(kQuantity);
  const std::optional<EventDate> at = amount ? moment(kAt) : std::nullopt;
  if (!at) {
    return std::nullopt;
  }
  CustodyMovement draft{.item = sheet_.row.item.id, .kind = chosen->kind, .quantity = *amount, .from = taken->position.state, .at = *at};
  draft.fromPlace = taken->position.place.isStored() ? std::optional(taken->position.place) : std::nullopt;
  draft.to = chosen->to.size() > 1 ? stateAfter(*chosen) : CustodyState::Outside;
  if (const qlonglong place = form().key(kPlace); place > 0) {
    draft.toPlace = PlaceId{place};
  }
  draft.giver = form().text(QStringLiteral("giver"));
  draft.receiver = form().text(QStringLiteral("receiver"));
  draft.witness = form().text(QStringLiteral("witness"));
  draft.approver = form().text(QStringLiteral("approver"));
  draft.docNo = form().text(QStringLiteral("doc_no"));
  draft.note = form().text(QStringLiteral("note"));
  return draft;
}

void MovementDialog::save() {
  if (const std::optional<CustodyMovement> movement = draft()) {
    perform([movement = *movement](Desk::Hand hand) { return hand.services.custody.record(hand.session, movement); });
  }
}

QString MovementDialog::fieldOf(const Error& error) const {
  static const QHash<QString, QString> fields{{QStringLiteral("custody_quantity"), kQuantity}, {QStringLiteral("custody_intake"), kQuantity},
                                              {QStringLiteral("custody_positive"), kQuantity}, {QStringLiteral("happened_at"), kAt},
                                              {QStringLiteral("custody_history"), kAt},        {QStringLiteral("custody_place"), kPlace},
                                              {QStringLiteral("custody_same_place"), kPlace},  {QStringLiteral("custody_position"), kFrom},
                                              {QStringLiteral("place_source"), kFrom},         {QStringLiteral("custody_kind"), kKind},
                                              {QStringLiteral("custody_state"), kKind},        {QStringLiteral("custody_guard"), kKind}};
  if (fields.contains(error.field)) {
    return fields.value(error.field);
  }
  if (error.field.startsWith(QStringLiteral("custody_"))) {
    return error.field.mid(8);  // giver, receiver, witness, approver, doc_no, note
  }
  return error.field.startsWith(QStringLiteral("place")) ? kPlace : error.field;
}

}  // namespace shuangda
