#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <utility>

namespace shuangda {

/// A few named texts in one block of memory: a record of twenty columns takes some hundred bytes where a hash of strings
/// takes thousands. Names are ASCII, shorter than 256 characters; look-up walks the names, which for a few dozen of them
/// is quicker than hashing. Copies share the block.
class FieldTexts {
 public:
  class Iterator {
   public:
    QString key() const;
    QString value() const;
    Iterator& operator++();
    bool operator==(const Iterator&) const = default;

   private:
    friend class FieldTexts;
    explicit Iterator(const char* at) : at_(at) {}
    const char* at_ = nullptr;
  };

  FieldTexts() = default;
  FieldTexts(std::initializer_list<std::pair<QString, QString>> fields);

  bool contains(QStringView name) const { return find(name) >= 0; }
  /// Empty for an absent name.
  QString value(QStringView name) const;
  /// Sets or replaces.
  void insert(QStringView name, QStringView text);
  void remove(QStringView name);

  bool isEmpty() const { return bytes_.isEmpty(); }
  qsizetype size() const;
  /// Gives back memory kept for further fields.
  void squeeze() { bytes_.squeeze(); }

  Iterator cbegin() const { return Iterator(block()); }
  Iterator cend() const { return Iterator(block() + bytes_.size()); }
  QHash<QString, QString> toHash() const;

 private:
  qsizetype find(QStringView name) const;
  const char* block() const { return bytes_.constData(); }

  QList<char> bytes_{};  ///< for each field: length of the name (1 byte), name, length of the text (4 bytes), UTF-8
};

}  // namespace shuangda
