#include "support/naive_figures.h"

namespace shuangda::test {

NaiveFilter NaiveFilter::ofUnit(const QString& name) {
  return {[=](const LegalCase& c) { return countingUnit(c) == name; },
          [=](const DestructionEvent& e) { return e.memberUnit == name; }};
}

NaiveFilter NaiveFilter::ofRegion(const QString& name) {
  return {[=](const LegalCase& c) {
            const QString& city = c.region.city.isEmpty() ? c.region.province : c.region.city;
            return (c.region.county.isEmpty() ? city : c.region.county) == name;
          },
          [=](const DestructionEvent& e) { return (e.city.isEmpty() ? e.province : e.city) == name; }};
}

NaiveFilter NaiveFilter::ofAnyName(const QString& name) {
  return {[=](const LegalCase& c) {
            return QStringList{countingUnit(c), c.region.county, c.region.city, c.region.province}.contains(name);
          },
          [=](const DestructionEvent& e) {
            return QStringList{e.memberUnit, e.city, e.province}.contains(name);
          }};
}

NaiveFilter NaiveFilter::ofField(const QString& name) {
  return {[=](const LegalCase& c) { return c.field.isEmpty() ? name.isEmpty() : c.field.split(u'/').contains(name); },
          [](const DestructionEvent&) { return false; }};
}

NaiveFilter NaiveFilter::ofCampaign(const QString& name) {
  return {[=](const LegalCase& c) { return c.campaign.isEmpty() ? name.isEmpty() : c.campaign.split(u'、').contains(name); },
          [](const DestructionEvent&) { return false; }};
}

NaiveFilter NaiveFilter::ofCause(const QString& name) {
  return {[=](const LegalCase& c) { return c.cause == name; }, [](const DestructionEvent&) { return false; }};
}

NaiveFilter NaiveFilter::ofTrait(const QString& name) {
  return {[=](const LegalCase& c) {
            return (name == QStringLiteral("涉网") && c.isOnline == true) || (name == QStringLiteral("重点实体市场") && c.isMarket == true) ||
                   (name == QStringLiteral("农村市场") && c.isRural == true) || (name == QStringLiteral("外商投资企业被侵权") && c.isForeign == true);
          },
          [](const DestructionEvent&) { return false; }};
}

}  // namespace shuangda::test
