#include "pages/bulletin_reading.h"

#include "reports/issue_number.h"
#include "services/issue_service.h"

namespace shuangda {
namespace {

/// The figures stay empty: those fixed with it are shown.
Result<void> readFixed(Desk::Hand hand, ShownBulletin& shown) {
  shown.material.bulletin.catalogue = hand.services.bulletins.catalogue();
  shown.material.bulletin.period = shown.issued->period;
  shown.material.bulletin.cutoff = shown.issued->cutoff;
  return IssueService(*hand.services.store).figures(hand.session, shown.issued->id).map([&](std::vector<FrozenFigure> figures) { shown.frozen = std::move(figures); });
}

Result<void> readDraft(Desk::Hand hand, const Period& period, ShownBulletin& shown) {
  return hand.services.bulletinDrafts.gather(hand.session, {.period = period}, hand.services.store->clock().now()).map([&](BulletinMaterial material) {
    shown.material = std::move(material);
    shown.head = letterheadOf(hand.services.store->law().law().parameters, hand.session.officeName, shown.cutoff().localDate());
  });
}

}  // namespace

Result<BulletinReading> readBulletin(Desk::Hand hand, const Period& period, std::optional<Masthead> masthead) {
  IssueService issues(*hand.services.store);
  const Result<std::vector<IssuedBulletin>> all = issues.list(hand.session);
  if (!all) {
    return tl::unexpected(all.error());
  }
  auto shown = std::make_shared<ShownBulletin>();
  shown->alone = issues.isAlone();
  for (const IssuedBulletin& one : *all) {  // the newest first
    if (one.period == period) {
      (one.withdrawn ? shown->withdrawn : shown->issued) = one;
      break;
    }
  }
  const Result<void> read = shown->issued ? readFixed(hand, *shown) : readDraft(hand, period, *shown);
  shown->head.form = masthead.value_or(shown->head.form);
  // As the command line counts them: this one is among those submitted once it is to be issued.
  return read.map([&] { return BulletinReading{.bulletin = shown, .nextNumber = chineseIssueNumber(static_cast<int>(all->size()))}; });
}

}  // namespace shuangda
