#include "storage/fact_repository.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "domain/code_list.h"
#include "storage/case_repository.h"
#include "storage/fact_dates.h"

namespace shuangda {
namespace {

/// The columns of the narrow query, in its order.
enum Column : int {
  Id, Province, City, County, Unit, Field, Cause, Flag, Kinds, Campaign, Procedure, Online, Market, Rural, Foreign, Qualifier,
  Turnover, Goods, Fine, ConfiscatedIncome, ConfiscatedGoods, TransferValue, TransferPersons, PoliceFiledPersons, ReversePersons,
  FirstDate,
};

// NOT (…> ?) keeps SQLite from walking an index on recorded_at: nearly every case qualifies, and one walk along the table
// is faster than a seek for each.
constexpr std::string_view kNarrow =
    "SELECT id, region_province, region_city, region_county, counting_unit, field, cause, transferred_to_police, penalty_kinds, campaign,"
    " procedure, is_online, is_market, is_rural, is_foreign, amount_qualifier,"
    " illegal_turnover_fen, goods_value_fen, fine_fen, confiscated_income_fen, confiscated_goods_fen, transfer_value_fen, transfer_persons,"
    " police_filed_persons, reverse_persons,"
    " found_date, filed_date, withdrawn_date, decision_date, annulled_date, closed_date, published_date, platform_entered_date,"
    " transfer_approved_date, transfer_date, police_accepted_date, police_filed_date, police_rejected_date, reverse_opinion_date"
    " FROM legal_case WHERE NOT (recorded_at > ?) AND void_date IS NULL AND (in_scope IS NULL OR in_scope = 1)";

/// 处罚种类 from light to heavy, as the shipped code list orders them.
const QStringList& kindsByWeight() {
  static const QStringList kinds = [] {
    QStringList list;
    for (const CodeEntry& entry : shippedCodeLists()) {
      if (entry.list == QStringLiteral("penalty_kind")) {
        list << entry.label;
      }
    }
    return list;
  }();
  return kinds;
}

/// A decision of several kinds counts once, under the heaviest (bulletin/content.md section 7.3); a kind that the list
/// does not know counts as 其他.
QString heaviestOf(const QStringList& kinds) {
  qsizetype heaviest = -1;
  for (const QString& kind : kinds) {
    heaviest = std::max(heaviest, std::max<qsizetype>(kindsByWeight().indexOf(kind), 0));
  }
  return heaviest < 0 ? QString() : kindsByWeight().value(heaviest);
}

/// Remembers the answer for each spelling of the list: there are a few dozen in a million cases.
class HeaviestKinds {
 public:
  explicit HeaviestKinds(FactNames& names) : names_(names) {}
  std::int32_t of(std::string_view list) {
    if (const auto it = known_.find(std::string(list)); it != known_.end()) {
      return it->second;
    }
    const QString text = QString::fromUtf8(list.data(), static_cast<qsizetype>(list.size()));
    return known_[std::string(list)] = names_.intern(heaviestOf(text.split(u';', Qt::SkipEmptyParts)));
  }

 private:
  FactNames& names_;
  std::unordered_map<std::string, std::int32_t> known_;
};

/// The qualifier of a case belongs to its own amounts; a decision and a transfer name exact ones. A transfer without an
/// amount takes over that of the case.
void qualifyCaseAmounts(Fact& fact, bool ownTransferValue) {
  fact.setApproximate(FactAmount::CaseValue);
  fact.setApproximate(FactAmount::GoodsValue);
  if (!ownTransferValue) {
    fact.setApproximate(FactAmount::TransferValue);
  }
}

Fact readFact(Statement& s, FactNames& names, HeaviestKinds& kinds) {
  const auto name = [&](Column column) { return names.intern(s.get<std::string_view>(column)); };
  const auto flag = [&](Column column) { return s.get<bool>(column); };
  const auto number = [&](Column column) { return s.get<std::int64_t>(column); };
  Fact fact{.id = s.get<std::int64_t>(Id)};
  fact.province = name(Province);
  fact.city = name(City);
  const std::int32_t county = name(County);
  fact.region = county != 0 ? county : fact.city != 0 ? fact.city : fact.province;
  fact.unit = name(Unit);
  fact.field = name(Field);
  fact.cause = name(Cause);
  fact.transferFlag = name(Flag);
  fact.heaviestKind = kinds.of(s.get<std::string_view>(Kinds));
  fact.campaign = name(Campaign);
  fact.simple = s.get<std::string_view>(Procedure) == "简易";
  fact.online = flag(Online);
  fact.market = flag(Market);
  fact.rural = flag(Rural);
  fact.foreign = flag(Foreign);
  const auto set = [&](FactAmount amount, std::int64_t value) { fact.amounts[static_cast<std::size_t>(amount)] = value; };
  const std::int64_t value = s.isNull(Turnover) ? number(Goods) : number(Turnover);
  set(FactAmount::CaseValue, value);
  set(FactAmount::GoodsValue, number(Goods));
  set(FactAmount::Fine, number(Fine));
  set(FactAmount::Confiscated, number(ConfiscatedIncome) + number(ConfiscatedGoods));
  set(FactAmount::TransferValue, s.isNull(TransferValue) ? value : number(TransferValue));
  set(FactAmount::TransferPersons, number(TransferPersons));
  set(FactAmount::PoliceFiledPersons, number(PoliceFiledPersons));
  set(FactAmount::ReversePersons, number(ReversePersons));
  if (!s.get<std::string_view>(Qualifier).empty()) {
    qualifyCaseAmounts(fact, !s.isNull(TransferValue));
  }
  for (int i = 0; i < static_cast<int>(FactDate::Event); ++i) {
    fact.days[static_cast<std::size_t>(i)] = dayNumberOf(s.get<std::string_view>(FirstDate + i));
  }
  return fact;
}

}  // namespace

std::optional<Fact> factOf(const LegalCase& c, FactNames& names) {
  if (c.voidDate || c.inScope == false) {
    return std::nullopt;
  }
  Fact fact{.id = c.id.value};
  fact.province = names.intern(c.region.province);
  fact.city = names.intern(c.region.city);
  fact.region = !c.region.county.isEmpty() ? names.intern(c.region.county) : fact.city != 0 ? fact.city : fact.province;
  fact.unit = names.intern(countingUnit(c));
  fact.field = names.intern(c.field);
  fact.cause = names.intern(c.cause);
  fact.transferFlag = names.intern(c.transfer.flag);
  fact.heaviestKind = names.intern(heaviestOf(c.decision.kinds));
  fact.campaign = names.intern(c.campaign);
  fact.simple = c.procedure == QStringLiteral("简易");
  fact.online = c.isOnline.value_or(false);
  fact.market = c.isMarket.value_or(false);
  fact.rural = c.isRural.value_or(false);
  fact.foreign = c.isForeign.value_or(false);
  const auto fen = [](const std::optional<Money>& money) { return money.value_or(Money()).fen(); };
  const std::int64_t value = fen(caseValue(c));
  fact.amounts = {value,
                  fen(c.goodsValue),
                  fen(c.decision.fine),
                  fen(c.decision.confiscatedIncome) + fen(c.decision.confiscatedGoods),
                  c.transfer.value ? fen(c.transfer.value) : value,
                  c.transfer.persons.value_or(0),
                  c.transfer.policeFiledPersons.value_or(0),
                  c.transfer.reversePersons.value_or(0)};
  if (!c.amountQualifier.isEmpty()) {
    qualifyCaseAmounts(fact, c.transfer.value.has_value());
  }
  const std::array dates{&c.foundDate,         &c.filedDate,           &c.withdrawnDate,       &c.decision.date,         &c.decision.annulledDate,
                         &c.closedDate,        &c.publishedDate,       &c.platformEnteredDate, &c.transfer.approved,     &c.transfer.delivered,
                         &c.transfer.policeAccepted, &c.transfer.policeFiled, &c.transfer.policeRejected, &c.transfer.reverseOpinion};
  for (std::size_t i = 0; i < dates.size(); ++i) {
    fact.days[i] = *dates[i] ? dayNumberOf((*dates[i])->text().toStdString()) : Fact::kNoDay;
  }
  return fact;
}

void FactRepository::stream(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink) {
  // A case changed between the first query and the second would be counted in both its versions, or in none.
  const Snapshot snapshot(database_);
  streamCases(cutoff, names, sink);
  streamReplacedVersions(cutoff, names, sink);
  streamDestructions(cutoff, names, sink);
}

QString FactRepository::numberOf(Fact::Entity entity, std::int64_t id) {
  Statement& statement = entity == Fact::Entity::Case ? caseNumber_ : eventNumber_;
  const QString number = statement.bindAll(id).step() ? statement.get<QString>(0) : QString();
  statement.reset();
  return number;
}

void FactRepository::streamCases(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink) {
  HeaviestKinds kinds(names);
  Statement statement(database_, kNarrow);
  statement.bindAll(cutoff);
  while (statement.step()) {
    sink(readFact(statement, names, kinds));
  }
}

void FactRepository::streamReplacedVersions(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink) {
  for (const CaseVersion& version : CaseRepository(database_).versionsInForce(cutoff)) {
    if (std::optional<Fact> fact = factOf(version.fields, names)) {
      fact->id = version.legalCase.value;
      sink(*fact);
    }
  }
}

void FactRepository::streamDestructions(Instant cutoff, FactNames& names, const std::function<void(const Fact&)>& sink) {
  Statement s(database_,
              "SELECT id, province, city, member_unit, date, tonnes, items_count, value_fen, tonnes_qualifier, items_qualifier, value_qualifier"
              " FROM destruction_event WHERE recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)");
  s.bindAll(cutoff, cutoff);
  while (s.step()) {
    Fact fact{.entity = Fact::Entity::Destruction, .id = s.get<std::int64_t>(0)};
    fact.province = names.intern(s.get<std::string_view>(1));
    fact.city = names.intern(s.get<std::string_view>(2));
    fact.region = fact.city != 0 ? fact.city : fact.province;
    fact.unit = names.intern(s.get<std::string_view>(3));
    fact.days[static_cast<std::size_t>(FactDate::Event)] = dayNumberOf(s.get<std::string_view>(4));
    // Weight, number and value each stand beside their own qualifier, three columns further on.
    static constexpr std::array amounts{FactAmount::Tonnes, FactAmount::Items, FactAmount::DestroyedValue};
    for (int i = 0; i < static_cast<int>(amounts.size()); ++i) {
      const FactAmount amount = amounts[static_cast<std::size_t>(i)];
      fact.amounts[static_cast<std::size_t>(amount)] = s.get<std::int64_t>(5 + i);
      if (!s.get<std::string_view>(8 + i).empty()) {
        fact.setApproximate(amount);
      }
    }
    sink(fact);
  }
}

}  // namespace shuangda
