#include "domain/threshold_book.h"

#include <algorithm>

#include "domain/threshold_reader.h"

namespace shuangda {

bool ThresholdCondition::holds(const ThresholdValues& values) const {
  return tests.empty() || std::ranges::any_of(tests, [&](const Test& test) {
    return test.equal ? values.at(test.fact) == test.value : values.at(test.fact) >= test.value;
  });
}

const ThresholdBook& ThresholdBook::builtIn() {
  static const ThresholdBook book = ThresholdReader().read();
  return book;
}

const ThresholdOffence* ThresholdBook::find(const QString& id) const {
  const auto found = std::ranges::find(offences_, id, &ThresholdOffence::id);
  return found == offences_.end() ? nullptr : &*found;
}

int ThresholdBook::fact(const QString& name) const {
  const auto found = std::ranges::find(facts_, name, &ThresholdFactName::name);
  return found == facts_.end() ? -1 : static_cast<int>(found - facts_.begin());
}

std::uint32_t ThresholdBook::openTags(const ThresholdValues& values) const {
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i].condition.holds(values)) {
      open |= 1U << i;
    }
  }
  return open;
}

QString ThresholdBook::tagLabels(const QStringList& tags, bool withQuiet) const {
  QStringList labels;
  for (const ThresholdTag& tag : tags_) {
    if (tags.contains(tag.tag) && (withQuiet || !tag.quiet)) {
      labels << tag.label;
    }
  }
  return labels.join(u'、');
}

}  // namespace shuangda
