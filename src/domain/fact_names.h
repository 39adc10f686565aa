#pragma once

#include <QString>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shuangda {

/// Numbers for the texts of facts, so that a fact stays narrow. 0 is the empty text.
class FactNames {
 public:
  FactNames() { intern(std::string_view()); }
  std::int32_t intern(std::string_view utf8);
  std::int32_t intern(const QString& text) { return intern(std::string_view(text.toStdString())); }
  /// The number of a text, or -1 when no fact carries it.
  std::int32_t find(const QString& text) const;
  const QString& text(std::int32_t number) const { return texts_[static_cast<std::size_t>(number)]; }
  std::int32_t size() const { return static_cast<std::int32_t>(texts_.size()); }

  /// The numbers of the parts of a text such as “互联网/食品”: itself where it has no separator, nothing for the empty text,
  /// each part once. Remembered for each text.
  const std::vector<std::int32_t>& parts(std::int32_t number, QChar separator);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Parts {
    bool known = false;
    std::vector<std::int32_t> numbers{};
  };
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
  std::vector<QString> texts_;
  std::unordered_map<char16_t, std::vector<Parts>> parts_;
};

}  // namespace shuangda
