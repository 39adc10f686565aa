#include "domain/platform_match.h"

#include <QDate>
#include <algorithm>

#include "base/search_text.h"
#include "domain/doc_number.h"

namespace shuangda {
namespace {

constexpr qsizetype kShortestIdentifier = 8;  ///< shorter ones are remarks: 无, 不详
constexpr qsizetype kDayLength = 10;

/// The day of a date known to the day; 0 otherwise.
std::int64_t dayOf(const QString& text) {
  const QDate day = text.size() >= kDayLength ? QDate::fromString(text.left(kDayLength), Qt::ISODate) : QDate();
  return day.isValid() ? day.toJulianDay() : 0;
}

/// The key of each level, in their order; empty where a record has none.
std::vector<QString> keysOf(const PlatformCase& c) {
  const QString id = searchFolded(c.idNo);
  const QString party = searchFolded(c.party);
  const QString cause = searchFolded(c.cause);
  const bool known = id.size() >= kShortestIdentifier && !id.contains(u'*');
  const QString named = party.isEmpty() || cause.isEmpty() ? QString() : party + u'\x1f' + cause;
  const auto on = [&](std::int64_t day) { return known && day != 0 ? id + u'\x1f' + QString::number(day) : QString(); };
  return {docNumberKey(c.docNo), searchFolded(c.number), on(c.decided), on(c.filed), c.decided != 0 ? named : QString(), c.filed != 0 ? named : QString()};
}

PlatformCase narrowed(const PlatformRow& row) {
  const auto value = [&](const char16_t* column) { return row.values.value(QStringView(column)); };
  return {.number = value(u"case_id"),
          .docNo = value(u"doc_no"),
          .party = value(u"party"),
          .idNo = value(u"party_id_no"),
          .cause = value(u"cause"),
          .decided = dayOf(value(u"decision_date")),
          .filed = dayOf(value(u"filed_date"))};
}

}  // namespace

PlatformMatcher::PlatformMatcher(const PlatformList& list, int nearDays)
    : nearDays_(std::max(0, nearDays)),
      levels_{{.by = PlatformMatchBy::DocNumber},
              {.by = PlatformMatchBy::CaseNumber},
              {.by = PlatformMatchBy::PartyAndDay},
              {.by = PlatformMatchBy::PartyAndDay},
              {.by = PlatformMatchBy::PartyCauseAndDays, .near = true},
              {.by = PlatformMatchBy::PartyCauseAndDays, .near = true, .byFiling = true}},
      rowTaken_(list.rows.size(), false) {
  rowDays_.reserve(list.rows.size());
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    const PlatformCase row = narrowed(list.rows[i]);
    rowDays_.push_back({row.decided, row.filed});
    const std::vector<QString> keys = keysOf(row);
    for (std::size_t level = 0; level < levels_.size(); ++level) {
      if (!keys[level].isEmpty()) {
        levels_[level].groups[keys[level]].rows.push_back(i);
      }
    }
  }
}

bool PlatformMatcher::offer(const PlatformCase& legalCase) {
  const std::vector<QString> keys = keysOf(legalCase);
  const std::size_t own = caseIds_.size();
  bool wanted = false;
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const auto group = keys[level].isEmpty() ? levels_[level].groups.end() : levels_[level].groups.find(keys[level]);
    if (group != levels_[level].groups.end()) {
      group->cases.push_back(own);
      wanted = true;
    }
  }
  if (wanted) {
    caseIds_.push_back(legalCase.id);
    caseDays_.push_back({legalCase.decided, legalCase.filed});
    caseTaken_.push_back(false);
  }
  return wanted;
}

PlatformMatching PlatformMatcher::finish() {
  PlatformMatching result;
  for (const Level& level : levels_) {
    std::vector<const Group*> groups;
    for (const Group& group : level.groups) {
      if (!group.cases.empty()) {
        groups.push_back(&group);
      }
    }
    // In the order of the list, whatever the order of the hash.
    std::ranges::sort(groups, {}, [](const Group* group) { return group->rows.front(); });
    for (const Group* group : groups) {
      level.near ? resolveNear(level, *group, result) : resolve(level, *group, result);
    }
  }
  for (std::size_t i = 0; i < rowTaken_.size(); ++i) {
    if (!rowTaken_[i]) {
      result.unmatched.push_back(i);
    }
  }
  std::ranges::sort(result.matches, {}, &PlatformMatching::Match::row);
  return result;
}

void PlatformMatcher::resolve(const Level& level, const Group& group, PlatformMatching& result) {
  const std::vector<std::size_t> rows = free(group.rows, rowTaken_);
  const std::vector<std::size_t> cases = free(group.cases, caseTaken_);
  if (rows.size() == 1 && cases.size() == 1) {
    match(level, rows.front(), cases.front(), result);
  } else if (!rows.empty() && !cases.empty()) {
    tie(level, rows, cases, result);
  }
}

/// Rows and cases of one party and cause, in the order of their days: what hangs together by steps of a few days is one cluster, and only a
/// cluster of one row and one case is a match.
void PlatformMatcher::resolveNear(const Level& level, const Group& group, PlatformMatching& result) {
  struct Member {
    std::int64_t day = 0;
    std::size_t at = 0;
    bool isRow = false;
  };
  std::vector<Member> members;
  const auto day = [&level](const Days& days) { return level.byFiling ? days.filed : days.decided; };
  for (const std::size_t row : free(group.rows, rowTaken_)) {
    members.push_back({day(rowDays_[row]), row, true});
  }
  for (const std::size_t legalCase : free(group.cases, caseTaken_)) {
    members.push_back({day(caseDays_[legalCase]), legalCase, false});
  }
  std::ranges::stable_sort(members, {}, &Member::day);
  for (std::size_t first = 0, next = 0; first < members.size(); first = next) {
    Group cluster;
    for (next = first; next < members.size() && (next == first || members[next].day - members[next - 1].day <= nearDays_); ++next) {
      (members[next].isRow ? cluster.rows : cluster.cases).push_back(members[next].at);
    }
    std::ranges::sort(cluster.rows);
    resolve(level, cluster, result);
  }
}

void PlatformMatcher::match(const Level& level, std::size_t row, std::size_t legalCase, PlatformMatching& result) {
  rowTaken_[row] = true;
  caseTaken_[legalCase] = true;
  result.matches.push_back({row, caseIds_[legalCase], level.by});
}

void PlatformMatcher::tie(const Level& level, const std::vector<std::size_t>& rows, const std::vector<std::size_t>& cases, PlatformMatching& result) {
  PlatformMatching::Tie tied{.by = level.by, .rows = rows};
  for (const std::size_t row : rows) {
    rowTaken_[row] = true;
  }
  for (const std::size_t legalCase : cases) {
    caseTaken_[legalCase] = true;
    tied.cases.push_back(caseIds_[legalCase]);
  }
  result.ties.push_back(std::move(tied));
}

std::vector<std::size_t> PlatformMatcher::free(const std::vector<std::size_t>& members, const std::vector<bool>& taken) const {
  std::vector<std::size_t> result;
  std::ranges::copy_if(members, std::back_inserter(result), [&](std::size_t member) { return !taken[member]; });
  return result;
}

}  // namespace shuangda
