#include "storage/fact_repository.h"

#include <algorithm>

#include "storage/case_repository.h"
#include "storage/fact_dates.h"

namespace shuangda {
namespace {

constexpr std::string_view kBlobs = "SELECT facts, goods FROM fact_segment WHERE number = ?";

}  // namespace

class FactRepository::Translation {
 public:
  Translation(StoredNames& stored, FactNames& names) : stored_(stored), names_(names) {}

  void translate(FactBlock& block) {
    for (Fact& fact : block.facts) {
      for (std::size_t i = 0; i < kStoredFactTexts; ++i) {
        fact.texts[i] = number(fact.texts[i]);
      }
    }
    for (GoodsFact& line : block.goods) {
      line.unit = number(line.unit);
      line.productClass = number(line.productClass);
    }
  }

 private:
  std::int32_t number(std::int32_t stored) {
    if (stored >= 0 && static_cast<std::size_t>(stored) < known_.size() && known_[static_cast<std::size_t>(stored)] >= 0) {
      return known_[static_cast<std::size_t>(stored)];
    }
    const std::int32_t own = names_.intern(stored_.text(stored));
    if (stored >= 0) {
      if (static_cast<std::size_t>(stored) >= known_.size()) {
        known_.resize(static_cast<std::size_t>(stored) + 1, -1);
      }
      known_[static_cast<std::size_t>(stored)] = own;
    }
    return own;
  }

  StoredNames& stored_;
  FactNames& names_;
  std::vector<std::int32_t> known_;
};

FactRepository::FactRepository(Database& database)
    : database_(database),
      names_(database, StoredNames::Table::Facts, StoredNames::Unknown::Number),
      goodsNames_(database, StoredNames::Table::Goods, StoredNames::Unknown::Number),
      caseNumber_(database, "SELECT case_id FROM legal_case WHERE id = ?"),
      eventNumber_(database, "SELECT event_id FROM destruction_event WHERE id = ?"),
      returnNumber_(database, "SELECT t.number FROM transfer_milestone m JOIN transfer t ON t.id = m.transfer_id WHERE m.id = ?") {}

bool FactRepository::isStale() { return Statement(database_, "SELECT 1 FROM fact_stale LIMIT 1").step(); }

std::vector<std::int64_t> FactRepository::staleSegments() {
  Statement s(database_, "SELECT DISTINCT segment FROM fact_stale ORDER BY segment");
  std::vector<std::int64_t> segments;
  while (s.step()) {
    segments.push_back(s.get<std::int64_t>(0));
  }
  return segments;
}

bool FactRepository::refresh(int most) {
  StoredNames names(database_, StoredNames::Table::Facts, StoredNames::Unknown::Add);
  StoredNames goodsNames(database_, StoredNames::Table::Goods, StoredNames::Unknown::Add);
  FactRows rows(database_, names, goodsNames);
  Statement settle(database_, "DELETE FROM fact_stale WHERE segment = ?");
  const std::vector<std::int64_t> stale = staleSegments();
  const auto count = std::min(stale.size(), static_cast<std::size_t>(most));
  for (std::size_t i = 0; i < count; ++i) {
    // The mark goes first: a change that is committed while the cases are read leaves a mark of its own.
    settle.bindAll(stale[i]).run();
    write(stale[i], rows.read(stale[i] * kSegment, (stale[i] + 1) * kSegment));
  }
  return stale.size() > count;
}

void FactRepository::write(std::int64_t segment, const FactBlock& block) {
  Statement(database_, "DELETE FROM fact_segment WHERE number = ?").bindAll(segment).run();
  if (block.facts.empty()) {
    return;
  }
  Statement s(database_, "INSERT INTO fact_segment (number, zones, facts, goods) VALUES (?, ?, ?, ?)");
  s.bind(1, segment);
  s.bindBytes(2, packZones(FactZones::of(block)));
  s.bindBytes(3, packFacts(block));
  s.bindBytes(4, packGoods(block));
  s.run();
}

std::int32_t FactRepository::stream(Instant cutoff, FactNames& names, const FactsWanted& wanted, const Sink& sink) {
  // A case changed between the first query and the second would be counted in both its versions, or in none.
  const Snapshot snapshot(database_);
  Translation translation(names_, names);
  const std::int32_t leftOut = streamCases(cutoff, translation, wanted, sink);
  streamReplacedVersions(cutoff, translation, sink);
  streamDestructions(cutoff, names, sink);
  streamReturns(names, sink);
  return leftOut;
}

QString FactRepository::numberOf(Fact::Entity entity, std::int64_t id) {
  Statement& statement = entity == Fact::Entity::Case ? caseNumber_ : entity == Fact::Entity::Destruction ? eventNumber_ : returnNumber_;
  const QString number = statement.bindAll(id).step() ? statement.get<QString>(0) : QString();
  statement.reset();
  return number;
}

std::int32_t FactRepository::streamCases(Instant cutoff, Translation& translation, const FactsWanted& wanted, const Sink& sink) {
  std::int32_t leftOut = FactZones::kForever;
  const std::vector<std::int64_t> stale = staleSegments();
  FactBlock block;
  const auto tell = [&] {
    translation.translate(block);
    for (std::size_t i = 0; i < block.facts.size(); ++i) {
      if (block.facts[i].recordedAt <= cutoff.epochMs()) {
        sink(block.facts[i], block.goodsOf(i));
      }
    }
  };
  Statement blobs(database_, kBlobs);
  Statement zones(database_, "SELECT number, zones FROM fact_segment ORDER BY number");
  while (zones.step()) {
    const auto number = zones.get<std::int64_t>(0);
    if (std::binary_search(stale.begin(), stale.end(), number)) {
      continue;
    }
    const FactZones zone = unpackZones(zones.bytes(1));
    // Versions recorded after the cut-off must not tell how far the ledger reaches back: such a segment is gone through whole.
    const bool known = zone.recordedUntil <= cutoff.epochMs();
    if (known && !wanted.everything) {
      leftOut = std::min(leftOut, zone.earliest);
    }
    if (known && !zone.meet(wanted)) {
      continue;
    }
    blobs.bindAll(number).step();
    FactsWanted here = wanted;
    here.everything |= !known;
    unpack(blobs.bytes(0), blobs.bytes(1), zone, here, block);
    tell();
  }
  FactRows rows(database_, names_, goodsNames_);
  for (const std::int64_t number : stale) {
    block = rows.read(number * kSegment, (number + 1) * kSegment);
    tell();
  }
  return leftOut;
}

void FactRepository::streamReplacedVersions(Instant cutoff, Translation& translation, const Sink& sink) {
  FactRows rows(database_, names_, goodsNames_);
  for (const CaseVersion& version : CaseRepository(database_).versionsInForce(cutoff)) {
    FactBlock block;
    LegalCase fields = version.fields;
    fields.id = version.legalCase;
    rows.append(fields, block);
    translation.translate(block);
    for (std::size_t i = 0; i < block.facts.size(); ++i) {
      sink(block.facts[i], block.goodsOf(i));
    }
  }
}

void FactRepository::streamDestructions(Instant cutoff, FactNames& names, const Sink& sink) {
  Statement s(database_,
              "SELECT id, province, city, member_unit, date, tonnes, items_count, value_fen, tonnes_qualifier, items_qualifier, value_qualifier,"
              " categories, varieties_count FROM destruction_event WHERE recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?) ORDER BY id");
  s.bindAll(cutoff, cutoff);
  while (s.step()) {
    Fact fact{.entity = Fact::Entity::Destruction, .id = s.get<std::int64_t>(0)};
    fact.text(FactText::Province) = names.intern(s.get<std::string_view>(1));
    fact.text(FactText::City) = names.intern(s.get<std::string_view>(2));
    fact.text(FactText::Region) = fact.text(FactText::City) != 0 ? fact.text(FactText::City) : fact.text(FactText::Province);
    fact.text(FactText::Unit) = names.intern(s.get<std::string_view>(3));
    fact.text(FactText::Categories) = names.intern(s.get<std::string_view>(11));
    fact.day(FactDate::Event) = dayNumberOf(s.get<std::string_view>(4));
    const auto set = [&](FactAmount amount, int column, int qualifierColumn) {
      fact.amount(amount) = s.get<std::int64_t>(column);
      if (!s.get<std::string_view>(qualifierColumn).empty()) {
        fact.setApproximate(amount);
      }
    };
    set(FactAmount::Tonnes, 5, 8);
    set(FactAmount::Items, 6, 9);
    set(FactAmount::DestroyedValue, 7, 10);
    // “200+” means 200以上.
    const QString varieties = s.get<QString>(12);
    fact.amount(FactAmount::Varieties) = varieties.section(u'+', 0, 0).toLongLong();
    if (varieties.contains(u'+')) {
      fact.setApproximate(FactAmount::Varieties);
    }
    sink(fact, {});
  }
}

void FactRepository::streamReturns(FactNames& names, const Sink& sink) {
  Statement s(database_,
              "SELECT m.id, m.happened_on, c.region_province, c.region_city, c.region_county, c.counting_unit, t.unit"
              " FROM transfer_milestone m JOIN transfer t ON t.id = m.transfer_id LEFT JOIN legal_case c ON c.id = t.case_id"
              " WHERE m.name = 'returned' AND (c.id IS NULL OR (c.void_date IS NULL AND (c.in_scope IS NULL OR c.in_scope = 1))) ORDER BY m.id");
  while (s.step()) {
    Fact fact{.entity = Fact::Entity::Return, .id = s.get<std::int64_t>(0)};
    fact.day(FactDate::Event) = dayNumberOf(s.get<std::string_view>(1));
    const auto name = [&](int column) { return s.isNull(column) ? 0 : names.intern(s.get<std::string_view>(column)); };
    fact.text(FactText::Province) = name(2);
    fact.text(FactText::City) = name(3);
    const std::int32_t county = name(4);
    fact.text(FactText::Region) = county != 0 ? county : fact.text(FactText::City) != 0 ? fact.text(FactText::City) : fact.text(FactText::Province);
    fact.text(FactText::Unit) = s.isNull(5) ? name(6) : name(5);
    sink(fact, {});
  }
}

std::vector<CaseId> FactRepository::casesWithYearOnly() {
  Statement s(database_,
              "SELECT id FROM legal_case WHERE 4 IN (LENGTH(found_date), LENGTH(filed_date), LENGTH(withdrawn_date), LENGTH(decision_date), LENGTH(annulled_date),"
              " LENGTH(closed_date), LENGTH(published_date), LENGTH(platform_entered_date), LENGTH(transfer_approved_date), LENGTH(transfer_date),"
              " LENGTH(police_accepted_date), LENGTH(police_filed_date), LENGTH(police_rejected_date), LENGTH(reverse_opinion_date))"
              " AND void_date IS NULL AND (in_scope IS NULL OR in_scope = 1) ORDER BY id");
  std::vector<CaseId> ids;
  while (s.step()) {
    ids.push_back(s.get<CaseId>(0));
  }
  return ids;
}

QStringList FactRepository::problems() {
  QStringList found;
  const std::vector<std::int64_t> stale = staleSegments();
  FactRows rows(database_, names_, goodsNames_);
  // Every segment there is, and every one there ought to be.
  Statement s(database_,
              "SELECT n.number, s.zones, s.facts, s.goods FROM (SELECT number FROM fact_segment UNION SELECT DISTINCT id / 2048 FROM legal_case) n"
              " LEFT JOIN fact_segment s ON s.number = n.number ORDER BY n.number");
  while (s.step()) {
    const auto number = s.get<std::int64_t>(0);
    if (std::binary_search(stale.begin(), stale.end(), number)) {
      continue;
    }
    const FactBlock block = rows.read(number * kSegment, (number + 1) * kSegment);
    const bool written = !s.isNull(1);
    const bool same = written ? packFacts(block) == s.bytes(2) && packGoods(block) == s.bytes(3) && packZones(FactZones::of(block)) == s.bytes(1) : block.facts.empty();
    if (!same) {
      found << QStringLiteral("fact segment %1 differs from its cases").arg(number);
    }
  }
  return found;
}

}  // namespace shuangda
