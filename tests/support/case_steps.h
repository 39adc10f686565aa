#pragma once

#include "services/case_service.h"
#include "services/clock_service.h"
#include "services/maintenance_service.h"
#include "services/procedure_service.h"
#include "services/texts.h"
#include "support/engines.h"

namespace shuangda::test {

/// A store with one case whose steps are recorded through the service.
class CaseStepsTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) {
      return;
    }
    clock_.set(*Instant::parseLocal(u"2026-11-21 09:00"));
    store_ = freshStore();
    const LegalCase draft{.authority = session_.officeName, .party = {.name = QStringLiteral("某公司")}, .cause = QStringLiteral("商标侵权")};
    case_ = *CaseService(*store_).save(session_, draft);
  }

  CaseEvent event(const char* step, const char* on, const QStringList& details = {}) const {
    CaseEvent event{.legalCase = case_.id, .step = QString::fromLatin1(step), .on = *EventDate::parse(QString::fromLatin1(on))};
    for (const QString& detail : details) {
      event.details.insert(detail.section(u'=', 0, 0), detail.section(u'=', 1));
    }
    return event;
  }
  Result<CaseEvent> record(const char* step, const char* on, const QStringList& details = {}, Numbering numbering = Numbering::AsGiven) {
    return ProcedureService(*store_).record(session_, event(step, on, details), numbering);
  }
  CaseEvent must(const char* step, const char* on, const QStringList& details = {}, Numbering numbering = Numbering::AsGiven) {
    const Result<CaseEvent> stored = record(step, on, details, numbering);
    EXPECT_TRUE(stored) << step << ' ' << (stored ? std::string() : refusalText(stored.error()).toStdString());
    return stored.value_or(CaseEvent{});
  }
  void file(const char* on) { must("file", on, {QStringLiteral("officers=张三、李四"), QStringLiteral("approver=王五")}); }
  LegalCase stored() { return *CaseService(*store_).find(session_, case_.id); }
  std::vector<RunningClock> clocks() { return *ClockService(*store_).list(session_, {}); }
  void expectSound() {
    for (const MaintenanceService::Check& check : MaintenanceService(*store_).verify()) {
      EXPECT_TRUE(check.problems.isEmpty()) << check.name.toStdString() << ": " << check.problems.join(u'\n').toStdString();
    }
  }

  std::unique_ptr<Store> store_;
  LegalCase case_{};
};

}  // namespace shuangda::test
