#include "reports/transfer_flow_composer.h"

#include <gtest/gtest.h>

#include "reports/docx_writer.h"
#include "reports/page_layout.h"
#include "services/transfer_flow.h"

using namespace shuangda;

namespace {

const EventDate kNow = *EventDate::parse(u"2026-11-22 09:00");
const Instant kCreated = *Instant::parseLocal(u"2026-11-22 09:00");

TransferFlowPaper machine() {
  const LawBook book = LawBook::builtIn();
  const WorkCalendar calendar = WorkCalendar::builtIn();
  const LawParameters parameters = LawParameters::builtIn();
  return transferFlowPaper({ProcedureTable::builtIn(), book, calendar, parameters}, QStringLiteral("云岭县双打办"), kNow);
}

}  // namespace

TEST(TransferFlowComposer, theMachineIsSetOnTurnedPagesWithRepeatedHeads) {
  FontBook fonts;
  const Document document = composeTransferFlow(machine());
  const LaidOutDocument laidOut = layOut(document, fonts);
  EXPECT_GT(laidOut.pages.size(), 5u);
  EXPECT_LT(laidOut.pages.size(), 30u);
  for (const Page& page : laidOut.pages) {
    EXPECT_EQ(page.orientation, Orientation::Landscape);
  }
  EXPECT_FALSE(docxBytes(document, kCreated).isEmpty());
}

TEST(TransferFlowComposer, aMatterGoesOnOnePageWhereItIsShort) {
  const TransferWayPaper way{.office = QStringLiteral("云岭县双打办"),
                             .number = QStringLiteral("YS2026-0001"),
                             .boxes = {{QStringLiteral("类别"), QStringLiteral("移送公安")}},
                             .steps = {{QStringLiteral("1"), QStringLiteral("2026-11-10 09:00"), QStringLiteral("标记疑似涉罪"), QStringLiteral("本局"), QStringLiteral("疑似涉罪"), {}, {}}},
                             .next = {QStringLiteral("指定专案组")},
                             .printedAt = kNow};
  FontBook fonts;
  const Document document = composeTransferWay(way);
  EXPECT_EQ(layOut(document, fonts).pages.size(), 1u);
  EXPECT_EQ(document.title, QStringLiteral("移送事项办理经过 YS2026-0001"));
  EXPECT_FALSE(docxBytes(document, kCreated).isEmpty());
}
