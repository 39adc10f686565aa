#include "exchange/cell_reading.h"

namespace shuangda {

void CellReading::add(const QString& code, const QString& expected, const QString& message) {
  addAs(findingSeverity(code), code, expected, message);
}

void CellReading::addAs(Severity severity, const QString& code, const QString& expected, const QString& message) {
  issues.push_back({code, severity, expected, message});
}

}  // namespace shuangda
