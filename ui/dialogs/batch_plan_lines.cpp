#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <algorithm>
#include <iterator>
#include <tuple>

#include "dialogs/batch_plan_dialog.h"

// The lines BatchPlanDialog offers, read by pages; batch_plan_dialog.cpp shows them.

namespace shuangda {
namespace {

/// The places where a line lies, in one text.
QString whereOf(const GoodsRow& row, const QHash<qint64, QString>& places) {
  QStringList names;
  for (const auto& [position, quantity] : row.balance) {
    if (position.place.isStored() && inCustody(position.state)) {
      names << places.value(position.place.value);
    }
  }
  names.removeDuplicates();
  return names.join(QStringLiteral("、"));
}

}  // namespace

struct BatchPlanDialog::Offer {
  std::vector<PlanLine> lines{};
  std::vector<Place> places{};
  std::optional<ItemId> next{};
};

namespace {

QHash<qint64, QString> placeNames(const std::vector<PlaceRow>& rows) {
  QHash<qint64, QString> names;
  for (const PlaceRow& row : rows) {
    names.insert(row.place.id.value, row.place.name);
  }
  return names;
}

/// The next lines of the list as the plan shows them. A call may look at thousands of lines and find none: then it goes on.
CandidatePage pageOf(Desk::Hand hand, GoodsQuery query, bool everything) {
  CandidatePage page;
  do {
    page = hand.services.disposals.candidates(hand.session, query, everything).value_or(CandidatePage());
    query.before = page.next;
  } while (page.lines.empty() && page.next);
  return page;
}

std::vector<PlanLine> planLines(CandidatePage page, const QHash<qint64, QString>& names) {
  std::vector<PlanLine> lines;
  for (DisposalCandidate& candidate : page.lines) {
    const QString where = whereOf(candidate.row, names);
    const Quantity available = candidate.available;
    lines.push_back({std::move(candidate), where, available, false});
  }
  return lines;
}

}  // namespace

void BatchPlanDialog::load() {
  saveButton_->setEnabled(false);  // until the plants are there to choose from
  if (blocked_ != nullptr) {
    chosen_->setText(tr("正在读取物品…"));
  }
  const bool everything = blocked_ != nullptr && blocked_->isChecked();
  desk_.ask(
      this,
      [everything, sheet = sheet_, withLines = isPlan(), limit = pageLines](Desk::Hand hand) {
        Offer offer;
        const std::vector<PlaceRow> places = hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>());
        std::ranges::transform(places, std::back_inserter(offer.places), &PlaceRow::place);
        if (!withLines) {
          return offer;
        }
        const QHash<qint64, QString> names = placeNames(places);
        for (const DisposalLineRow& line : sheet.lines) {
          DisposalCandidate candidate{.row = line.row, .available = quantityIn(line.row.balance, CustodyState::Confiscated)};
          offer.lines.push_back({std::move(candidate), whereOf(line.row, names), line.line.planned, true});
        }
        CandidatePage page = pageOf(hand, {.limit = limit}, everything);
        offer.next = page.next;
        for (PlanLine& line : planLines(std::move(page), names)) {
          const bool isOwn = std::ranges::any_of(sheet.lines, [&](const DisposalLineRow& own) { return own.line.item == line.candidate.row.item.id; });
          if (!isOwn) {
            offer.lines.push_back(std::move(line));
          }
        }
        return offer;
      },
      [this](Offer offer) { show(std::move(offer)); });
}

void BatchPlanDialog::show(Offer offer) {
  saveButton_->setEnabled(true);
  auto* plants = static_cast<QComboBox*>(inputs_.value(QStringLiteral("batch_plant")));
  if (plants->count() == 1) {
    for (const Place& place : offer.places) {
      if (place.kindValue() == PlaceKind::Plant && !place.closedOn) {
        plants->addItem(place.name, QVariant::fromValue<qlonglong>(place.id.value));
      }
    }
    plants->setCurrentIndex(std::max(0, plants->findData(QVariant::fromValue<qlonglong>(sheet_.batch.plant.value_or(PlaceId{}).value))));
  }
  if (!isPlan()) {
    return;
  }
  lines_->setLines(std::move(offer.lines));
  next_ = offer.next;
  fillFilters();
}

void BatchPlanDialog::readMore() {
  if (next_) {
    read({.before = next_, .limit = pageLines}, true);
  }
}

void BatchPlanDialog::readFound() {
  if (const QString words = search_->text().trimmed(); next_ && !words.isEmpty()) {
    read({.search = words, .limit = pageLines}, false);
  }
}

void BatchPlanDialog::read(const GoodsQuery& query, bool isList) {
  more_->setEnabled(false);
  chosen_->setText(tr("正在读取物品…"));
  desk_.ask(
      this,
      [query, everything = blocked_->isChecked()](Desk::Hand hand) {
        Offer offer;
        CandidatePage page = pageOf(hand, query, everything);
        offer.next = page.next;
        offer.lines = planLines(std::move(page), placeNames(hand.services.places.list(hand.session).value_or(std::vector<PlaceRow>())));
        return offer;
      },
      [this, isList](Offer offer) {
        next_ = isList ? offer.next : next_;
        lines_->addLines(std::move(offer.lines));
        fillFilters();
      },
      [this] { more_->setEnabled(true); });
}

void BatchPlanDialog::fillFilters() {
  more_->setVisible(next_.has_value());
  more_->setEnabled(true);
  more_->setText(tr("已列 %1 项，继续读取(&M)").arg(lines_->count()));
  for (const auto& [combo, every, texts] : {std::tuple(case_, tr("全部案件"), lines_->caseNumbers()), std::tuple(place_, tr("全部地点"), lines_->places())}) {
    const QString before = combo->currentIndex() > 0 ? combo->currentText() : QString();
    combo->clear();
    combo->addItem(every);
    combo->addItems(texts);
    combo->setCurrentIndex(std::max(0, before.isEmpty() ? 0 : combo->findText(before)));
  }
  filter();
}

void BatchPlanDialog::filter() {
  lines_->setFilter({.words = search_->text(), .caseNumber = case_->currentIndex() > 0 ? case_->currentText() : QString(), .place = place_->currentIndex() > 0 ? place_->currentText() : QString()});
  table_->setColumnHidden(PlanLinesModel::Why, !blocked_->isChecked());
}

}  // namespace shuangda
