#include "domain/custody_alarm.h"

namespace shuangda {

QString custodyAlarmText(CustodyAlarm::Kind kind) {
  switch (kind) {
    case CustodyAlarm::Kind::MeasureEnding:
      return QStringLiteral("措施期限");
    case CustodyAlarm::Kind::NotStored:
      return QStringLiteral("未按时入库");
    case CustodyAlarm::Kind::OverStayed:
      return QStringLiteral("长期未处置");
    case CustodyAlarm::Kind::Perishable:
      return QStringLiteral("易腐、临期");
    case CustodyAlarm::Kind::FoundOutside:
      return QStringLiteral("未经批准出库");
    case CustodyAlarm::Kind::SealBroken:
      return QStringLiteral("封条破损");
    case CustodyAlarm::Kind::LicenceExpired:
      return QStringLiteral("许可证到期");
  }
  return {};
}

}  // namespace shuangda
