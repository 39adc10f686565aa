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

const Figure& figureOf(const std::vector<Figure>& figures, QStringView code) {
  return *std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.indicator->code == code; });
}

class SlotBuilder {
 public:
  SlotBuilder(const BulletinMaterial& material, const BulletinLetterhead& head) : material_(material), bulletin_(material.bulletin), head_(head) {}

  TextValue build() {
    addHead();
    addFigures();
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
      area = QStringLiteral("本地区");  // the organ's name tells no place
    }
    if (bulletin_.scope.by != FigureScope::By::Everything) {
      area = bulletin_.scope.name;
    }
    set(QStringLiteral("期间"), bulletin_.period.nameZh());
    set(QStringLiteral("年初至今"), year == bulletin_.period ? QString() : year.nameZh());
    set(QStringLiteral("地区"), area);
    set(QStringLiteral("全地区"), wholeAreaOf(area));
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
    const bool cumulative = !(bulletin_.period.yearToDate() == bulletin_.period);
    add(QStringLiteral("累计"), cumulative ? bodyText(year) : QString());
    add(QStringLiteral("累计同比"), cumulative ? comparisonBodyText(year, year.yearOnYear, Base::LastYear, material_.timesFrom) : QString());
    return value;
  }

  static bool isSomething(const Figure& figure) {
    return figure.value.known && figure.value.amount != 0 && (!figure.indicator->isRatio() || figure.value.denominator != 0);
  }
  static bool isZero(const Figure& figure) { return figure.value.known && figure.value.amount == 0 && !figure.indicator->isRatio(); }

  /// All figures of the whole, or of a row of a breakdown, under their codes.
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
      const TextValue value = slotsOf(figure, years[i], path.isEmpty() ? code : path + u'.' + code);
      if (isSomething(figure)) {
        some.members.insert(code, value);
        groups.members.insert(figure.indicator->organ, TextValue::of(figure.indicator->organ));
      } else if (isZero(figure)) {
        none.members.insert(code, value);
      }
      target.members.insert(code, value);
    }
    target.members.insert(QStringLiteral("有"), std::move(some));
    target.members.insert(QStringLiteral("无"), std::move(none));
    target.members.insert(QStringLiteral("有组"), std::move(groups));
  }

  void addFigures() { addFiguresTo(root_, bulletin_.figures, bulletin_.yearToDate, {}); }

  QString namedWithNumber(const std::vector<const BreakdownRow*>& rows) const {
    QStringList names;
    for (const BreakdownRow* row : rows) {
      names << QStringLiteral("%1（%2）").arg(row->name, bodyText(figureOf(row->figures, u"adm_filed")));
    }
    return names.join(u'、');
  }

  /// Who leads, who is last, who has risen and fallen most by 立案, and who has none.
  void addBreakdown(const QString& name, FigureDimension dimension) {
    std::vector<const BreakdownRow*> ranked;
    QStringList without;
    for (const BreakdownRow& row : bulletin_.by(dimension)) {
      const Figure& filed = figureOf(row.figures, u"adm_filed");
      if (row.name.isEmpty() || !filed.value.known) {
        continue;  // records that do not say where they belong lead no ranking; a unit of which nothing is known has not filed nothing
      }
      if (filed.value.amount == 0) {
        without << row.name;
      } else {
        ranked.push_back(&row);
      }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const BreakdownRow* a, const BreakdownRow* b) {
      return figureOf(a->figures, u"adm_filed").value.amount > figureOf(b->figures, u"adm_filed").value.amount;
    });
    TextValue value;
    const auto add = [&](const QString& key, const QString& text) { value.members.insert(key, TextValue::of(text)); };
    const std::size_t leaders = std::min(kLeaders, ranked.size());
    add(QStringLiteral("居前"), namedWithNumber({ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(leaders)}));
    // The last ones only where they are others than the first.
    add(QStringLiteral("居后"), ranked.size() >= 2 * kLeaders ? namedWithNumber({ranked.end() - static_cast<std::ptrdiff_t>(kLeaders), ranked.end()}) : QString());
    add(QStringLiteral("升幅最大"), extreme(ranked, Comparison::Kind::Rise));
    add(QStringLiteral("降幅最大"), extreme(ranked, Comparison::Kind::Fall));
    add(QStringLiteral("无立案"), namesOf(without, material_.named));
    if (!ranked.empty()) {
      root_.members.insert(name, std::move(value));
    } else {
      root_.members.insert(name, {});
    }
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
    TextValue all;
    TextValue named;
    for (const BreakdownRow& row : bulletin_.by(dimension)) {
      const bool any = isSomething(figureOf(row.figures, u"adm_filed")) || isSomething(figureOf(row.figures, u"adm_closed")) || isSomething(figureOf(row.figures, u"trf_cases"));
      // A dot in a name would be read as a path.
      if (row.name.isEmpty() || !any || row.name.contains(u'.') || all.elements.size() == kParts) {
        continue;
      }
      TextValue part{.path = byName + u'.' + row.name};
      part.members.insert(QStringLiteral("名称"), TextValue::of(row.name));
      addFiguresTo(part, row.figures, row.yearToDate, part.path);
      named.members.insert(row.name, part);
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
