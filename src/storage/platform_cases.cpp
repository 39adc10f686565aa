#include "storage/platform_cases.h"

namespace shuangda {
namespace {

enum Column : int { Key, Number, DocNo, PartyName, IdNo, Cause, Decided, Filed, Unit, Transferred, Procedure, InScope };

/// The day of a date known to the day; 0 otherwise.
std::int64_t dayOf(std::string_view text) {
  constexpr std::size_t kDayLength = 10;
  const QDate day = text.size() < kDayLength ? QDate() : QDate::fromString(QString::fromLatin1(text.data(), kDayLength), Qt::ISODate);
  return day.isValid() ? day.toJulianDay() : 0;
}

}  // namespace

void PlatformCases::stream(const std::function<bool(const Line&)>& sink) {
  Statement s(database_,
              "SELECT id, case_id, doc_no, party, party_id_no, cause, decision_date, filed_date, counting_unit, transfer_date,"
              " procedure, COALESCE(in_scope, 1) FROM legal_case WHERE void_date IS NULL ORDER BY case_id");
  while (s.step()) {
    const Line line{.narrowed = {.id = s.get<std::int64_t>(Key),
                                 .number = s.get<QString>(Number),
                                 .docNo = s.get<QString>(DocNo),
                                 .party = s.get<QString>(PartyName),
                                 .idNo = s.get<QString>(IdNo),
                                 .cause = s.get<QString>(Cause),
                                 .decided = dayOf(s.get<std::string_view>(Decided)),
                                 .filed = dayOf(s.get<std::string_view>(Filed))},
                    .unit = s.get<QString>(Unit),
                    .duty = {.decided = s.get<std::optional<EventDate>>(Decided),
                             .transferred = s.get<std::optional<EventDate>>(Transferred),
                             .procedure = s.get<QString>(Procedure),
                             .inScope = s.get<bool>(InScope)}};
    if (!sink(line)) {
      return;
    }
  }
}

std::int64_t PlatformCases::count() {
  Statement s(database_, "SELECT COUNT(*) FROM legal_case WHERE void_date IS NULL");
  s.step();
  return s.get<std::int64_t>(0);
}

}  // namespace shuangda
