#include "reports/bulletin_slots.h"

#include <algorithm>
#include <set>

#include "domain/figure_text.h"
#include "domain/paper_dates.h"
#include "domain/ranking.h"
#include "reports/bulletin_case_slots.h"
#include "reports/bulletin_problem_slots.h"

namespace shuangda {
namespace {

constexpr std::size_t kLeaders = 3;
/// Fields and campaigns a paragraph is written about; the others stand in the tables.
constexpr std::size_t kParts = 8;

const QString kSomePlace = QStringLiteral("本地区");

/// Figures of which a sentence is made; it is written when one of them is known.
struct Sentence {
  QStringView name;
  bool cumulative;
  std::vector<QStringView> codes;
};
const std::vector<Sentence>& sentences() {
  static const std::vector<Sentence> all{
      {u"行政执法", false, {u"adm_filed", u"adm_closed", u"adm_penalized", u"adm_case_value", u"adm_fine_confiscated", u"adm_dens", u"trf_cases"}},
      {u"累计", true, {u"adm_filed", u"adm_closed", u"adm_case_value", u"adm_fine_confiscated", u"trf_cases"}}};
  return all;
}
/// Of these a sentence says that there are none.
constexpr QStringView kToldAsNone[] = {u"adm_filed", u"adm_closed", u"trf_cases"};

const Figure& figureOf(const std::vector<Figure>& figures, QStringView code) {
  return *std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.indicator->code == code; });
}

class SlotBuilder {
 public:
  SlotBuilder(const BulletinMaterial& material, const BulletinLetterhead& head) : material_(material), bulletin_(material.bulletin), head_(head) {}

  TextValue build() {
    addHead();
    addFigures();
    addSentences();
    const QString missing = namesOf(unitsNotIncluded(material_), material_.named);
    set(QStringLiteral("未含"), missing.isEmpty() ? QString() : QStringLiteral("（未含%1）").arg(missing));
    addBreakdown(QStringLiteral("分地区"), FigureDimension::Region);
    addBreakdown(QStringLiteral("分部门"), FigureDimension::Unit);
    addParts(QStringLiteral("专项行动"), QStringLiteral("行动"), FigureDimension::Campaign);
    addParts(QStringLiteral("领域"), QStringLiteral("各领域"), FigureDimension::Field);
    addProblems(root_, material_);
    addCorrections(root_, material_);
    addTypicalCases(root_, material_);
    return std::move(root_);
  }

 private:
  void set(const QString& name, const QString& text) { root_.members.insert(name, TextValue::of(text)); }

  void addHead() {
    const Period year = bulletin_.period.yearToDate();
    QString area = head_.area.isEmpty() ? areaOf(head_.organ) : head_.area;
    if (area == head_.organ) {
      area = kSomePlace;  // the organ's name tells no place
    }
    if (bulletin_.scope.by != FigureScope::By::Everything) {
      area = bulletin_.scope.name;
    }
    set(QStringLiteral("期间"), bulletin_.period.nameZh());
    set(QStringLiteral("年初至今"), year == bulletin_.period ? QString() : year.nameZh());
    set(QStringLiteral("地区"), area);
    set(QStringLiteral("全地区"), area == kSomePlace ? area : wholeAreaOf(area));
    set(QStringLiteral("截止日"), paperDay(bulletin_.cutoff.localDate()));
    set(QStringLiteral("机关"), head_.organ);
    set(QStringLiteral("回复日"), material_.reply.isValid() ? paperDay(material_.reply) : QString());
  }

  TextValue slotsOf(const Figure& figure, const Figure& year, const QString& path) const {
    TextValue value{.path = path};
    const auto add = [&](const QString& name, const QString& text) { value.members.insert(name, TextValue::of(text)); };
    const QString number = bodyText(figure);
    add(QStringLiteral("数"), number.isEmpty() ? QStringLiteral("—") : number);
    add(QStringLiteral("名称"), figure.indicator->nameZh);
    add(QStringLiteral("同比"), comparisonBodyText(figure, figure.yearOnYear, Base::LastYear, material_.timesFrom));
    add(QStringLiteral("环比"), comparisonBodyText(figure, figure.quarterOnQuarter, Base::LastQuarter, material_.timesFrom));
    const bool cumulative = isCumulative() && isSomething(year);
    add(QStringLiteral("累计"), cumulative ? bodyText(year) : QString());
    add(QStringLiteral("累计同比"), cumulative ? comparisonBodyText(year, year.yearOnYear, Base::LastYear, material_.timesFrom) : QString());
    return value;
  }

  static bool isSomething(const Figure& figure) {
    return figure.value.known && figure.value.amount != 0 && (!figure.indicator->isRatio() || figure.value.denominator != 0);
  }
  static bool isZero(const Figure& figure) { return figure.value.known && figure.value.amount == 0 && !figure.indicator->isRatio(); }

  bool isCumulative() const { return !(bulletin_.period.yearToDate() == bulletin_.period); }

  /// All figures of the whole, or of a row of a breakdown, under their codes. What there is nothing of is empty and not absent: a row's
  /// section would else be looked up in the whole.
  void addFiguresTo(TextValue& target, const std::vector<Figure>& figures, const std::vector<Figure>& years, const QString& path) const {
    TextValue some;
    TextValue none;
    TextValue groups;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Figure& figure = figures[i];
      const QString& code = figure.indicator->code;
      if (figure.indicator->kind == Indicator::Kind::Goods) {
        continue;
      }
      TextValue& group = groups.members[figure.indicator->organ];
      const TextValue value = slotsOf(figure, years[i], path.isEmpty() ? code : path + u'.' + code);
      some.members.insert(code, isSomething(figure) ? value : TextValue{});
      none.members.insert(code, isZero(figure) ? value : TextValue{});
      if (isSomething(figure) && !figure.indicator->own) {
        group = TextValue::of(figure.indicator->organ);  // of an office's own figures the sentences do not speak
      }
      target.members.insert(code, value);
    }
    target.members.insert(QStringLiteral("有"), std::move(some));
    target.members.insert(QStringLiteral("无"), std::move(none));
    target.members.insert(QStringLiteral("有组"), std::move(groups));
  }

  void addFigures() { addFiguresTo(root_, bulletin_.figures, bulletin_.yearToDate, {}); }

  void addSentences() {
    TextValue value;
    for (const Sentence& sentence : sentences()) {
      const std::vector<Figure>& figures = sentence.cumulative ? bulletin_.yearToDate : bulletin_.figures;
      const bool any = std::any_of(sentence.codes.begin(), sentence.codes.end(), [&](QStringView code) {
        const Figure& figure = figureOf(figures, code);
        const bool none = !sentence.cumulative && isZero(figure) && std::find(std::begin(kToldAsNone), std::end(kToldAsNone), code) != std::end(kToldAsNone);
        return isSomething(figure) || none;
      });
      const bool wanted = any && (!sentence.cumulative || isCumulative());
      value.members.insert(sentence.name.toString(), wanted ? TextValue::of(sentence.name.toString()) : TextValue{});
    }
    root_.members.insert(QStringLiteral("有句"), std::move(value));
  }

  QString namedWithNumber(const std::vector<const BreakdownRow*>& rows) const {
    QStringList names;
    for (const BreakdownRow* row : rows) {
      names << QStringLiteral("%1（%2）").arg(row->name, bodyText(figureOf(row->figures, u"adm_filed")));
    }
    return names.join(u'、');
  }

  using Rows = std::vector<const BreakdownRow*>;
  static std::int64_t filedBy(const BreakdownRow& row) { return figureOf(row.figures, u"adm_filed").value.amount; }

  /// The first ones. Who shares the last place is named too, or none of them when they are too many; when they all share the first
  /// place, some are named for all.
  QString leadersOf(const Rows& ranked, std::size_t& count, const QString& counter) const {
    count = std::min(kLeaders, ranked.size());
    std::size_t first = count;
    while (first > 0 && filedBy(*ranked[first - 1]) == filedBy(*ranked[count - 1])) {
      --first;
    }
    while (count < ranked.size() && filedBy(*ranked[count]) == filedBy(*ranked[first])) {
      ++count;
    }
    if (count <= 2 * kLeaders) {
      return namedWithNumber({ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count)});
    }
    if (first > 0) {
      count = first;
      return namedWithNumber({ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(first)});
    }
    QStringList names;
    for (std::size_t i = 0; i < count; ++i) {
      names << ranked[i]->name;
    }
    return QStringLiteral("%1（均为%2）").arg(namesOf(names, static_cast<int>(kLeaders), counter), bodyText(figureOf(ranked.front()->figures, u"adm_filed")));
  }

  /// The last ones, where they are others than the first `leaders`.
  QString lastOf(const Rows& ranked, std::size_t leaders) const {
    if (ranked.size() < 2 * kLeaders) {
      return {};
    }
    std::size_t first = ranked.size() - kLeaders;
    std::size_t after = first;  // the place shared at the cut ends before it
    while (after < ranked.size() && filedBy(*ranked[after]) == filedBy(*ranked[first])) {
      ++after;
    }
    const std::size_t cut = first;
    while (first > 0 && filedBy(*ranked[first - 1]) == filedBy(*ranked[cut])) {
      --first;
    }
    if (first < leaders || ranked.size() - first > 2 * kLeaders) {
      first = std::max(after, leaders);
    }
    return namedWithNumber({ranked.begin() + static_cast<std::ptrdiff_t>(first), ranked.end()});
  }

  /// Who leads, who is last, who has risen and fallen most by 立案, and who has none.
  void addBreakdown(const QString& name, FigureDimension dimension) {
    const bool units = dimension == FigureDimension::Unit;
    Rows ranked;
    QStringList without;
    for (const BreakdownRow& row : bulletin_.by(dimension)) {
      const Figure& filed = figureOf(row.figures, u"adm_filed");
      if (row.name.isEmpty() || !filed.value.known || (units && material_.notEnforcing.contains(row.name))) {
        continue;  // records that do not say where they belong lead no ranking; a unit of which nothing is known has not filed nothing
      }
      if (filed.value.amount != 0) {
        ranked.push_back(&row);
      } else if (!units || !isSilent(row.name)) {
        without << row.name;
      }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const BreakdownRow* a, const BreakdownRow* b) { return filedBy(*a) > filedBy(*b); });
    TextValue value;
    if (!ranked.empty()) {
      const QString counter = units ? QStringLiteral("家") : QStringLiteral("个地区");
      const auto add = [&](const QString& key, const QString& text) { value.members.insert(key, TextValue::of(text)); };
      std::size_t leaders = 0;
      add(QStringLiteral("居前"), leadersOf(ranked, leaders, counter));
      add(QStringLiteral("居后"), lastOf(ranked, leaders));
      add(QStringLiteral("升幅最大"), extreme(ranked, Comparison::Kind::Rise));
      add(QStringLiteral("降幅最大"), extreme(ranked, Comparison::Kind::Fall));
      add(QStringLiteral("无立案"), namesOf(without, material_.named, counter));
    }
    root_.members.insert(name, std::move(value));
  }

  /// Silence is not zero, also of a unit that keeps a ledger.
  bool isSilent(const QString& unit) const {
    return std::any_of(material_.receipts.begin(), material_.receipts.end(), [&](const ReportReceipt& receipt) { return receipt.isMissing() && receipt.unit.name == unit; });
  }

  QString extreme(const std::vector<const BreakdownRow*>& rows, Comparison::Kind kind) const {
    const BreakdownRow* found = nullptr;
    const auto change = [](const BreakdownRow& row) { return figureOf(row.figures, u"adm_filed").yearOnYear; };
    for (const BreakdownRow* row : rows) {
      if (change(*row).kind != kind) {
        continue;
      }
      const bool more = found == nullptr || (kind == Comparison::Kind::Rise ? change(*row).change > change(*found).change : change(*row).change < change(*found).change);
      found = more ? row : found;
    }
    if (found == nullptr) {
      return {};
    }
    return QStringLiteral("%1（%2）").arg(found->name, comparisonBodyText(figureOf(found->figures, u"adm_filed"), change(*found), Base::LastYear, material_.timesFrom));
  }

  /// Rows of a breakdown as a list to go through, and each under its name, so that its numbers stay live.
  void addParts(const QString& list, const QString& byName, FigureDimension dimension) {
    std::vector<const BreakdownRow*> told;
    for (const BreakdownRow& row : bulletin_.by(dimension)) {
      const bool any = isSomething(figureOf(row.figures, u"adm_filed")) || isSomething(figureOf(row.figures, u"adm_closed")) || isSomething(figureOf(row.figures, u"trf_cases"));
      // A dot in a name would be read as a path.
      if (!row.name.isEmpty() && any && !row.name.contains(u'.')) {
        told.push_back(&row);
      }
    }
    std::stable_sort(told.begin(), told.end(), [](const BreakdownRow* a, const BreakdownRow* b) { return filedBy(*a) > filedBy(*b); });
    told.resize(std::min(told.size(), kParts));
    TextValue all;
    TextValue named;
    for (const BreakdownRow* row : told) {
      TextValue part{.path = byName + u'.' + row->name};
      part.members.insert(QStringLiteral("名称"), TextValue::of(row->name));
      addFiguresTo(part, row->figures, row->yearToDate, part.path);
      named.members.insert(row->name, part);
      all.elements.push_back(std::move(part));
    }
    root_.members.insert(list, std::move(all));
    root_.members.insert(byName, std::move(named));
  }

  const BulletinMaterial& material_;
  const Bulletin& bulletin_;
  const BulletinLetterhead& head_;
  TextValue root_;
};

}  // namespace

TextValue bulletinSlots(const BulletinMaterial& material, const BulletinLetterhead& head) { return SlotBuilder(material, head).build(); }

}  // namespace shuangda
