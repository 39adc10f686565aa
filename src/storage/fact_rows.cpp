#include "storage/fact_rows.h"

#include <array>

#include "storage/fact_dates.h"

namespace shuangda {
namespace {

/// The columns of the narrow query, in its order.
enum Column : int {
  Key, RecordedAt, Province, City, County, Unit, Field, Cause, Flag, Kinds, Campaign, Procedure, Online, Market, Rural, Foreign, Qualifier,
  Turnover, GoodsValue, Fine, ConfiscatedIncome, ConfiscatedGoods, TransferValue, TransferPersons, PoliceFiledPersons, ReversePersons,
  Goods, GoodsUnit, GoodsQuantity, FirstDate,
};

constexpr std::string_view kNarrow =
    "SELECT id, recorded_at, region_province, region_city, region_county, counting_unit, field, cause, transferred_to_police, penalty_kinds, campaign,"
    " procedure, is_online, is_market, is_rural, is_foreign, amount_qualifier,"
    " illegal_turnover_fen, goods_value_fen, fine_fen, confiscated_income_fen, confiscated_goods_fen, transfer_value_fen, transfer_persons,"
    " police_filed_persons, reverse_persons, goods, quantity_unit, quantity,"
    " found_date, filed_date, withdrawn_date, decision_date, annulled_date, closed_date, published_date, platform_entered_date,"
    " transfer_approved_date, transfer_date, police_accepted_date, police_filed_date, police_rejected_date, reverse_opinion_date"
    " FROM legal_case WHERE id >= ? AND id < ? AND void_date IS NULL AND (in_scope IS NULL OR in_scope = 1) ORDER BY id";

// A part split from a line is in the line's own quantity. The plus keeps SQLite from walking all lines by their absent parents.
constexpr std::string_view kGoods =
    "SELECT m.case_id, i.name, i.unit, i.product_class, i.quantity FROM measure m JOIN seized_item i ON i.measure_id = m.id"
    " WHERE m.case_id >= ? AND m.case_id < ? AND +i.parent_id IS NULL ORDER BY m.case_id, i.id";

/// The qualifier of a case belongs to its own amounts; a decision and a transfer name exact ones. A transfer without an
/// amount takes over that of the case.
void qualifyCaseAmounts(Fact& fact, bool ownTransferValue) {
  fact.setApproximate(FactAmount::CaseValue);
  fact.setApproximate(FactAmount::GoodsValue);
  if (!ownTransferValue) {
    fact.setApproximate(FactAmount::TransferValue);
  }
}

std::optional<EventDate> dateIn(Statement& row, Column first, FactDate date) { return row.get<std::optional<EventDate>>(first + static_cast<int>(date)); }

std::string_view tableOf(StoredNames::Table table, std::string_view facts, std::string_view goods) { return table == StoredNames::Table::Facts ? facts : goods; }

}  // namespace

bool isLateTransfer(const std::optional<EventDate>& approved, const std::optional<EventDate>& delivered) {
  if (!approved || !delivered || approved->precision() < EventDate::Precision::Day || delivered->precision() < EventDate::Precision::Day) {
    return false;
  }
  const qint64 days = approved->lastDay().daysTo(delivered->lastDay());
  if (approved->minuteOfDay() && delivered->minuteOfDay()) {
    return days > 1 || (days == 1 && *delivered->minuteOfDay() > *approved->minuteOfDay());
  }
  return days > 1;
}

StoredNames::StoredNames(Database& database, Table table, Unknown unknown)
    : unknown_(unknown),
      find_(database, tableOf(table, "SELECT id FROM fact_name WHERE text = ?", "SELECT id FROM goods_name WHERE text = ?")),
      read_(database, tableOf(table, "SELECT text FROM fact_name WHERE id = ?", "SELECT text FROM goods_name WHERE id = ?")),
      add_(database, tableOf(table, "INSERT INTO fact_name (text) VALUES (?) RETURNING id", "INSERT INTO goods_name (text) VALUES (?) RETURNING id")) {}

std::int32_t StoredNames::number(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  const auto [known, isNew] = numbers_.try_emplace(std::string(text));
  if (isNew) {
    if (find_.bindAll(text).step()) {
      known->second = find_.get<std::int32_t>(0);
    } else if (unknown_ == Unknown::Add) {
      add_.bindAll(text).step();
      known->second = add_.get<std::int32_t>(0);
      add_.step();
    } else {
      known->second = -static_cast<std::int32_t>(numbers_.size());
      texts_.emplace(known->second, textFromUtf8(text));
    }
    find_.reset();
    add_.reset();
  }
  return known->second;
}

QString StoredNames::text(std::int32_t number) {
  if (number == 0) {
    return {};
  }
  const auto [known, isNew] = texts_.try_emplace(number);
  if (isNew) {
    known->second = read_.bindAll(number).step() ? read_.get<QString>(0) : QString();
    read_.reset();
  }
  return known->second;
}

FactRows::FactRows(Database& database, StoredNames& names, StoredNames& goodsNames) : database_(database), names_(names), goodsNames_(goodsNames) {}

FactBlock FactRows::read(std::int64_t first, std::int64_t end) {
  FactBlock block;
  readCases(first, end, block);
  readGoods(first, end, block);
  return block;
}

void FactRows::readCases(std::int64_t first, std::int64_t end, FactBlock& block) {
  Statement s(database_, kNarrow);
  s.bindAll(first, end);
  const auto name = [&](Column column) { return names_.number(s.get<std::string_view>(column)); };
  const auto flag = [&](Column column) { return s.get<bool>(column); };
  const auto number = [&](Column column) { return s.get<std::int64_t>(column); };
  while (s.step()) {
    Fact& fact = block.facts.emplace_back();
    fact.id = number(Key);
    fact.recordedAt = s.get<Instant>(RecordedAt).epochMs();
    fact.text(FactText::Province) = name(Province);
    fact.text(FactText::City) = name(City);
    const std::int32_t county = name(County);
    fact.text(FactText::Region) = county != 0 ? county : fact.text(FactText::City) != 0 ? fact.text(FactText::City) : fact.text(FactText::Province);
    fact.text(FactText::Unit) = name(Unit);
    fact.text(FactText::Field) = name(Field);
    fact.text(FactText::Cause) = name(Cause);
    fact.text(FactText::TransferFlag) = name(Flag);
    fact.text(FactText::PenaltyKinds) = name(Kinds);
    fact.text(FactText::Campaign) = name(Campaign);
    fact.simple = s.get<std::string_view>(Procedure) == "简易";
    fact.online = flag(Online);
    fact.market = flag(Market);
    fact.rural = flag(Rural);
    fact.foreign = flag(Foreign);
    const std::int64_t value = s.isNull(Turnover) ? number(GoodsValue) : number(Turnover);
    fact.amount(FactAmount::CaseValue) = value;
    fact.amount(FactAmount::GoodsValue) = number(GoodsValue);
    fact.amount(FactAmount::Fine) = number(Fine);
    fact.amount(FactAmount::Confiscated) = number(ConfiscatedIncome) + number(ConfiscatedGoods);
    fact.amount(FactAmount::TransferValue) = s.isNull(TransferValue) ? value : number(TransferValue);
    fact.amount(FactAmount::TransferPersons) = number(TransferPersons);
    fact.amount(FactAmount::PoliceFiledPersons) = number(PoliceFiledPersons);
    fact.amount(FactAmount::ReversePersons) = number(ReversePersons);
    if (!s.get<std::string_view>(Qualifier).empty()) {
      qualifyCaseAmounts(fact, !s.isNull(TransferValue));
    }
    for (int i = 0; i < static_cast<int>(FactDate::Event); ++i) {
      fact.days[static_cast<std::size_t>(i)] = dayNumberOf(s.get<std::string_view>(FirstDate + i));
    }
    if (fact.day(FactDate::TransferApproved) != Fact::kNoDay && fact.day(FactDate::Delivered) != Fact::kNoDay) {
      fact.lateTransfer = isLateTransfer(dateIn(s, FirstDate, FactDate::TransferApproved), dateIn(s, FirstDate, FactDate::Delivered));
    }
    // Goods of the case's own fields; the lines of its list, where there are any, take their place.
    const bool named = !s.get<std::string_view>(Goods).empty() || !s.isNull(GoodsQuantity);
    block.slices.push_back({static_cast<std::uint32_t>(block.goods.size()), named ? 1U : 0U});
    if (named) {
      block.goods.push_back({.name = goodsNames_.number(s.get<std::string_view>(Goods)),
                             .unit = name(GoodsUnit),
                             .quantity = number(GoodsQuantity),
                             .counted = !s.isNull(GoodsQuantity)});
    }
  }
}

void FactRows::readGoods(std::int64_t first, std::int64_t end, FactBlock& block) {
  Statement s(database_, kGoods);
  s.bindAll(first, end);
  bool more = s.step();
  if (!more) {
    return;
  }
  std::vector<GoodsFact> goods;
  for (std::size_t i = 0; i < block.facts.size(); ++i) {
    const std::size_t begin = goods.size();
    for (; more && s.get<std::int64_t>(0) <= block.facts[i].id; more = s.step()) {
      if (s.get<std::int64_t>(0) == block.facts[i].id) {
        goods.push_back({.name = goodsNames_.number(s.get<std::string_view>(1)),
                         .unit = names_.number(s.get<std::string_view>(2)),
                         .productClass = names_.number(s.get<std::string_view>(3)),
                         .quantity = s.get<std::int64_t>(4),
                         .counted = !s.isNull(4)});
      }
    }
    if (goods.size() == begin) {
      const GoodsOfFact own = block.goodsOf(i);
      goods.insert(goods.end(), own.begin(), own.end());
    }
    block.slices[i] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(goods.size() - begin)};
  }
  block.goods = std::move(goods);
}

void FactRows::append(const LegalCase& c, FactBlock& block) {
  if (c.voidDate || c.inScope == false) {
    return;
  }
  const auto name = [&](const QString& text) { return names_.number(text.toStdString()); };
  Fact& fact = block.facts.emplace_back();
  fact.id = c.id.value;
  fact.recordedAt = c.recordedAt.epochMs();
  fact.text(FactText::Province) = name(c.region.province);
  fact.text(FactText::City) = name(c.region.city);
  fact.text(FactText::Region) = name(!c.region.county.isEmpty() ? c.region.county : !c.region.city.isEmpty() ? c.region.city : c.region.province);
  fact.text(FactText::Unit) = name(countingUnit(c));
  fact.text(FactText::Field) = name(c.field);
  fact.text(FactText::Cause) = name(c.cause);
  fact.text(FactText::TransferFlag) = name(c.transfer.flag);
  fact.text(FactText::PenaltyKinds) = name(c.decision.kinds.join(u';'));
  fact.text(FactText::Campaign) = name(c.campaign);
  fact.simple = c.procedure == QStringLiteral("简易");
  fact.online = c.isOnline.value_or(false);
  fact.market = c.isMarket.value_or(false);
  fact.rural = c.isRural.value_or(false);
  fact.foreign = c.isForeign.value_or(false);
  const auto fen = [](const std::optional<Money>& money) { return money.value_or(Money()).fen(); };
  const std::int64_t value = fen(caseValue(c));
  fact.amount(FactAmount::CaseValue) = value;
  fact.amount(FactAmount::GoodsValue) = fen(c.goodsValue);
  fact.amount(FactAmount::Fine) = fen(c.decision.fine);
  fact.amount(FactAmount::Confiscated) = fen(c.decision.confiscatedIncome) + fen(c.decision.confiscatedGoods);
  fact.amount(FactAmount::TransferValue) = c.transfer.value ? fen(c.transfer.value) : value;
  fact.amount(FactAmount::TransferPersons) = c.transfer.persons.value_or(0);
  fact.amount(FactAmount::PoliceFiledPersons) = c.transfer.policeFiledPersons.value_or(0);
  fact.amount(FactAmount::ReversePersons) = c.transfer.reversePersons.value_or(0);
  if (!c.amountQualifier.isEmpty()) {
    qualifyCaseAmounts(fact, c.transfer.value.has_value());
  }
  const std::array dates{&c.foundDate,         &c.filedDate,           &c.withdrawnDate,       &c.decision.date,         &c.decision.annulledDate,
                         &c.closedDate,        &c.publishedDate,       &c.platformEnteredDate, &c.transfer.approved,     &c.transfer.delivered,
                         &c.transfer.policeAccepted, &c.transfer.policeFiled, &c.transfer.policeRejected, &c.transfer.reverseOpinion};
  for (std::size_t i = 0; i < dates.size(); ++i) {
    fact.days[i] = *dates[i] ? dayNumberOf((*dates[i])->text().toStdString()) : Fact::kNoDay;
  }
  fact.lateTransfer = isLateTransfer(c.transfer.approved, c.transfer.delivered);
  const bool named = !c.goods.isEmpty() || c.quantity;
  block.slices.push_back({static_cast<std::uint32_t>(block.goods.size()), named ? 1U : 0U});
  if (named) {
    block.goods.push_back({.name = goodsNames_.number(c.goods.toStdString()),
                           .unit = name(c.quantityUnit),
                           .quantity = c.quantity.value_or(Quantity()).thousandths(),
                           .counted = c.quantity.has_value()});
  }
}

}  // namespace shuangda
