#include "support/naive_figures.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.h"

namespace shuangda::test {
namespace {

using Date = std::optional<EventDate>;

bool general(const LegalCase& c) {
  return c.procedure != QStringLiteral("简易");
}
bool counts(const LegalCase& c) {
  return !c.voidDate && c.inScope != false;
}
bool in(const Period& period, const Date& date) {
  return date && period.contains(*date);
}
bool before(const Date& date, QDate day) {
  return date && date->countsInQuarter() && date->lastDay() < day;
}
std::int64_t fen(const std::optional<Money>& money) {
  return money ? money->fen() : 0;
}
std::int64_t valueOf(const LegalCase& c) {
  return fen(c.illegalTurnover ? c.illegalTurnover : c.goodsValue);
}

/// Section 7.3: one decision counts under its heaviest kind.
bool heaviestIs(const LegalCase& c, const QStringList& kinds) {
  static const QStringList order{QStringLiteral("其他"),         QStringLiteral("警告"),
                                 QStringLiteral("通报批评"),     QStringLiteral("罚款"),
                                 QStringLiteral("没收违法所得"), QStringLiteral("没收非法财物"),
                                 QStringLiteral("暂扣许可证件"), QStringLiteral("降低资质等级"),
                                 QStringLiteral("吊销许可证件"), QStringLiteral("限制开展生产经营活动"),
                                 QStringLiteral("责令停产停业"), QStringLiteral("责令关闭"),
                                 QStringLiteral("限制从业"),     QStringLiteral("行政拘留")};
  qsizetype heaviest = -1;
  for (const QString& kind : c.decision.kinds) {
    heaviest = std::max(heaviest, order.indexOf(kind));
  }
  return heaviest >= 0 && kinds.contains(order[heaviest]);
}

bool pendingAt(const LegalCase& c, QDate day) {
  return general(c) && before(c.filedDate, day) && !before(c.closedDate, day) && !before(c.withdrawnDate, day);
}

/// The State Council's calendar, read again.
bool isWorkday(QDate day) {
  static const std::map<QDate, QString> special = [] {
    std::map<QDate, QString> days;
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/law/holidays.csv"))) {
      days[QDate::fromString(row[QStringLiteral("date")], Qt::ISODate)] = row[QStringLiteral("kind")];
    }
    return days;
  }();
  const auto it = special.find(day);
  return it == special.end() ? day.dayOfWeek() < 6 : it->second != QStringLiteral("holiday");
}

/// Rule 7.8: the day after the decision is day 1.
std::optional<QDate> publishDue(const LegalCase& c) {
  if (!c.decision.date || !c.decision.date->countsInQuarter()) {
    return std::nullopt;
  }
  QDate day = c.decision.date->lastDay();
  for (int left = 20; left > 0;) {
    day = day.addDays(1);
    left -= isWorkday(day) ? 1 : 0;
  }
  return day;
}

bool knownBy(const Date& date, QDate day) { return date && date->countsInQuarter() && date->lastDay() <= day; }

/// Rule 7.7, with minutes where both are known.
bool lateTransfer(const LegalCase& c) {
  const Date& approved = c.transfer.approved;
  const Date& delivered = c.transfer.delivered;
  if (!approved || !delivered || approved->text().size() < 10 || delivered->text().size() < 10) {
    return false;
  }
  if (approved->minuteOfDay() && delivered->minuteOfDay()) {
    const QDateTime from(approved->lastDay(), QTime(0, 0).addSecs(60 * *approved->minuteOfDay()), Qt::UTC);
    const QDateTime to(delivered->lastDay(), QTime(0, 0).addSecs(60 * *delivered->minuteOfDay()), Qt::UTC);
    return from.secsTo(to) > 86'400;
  }
  return approved->lastDay().daysTo(delivered->lastDay()) > 1;
}

struct CaseRule {
  std::function<bool(const LegalCase&, const Period&)> counted;
  std::function<std::int64_t(const LegalCase&)> amount{};  ///< empty = the cases are counted
};

CaseRule event(Date LegalCase::*date, std::function<bool(const LegalCase&)> where = {},
               std::function<std::int64_t(const LegalCase&)> amount = {}) {
  return {[=](const LegalCase& c, const Period& p) { return in(p, c.*date) && (!where || where(c)); }, amount};
}
CaseRule filed(std::function<bool(const LegalCase&)> where = {},
               std::function<std::int64_t(const LegalCase&)> amount = {}) {
  return event(
      &LegalCase::filedDate, [=](const LegalCase& c) { return general(c) && (!where || where(c)); }, amount);
}
CaseRule decided(std::function<bool(const LegalCase&)> where = {},
                 std::function<std::int64_t(const LegalCase&)> amount = {}) {
  return {[=](const LegalCase& c, const Period& p) { return in(p, c.decision.date) && (!where || where(c)); }, amount};
}
CaseRule penalty(const QStringList& kinds) {
  return decided([=](const LegalCase& c) { return heaviestIs(c, kinds); });
}
CaseRule transferred(Date CaseTransfer::*date, const QString& flag = {},
                     std::function<std::int64_t(const LegalCase&)> amount = {}) {
  return {[=](const LegalCase& c, const Period& p) {
            return in(p, c.transfer.*date) && (flag.isEmpty() || c.transfer.flag == flag);
          },
          amount};
}

std::map<QString, CaseRule> administrativeRules() {
  const auto major = [](const LegalCase& c) { return valueOf(c) >= 5'000'000; };
  return {
      {"adm_filed", filed()},
      {"adm_closed", event(&LegalCase::closedDate, general)},
      {"adm_withdrawn", event(&LegalCase::withdrawnDate, general)},
      {"adm_pending_begin", {[](const LegalCase& c, const Period& p) { return pendingAt(c, p.begin()); }}},
      {"adm_pending_end", {[](const LegalCase& c, const Period& p) { return pendingAt(c, p.end()); }}},
      {"adm_penalized", decided()},
      {"adm_proc_simple", decided([](const LegalCase& c) { return !general(c); })},
      {"adm_proc_general", decided(general)},
      {"adm_pen_warning", penalty({QStringLiteral("警告")})},
      {"adm_pen_fine", penalty({QStringLiteral("罚款")})},
      {"adm_pen_confiscate", penalty({QStringLiteral("没收违法所得"), QStringLiteral("没收非法财物")})},
      {"adm_license_revoked", penalty({QStringLiteral("吊销许可证件")})},
      {"adm_pen_suspend", penalty({QStringLiteral("责令停产停业")})},
      {"adm_pen_other", penalty({QStringLiteral("其他")})},
      {"adm_annulled", {[](const LegalCase& c, const Period& p) { return in(p, c.decision.annulledDate); }}},
      {"adm_case_value", filed({}, valueOf)},
      {"adm_goods_value", filed({}, [](const LegalCase& c) { return fen(c.goodsValue); })},
      {"adm_fine", decided({}, [](const LegalCase& c) { return fen(c.decision.fine); })},
      {"adm_confiscated_amt", decided({},
                                      [](const LegalCase& c) {
                                        return fen(c.decision.confiscatedIncome) + fen(c.decision.confiscatedGoods);
                                      })},
      {"adm_major_cases", filed(major)},
      {"adm_major_value", filed(major, valueOf)},
      {"adm_published", event(&LegalCase::publishedDate)},
      {"adm_ecom", filed([](const LegalCase& c) { return c.isOnline == true; })},
      {"adm_market", filed([](const LegalCase& c) { return c.isMarket == true; })},
      {"adm_rural", filed([](const LegalCase& c) { return c.isRural == true; })},
      {"adm_foreign", filed([](const LegalCase& c) { return c.isForeign == true; })},
      {"plt_entered", event(&LegalCase::platformEnteredDate)},
      {"rev_penalized", decided([](const LegalCase& c) {
         return c.transfer.reverseOpinion && c.transfer.reverseOpinion->countsInQuarter();
       })},
  };
}

std::map<QString, CaseRule> transferRules() {
  const QString yes = QStringLiteral("是");
  return {
      {"trf_cases", transferred(&CaseTransfer::delivered, yes)},
      {"trf_persons",
       transferred(&CaseTransfer::delivered, yes, [](const LegalCase& c) { return c.transfer.persons.value_or(0); })},
      {"trf_value",
       transferred(&CaseTransfer::delivered, yes,
                   [](const LegalCase& c) { return c.transfer.value ? fen(c.transfer.value) : valueOf(c); })},
      {"trf_leads", transferred(&CaseTransfer::delivered, QStringLiteral("是(线索)"))},
      {"trf_accepted", transferred(&CaseTransfer::policeAccepted)},
      {"trf_police_filed_cases", transferred(&CaseTransfer::policeFiled)},
      {"trf_police_filed_persons",
       transferred(&CaseTransfer::policeFiled, {},
                   [](const LegalCase& c) { return c.transfer.policeFiledPersons.value_or(0); })},
      {"trf_police_rejected", transferred(&CaseTransfer::policeRejected)},
      {"rev_cases", transferred(&CaseTransfer::reverseOpinion)},
      {"rev_persons", transferred(&CaseTransfer::reverseOpinion, {},
                                  [](const LegalCase& c) { return c.transfer.reversePersons.value_or(0); })},
  };
}

/// Those that grow after the period: what was known by the cut-off day decides.
std::map<QString, CaseRule> cutoffRules(QDate cutoff) {
  const auto inHand = [](const LegalCase& c, const Period& p) { return general(c) && in(p, c.filedDate); };
  const auto sent = [](const LegalCase& c, const Period& p) { return c.transfer.flag == QStringLiteral("是") && in(p, c.transfer.delivered); };
  const auto due = [](const LegalCase& c, const Period& p) {
    const std::optional<QDate> day = publishDue(c);
    return general(c) && day && p.contains(*day);
  };
  const auto known = [](const Date& date) { return date && date->countsInQuarter(); };
  return {
      {"adm_publish_due", {due}},
      {"adm_publish_overdue", {[=](const LegalCase& c, const Period& p) {
         return due(c, p) && (knownBy(c.publishedDate, cutoff) ? c.publishedDate->lastDay() > *publishDue(c) : cutoff > *publishDue(c));
       }}},
      {"trf_overdue", {[=](const LegalCase& c, const Period& p) { return sent(c, p) && lateTransfer(c); }}},
      {"trf_returned", {[](const LegalCase&, const Period&) { return false; }}},
      {"plt_missing", {[=](const LegalCase& c, const Period& p) { return inHand(c, p) && !knownBy(c.platformEnteredDate, cutoff); }}},
      {"closed of filed", {[=](const LegalCase& c, const Period& p) { return inHand(c, p) && knownBy(c.closedDate, cutoff); }}},
      {"filed of sent", {[=](const LegalCase& c, const Period& p) { return sent(c, p) && knownBy(c.transfer.policeFiled, cutoff); }}},
      {"days of sent", {[=](const LegalCase& c, const Period& p) { return sent(c, p) && known(c.foundDate); },
                        [](const LegalCase& c) { return c.foundDate->lastDay().daysTo(c.transfer.delivered->lastDay()); }}},
      {"found of sent", {[=](const LegalCase& c, const Period& p) { return sent(c, p) && known(c.foundDate); }}},
  };
}

std::map<QString, CaseRule> caseRules(QDate cutoff) {
  std::map<QString, CaseRule> all = administrativeRules();
  all.merge(transferRules());
  all.merge(cutoffRules(cutoff));
  return all;
}

struct EventRule {
  std::function<std::int64_t(const DestructionEvent&)> amount{};
};

const std::map<QString, EventRule>& eventRules() {
  const auto thousandths = [](const std::optional<Quantity>& quantity) {
    return quantity ? quantity->thousandths() : 0;
  };
  static const std::map<QString, EventRule> rules{
      {"des_events", {}},
      {"des_tonnes", {[=](const DestructionEvent& e) { return thousandths(e.tonnes); }}},
      {"des_items", {[=](const DestructionEvent& e) { return thousandths(e.itemsCount); }}},
      {"des_value", {[](const DestructionEvent& e) { return fen(e.value); }}}};
  return rules;
}

/// Section 4: the qualifier belongs to the number it stands beside. Of a case that is its value, not the fine or the
/// heads.
bool approximate(const LegalCase& c, const QString& code) {
  static const QStringList values{"adm_case_value", "adm_goods_value", "adm_major_value"};
  const bool concerned = values.contains(code) || (code == QStringLiteral("trf_value") && !c.transfer.value);
  return concerned && !c.amountQualifier.isEmpty();
}

bool approximate(const DestructionEvent& e, const QString& code) {
  return (code == QStringLiteral("des_tonnes") && !e.tonnesQualifier.isEmpty()) ||
         (code == QStringLiteral("des_items") && !e.itemsQualifier.isEmpty()) ||
         (code == QStringLiteral("des_value") && !e.valueQualifier.isEmpty());
}

/// A part that begins with a minus is taken away.
struct Formula {
  QStringList numerator;
  QStringList denominator;
};

const std::map<QString, Formula>& formulas() {
  static const std::map<QString, Formula> all{{"adm_fine_confiscated", {{"adm_fine", "adm_confiscated_amt"}, {}}},
                                              {"rate_close", {{"adm_closed"}, {"adm_pending_begin", "adm_filed"}}},
                                              {"rate_close_filed", {{"adm_closed"}, {"adm_filed"}}},
                                              {"adm_handled", {{"adm_filed"}, {}}},
                                              {"adm_pen_by_type", {{"adm_penalized"}, {}}},
                                              {"rate_close_cohort", {{"closed of filed"}, {"adm_filed"}}},
                                              {"rate_police_filed", {{"filed of sent"}, {"trf_cases"}}},
                                              {"rate_publish", {{"adm_publish_due", "-adm_publish_overdue"}, {"adm_publish_due"}}},
                                              {"rate_plt", {{"adm_filed", "-plt_missing"}, {"adm_filed"}}},
                                              {"avg_days_transfer", {{"days of sent"}, {"found of sent"}}},
                                              {"rate_transfer", {{"trf_cases"}, {"adm_filed"}}}};
  return all;
}

}  // namespace

QStringList naiveCodes() {
  QStringList codes{QStringLiteral("plt_zero_units"), QStringLiteral("des_categories"), QStringLiteral("des_varieties")};
  for (const auto& [code, rule] : caseRules({})) {
    if (!code.contains(u' ')) {
      codes << code;
    }
  }
  for (const auto& [code, rule] : eventRules()) {
    codes << code;
  }
  for (const auto& [code, formula] : formulas()) {
    codes << code;
  }
  return codes;
}

FigureValue naiveFigure(const NaiveRecords& records, const QString& code, const Period& period,
                        const NaiveFilter& filter) {
  FigureValue result;
  if (const auto formula = formulas().find(code); formula != formulas().end()) {
    for (const QString& part : formula->second.numerator) {
      const bool minus = part.startsWith(u'-');
      const FigureValue value = naiveFigure(records, minus ? part.mid(1) : part, period, filter);
      result.amount += minus ? -value.amount : value.amount;
      result.qualified |= value.qualified;
    }
    for (const QString& part : formula->second.denominator) {
      result.denominator += naiveFigure(records, part, period, filter).amount;
    }
    return result;
  }
  if (code == QStringLiteral("plt_zero_units")) {
    std::set<QString> units;
    for (const LegalCase& c : records.cases) {
      units.insert(countingUnit(c));
    }
    for (const QString& unit : units) {
      const NaiveFilter own{[&](const LegalCase& c) { return countingUnit(c) == unit && filter.cases(c); }};
      const std::int64_t filedThere = naiveFigure(records, QStringLiteral("adm_filed"), period, own).amount;
      result.amount += filedThere > 0 && filedThere == naiveFigure(records, QStringLiteral("plt_missing"), period, own).amount ? 1 : 0;
    }
    return result;
  }
  if (code == QStringLiteral("des_categories") || code == QStringLiteral("des_varieties")) {
    std::set<QString> categories;
    std::int64_t most = 0;
    for (const DestructionEvent& e : records.events) {
      if (in(period, e.date) && filter.events(e)) {
        const QStringList& own = e.categories;
        categories.insert(own.begin(), own.end());
        const std::int64_t varieties = e.varietiesCount.split(u'+').front().toLongLong();
        most = std::max(most, varieties);
        result.qualified |= code == QStringLiteral("des_varieties") && varieties != 0 && e.varietiesCount.contains(u'+');
      }
    }
    result.amount = code == QStringLiteral("des_varieties") ? most : static_cast<std::int64_t>(categories.size());
    return result;
  }
  if (const auto rule = eventRules().find(code); rule != eventRules().end()) {
    for (const DestructionEvent& e : records.events) {
      if (in(period, e.date) && filter.events(e)) {
        const std::int64_t amount = rule->second.amount ? rule->second.amount(e) : 1;
        result.amount += amount;
        result.qualified |= amount != 0 && approximate(e, code);
      }
    }
    return result;
  }
  const std::map<QString, CaseRule> rules = caseRules(records.cutoff);
  const CaseRule& rule = rules.at(code);
  for (const LegalCase& c : records.cases) {
    if (counts(c) && rule.counted(c, period) && filter.cases(c)) {
      const std::int64_t amount = rule.amount ? rule.amount(c) : 1;
      result.amount += amount;
      result.qualified |= amount != 0 && approximate(c, code);
    }
  }
  return result;
}

QStringList naiveRecordNumbers(const NaiveRecords& records, const QString& code, const Period& period,
                               const NaiveFilter& filter) {
  QStringList numbers;
  if (const auto formula = formulas().find(code); formula != formulas().end()) {
    for (const QString& part : formula->second.numerator + formula->second.denominator) {
      numbers += naiveRecordNumbers(records, part.startsWith(u'-') ? part.mid(1) : part, period, filter);
    }
  } else if (code == QStringLiteral("plt_zero_units")) {
    numbers = naiveRecordNumbers(records, QStringLiteral("adm_filed"), period, filter);
  } else if (eventRules().contains(code) || code.startsWith(QStringLiteral("des_"))) {
    for (const DestructionEvent& e : records.events) {
      if (in(period, e.date) && filter.events(e)) {
        numbers << e.number;
      }
    }
  } else {
    const std::map<QString, CaseRule> rules = caseRules(records.cutoff);
    for (const LegalCase& c : records.cases) {
      if (counts(c) && rules.at(code).counted(c, period) && filter.cases(c)) {
        numbers << c.number;
      }
    }
  }
  numbers.removeDuplicates();
  numbers.sort();
  return numbers;
}

}  // namespace shuangda::test
