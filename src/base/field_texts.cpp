#include "base/field_texts.h"

#include <algorithm>
#include <cstring>

namespace shuangda {
namespace {

constexpr qsizetype kLengthBytes = sizeof(quint32);

/// One field of the block.
struct Field {
  QLatin1String name{};
  QUtf8StringView text{};
  const char* end = nullptr;
};

Field fieldAt(const char* at) {
  const auto nameSize = static_cast<qsizetype>(static_cast<unsigned char>(*at));
  const char* length = at + 1 + nameSize;
  quint32 size = 0;
  std::memcpy(&size, length, kLengthBytes);
  const char* text = length + kLengthBytes;
  return {QLatin1String(at + 1, nameSize), QUtf8StringView(text, static_cast<qsizetype>(size)), text + size};
}

bool isNamed(const Field& field, QStringView name) {
  return field.name.size() == name.size() &&
         std::equal(name.begin(), name.end(), field.name.begin(),
                    [](QChar a, char b) { return a.unicode() == static_cast<unsigned char>(b); });
}

}  // namespace

QString FieldTexts::Iterator::key() const { return fieldAt(at_).name; }
QString FieldTexts::Iterator::value() const { return fieldAt(at_).text.toString(); }

FieldTexts::Iterator& FieldTexts::Iterator::operator++() {
  at_ = fieldAt(at_).end;
  return *this;
}

FieldTexts::FieldTexts(std::initializer_list<std::pair<QString, QString>> fields) {
  for (const auto& [name, text] : fields) {
    insert(name, text);
  }
}

qsizetype FieldTexts::find(QStringView name) const {
  const char* begin = block();
  const char* end = begin + bytes_.size();
  for (const char* at = begin; at != end;) {
    const Field field = fieldAt(at);
    if (isNamed(field, name)) {
      return at - begin;
    }
    at = field.end;
  }
  return -1;
}

QString FieldTexts::value(QStringView name) const {
  const qsizetype at = find(name);
  return at < 0 ? QString() : fieldAt(block() + at).text.toString();
}

void FieldTexts::insert(QStringView name, QStringView text) {
  Q_ASSERT(name.size() < 256);
  const QByteArray utf8 = text.toUtf8();
  const QByteArray latin = name.toLatin1();
  remove(name);
  const auto size = static_cast<quint32>(utf8.size());
  const qsizetype begin = bytes_.size();
  bytes_.resize(begin + 1 + latin.size() + kLengthBytes + utf8.size());
  char* at = bytes_.data() + begin;
  *at++ = static_cast<char>(latin.size());
  at = std::copy(latin.begin(), latin.end(), at);
  std::memcpy(at, &size, kLengthBytes);
  std::copy(utf8.begin(), utf8.end(), at + kLengthBytes);
}

void FieldTexts::remove(QStringView name) {
  if (const qsizetype at = find(name); at >= 0) {
    bytes_.remove(at, fieldAt(block() + at).end - (block() + at));
  }
}

qsizetype FieldTexts::size() const {
  qsizetype count = 0;
  for (Iterator it = cbegin(); it != cend(); ++it) {
    ++count;
  }
  return count;
}

QHash<QString, QString> FieldTexts::toHash() const {
  QHash<QString, QString> hash;
  for (Iterator it = cbegin(); it != cend(); ++it) {
    hash.insert(it.key(), it.value());
  }
  return hash;
}

}  // namespace shuangda
