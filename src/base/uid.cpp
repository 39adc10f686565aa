#include "base/uid.h"

#include <QRandomGenerator>
#include <QUuid>

namespace shuangda {

QString newUid(Instant now) {
  QByteArray bytes(16, '\0');
  QRandomGenerator::system()->fillRange(reinterpret_cast<quint32*>(bytes.data()), 4);
  auto ms = static_cast<quint64>(now.epochMs());
  for (int i = 5; i >= 0; --i, ms >>= 8) {
    bytes[i] = static_cast<char>(ms & 0xff);
  }
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

}  // namespace shuangda
