#include "domain/fact_names.h"

#include <QStringList>
#include <algorithm>

namespace shuangda {

std::int32_t FactNames::intern(std::string_view utf8) {
  if (const auto it = numbers_.find(utf8); it != numbers_.end()) {
    return it->second;
  }
  const auto number = static_cast<std::int32_t>(texts_.size());
  numbers_.emplace(std::string(utf8), number);
  texts_.push_back(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
  return number;
}

std::int32_t FactNames::find(const QString& text) const {
  const auto it = numbers_.find(text.toStdString());
  return it == numbers_.end() ? -1 : it->second;
}

const std::vector<std::int32_t>& FactNames::parts(std::int32_t number, QChar separator) {
  std::vector<Parts>& known = parts_[separator.unicode()];
  const auto index = static_cast<std::size_t>(number);
  if (index >= known.size()) {
    known.resize(std::max(index + 1, texts_.size()));
  }
  if (!known[index].known) {
    std::vector<std::int32_t> numbers;
    for (const QString& part : QString(text(number)).split(separator, Qt::SkipEmptyParts)) {
      const std::int32_t own = intern(part.trimmed());
      if (own != 0 && std::find(numbers.begin(), numbers.end(), own) == numbers.end()) {
        numbers.push_back(own);
      }
    }
    known[index] = {.known = true, .numbers = std::move(numbers)};
  }
  return known[index].numbers;
}

}  // namespace shuangda
