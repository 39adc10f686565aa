#include "base/search_text.h"

#include <array>
#include <memory>
#include <vector>

#include "base/csv.h"
#include "base/text.h"

namespace shuangda {
namespace {

constexpr char16_t kFirstHan = 0x3400;
constexpr char16_t kLastHan = 0x9FFF;
constexpr std::size_t kHan = kLastHan - kFirstHan + 1;
constexpr char16_t kDropped = 0;       ///< white space and the like
constexpr char16_t kComposes = 0xFFFF;  ///< not to be folded by itself: combining marks, surrogates, ligatures

bool isHan(char16_t u) { return u >= kFirstHan && u <= kLastHan; }

char16_t roundBracket(char16_t u) {
  switch (u) {
    case u'[':
    case u'【':
    case u'〔':
    case u'〖':
    case u'﹝':
    case u'{':
      return u'(';
    case u']':
    case u'】':
    case u'〕':
    case u'〗':
    case u'﹞':
    case u'}':
      return u')';
    default:
      return u;
  }
}

/// What each UTF-16 unit becomes. 128 KB, made once: asking Unicode tables for every character of every save is too slow.
class FoldTable {
 public:
  FoldTable() {
    for (int u = 0; u < 0x10000; ++u) {
      units_[static_cast<std::size_t>(u)] = alone(static_cast<char16_t>(u));
    }
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/text/simplified.csv"))) {
      const QString simplified = row.value(QStringLiteral("simplified"));
      for (const QChar c : row.value(QStringLiteral("traditional"))) {
        units_[c.unicode()] = simplified[0].unicode();
      }
    }
    // A few simplified forms are simplified once more, and compatibility forms stand for traditional ones.
    for (char16_t& unit : units_) {
      const char16_t again = units_[unit];
      unit = unit == kDropped || unit == kComposes || again == kComposes ? unit : again;
    }
  }

  char16_t operator[](char16_t u) const { return units_[u]; }

 private:
  static char16_t alone(char16_t u) {
    if (isHan(u)) {
      return u;
    }
    const QChar c(u);
    if (c.isSurrogate() || c.isMark() || (u >= 0x1100 && u <= 0x11FF)) {
      return kComposes;
    }
    const QString text = folded(QStringView(&c, 1));
    if (text.isEmpty()) {
      return kDropped;
    }
    return text.size() > 1 || text[0].isMark() ? kComposes : roundBracket(text[0].unicode());
  }

  std::array<char16_t, 0x10000> units_{};
};

const FoldTable& foldTable() {
  static const auto table = std::make_unique<FoldTable>();
  return *table;
}

/// One pass; false where a character needs its neighbours to be folded rightly.
bool foldedByTable(QStringView text, QString& result) {
  const FoldTable& table = foldTable();
  result.resize(text.size());
  QChar* to = result.data();
  for (const QChar c : text) {
    const char16_t u = table[c.unicode()];
    if (u == kComposes) {
      return false;
    }
    if (u != kDropped) {
      *to++ = u;
    }
  }
  result.truncate(to - result.constData());
  return true;
}

struct Phrase {
  QString text{};
  QString initials{};
};

/// Initials by character, and the phrases in which a character is read otherwise, by their first character.
class InitialTable {
 public:
  InitialTable() {
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/text/initials.csv"))) {
      const int first = row.value(QStringLiteral("first")).toInt(nullptr, 16) - kFirstHan;
      const QString letters = row.value(QStringLiteral("initials"));
      for (qsizetype i = 0; i < letters.size(); ++i) {
        entries_[static_cast<std::size_t>(first + i)].initial = letters[i] == u'-' ? u'\0' : letters[i].toLatin1();
      }
    }
    for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/text/initial_phrases.csv"))) {
      add({row.value(QStringLiteral("phrase")), row.value(QStringLiteral("initials"))});
    }
  }

  /// Appends the initials of what begins at `i` and returns how many characters that was.
  qsizetype append(QStringView text, qsizetype i, QString& result) const {
    const char16_t u = text[i].unicode();
    if (!isHan(u)) {
      result += text[i];
      return 1;
    }
    const Entry& entry = entries_[u - kFirstHan];
    if (entry.phrases != 0) {
      const Phrase* longest = nullptr;
      for (const Phrase& phrase : phrases_[entry.phrases - 1]) {
        if (text.mid(i).startsWith(phrase.text) && (longest == nullptr || longest->text.size() < phrase.text.size())) {
          longest = &phrase;
        }
      }
      if (longest != nullptr) {
        result += longest->initials;
        return longest->text.size();
      }
    }
    result += entry.initial != 0 ? QChar(QLatin1Char(entry.initial)) : text[i];
    return 1;
  }

 private:
  struct Entry {
    char initial = 0;
    std::uint16_t phrases = 0;  ///< which list, counted from 1
  };

  void add(Phrase phrase) {
    Entry& entry = entries_[phrase.text[0].unicode() - kFirstHan];
    if (phrase.text.size() == 1) {
      entry.initial = phrase.initials[0].toLatin1();
      return;
    }
    if (entry.phrases == 0) {
      phrases_.emplace_back();
      entry.phrases = static_cast<std::uint16_t>(phrases_.size());
    }
    phrases_[entry.phrases - 1].push_back(std::move(phrase));
  }

  std::array<Entry, kHan> entries_{};
  std::vector<std::vector<Phrase>> phrases_{};
};

const InitialTable& initialTable() {
  static const auto table = std::make_unique<InitialTable>();
  return *table;
}

}  // namespace

QString searchFolded(QStringView text) {
  QString result;
  if (foldedByTable(text, result)) {
    return result;
  }
  const FoldTable& table = foldTable();
  result = folded(text);
  for (QChar& c : result) {
    const char16_t u = table[c.unicode()];
    c = u == kComposes || u == kDropped ? c : QChar(u);
  }
  return result;
}

QString pinyinInitials(QStringView text) {
  const QString plain = searchFolded(text);
  const InitialTable& table = initialTable();
  QString result;
  result.reserve(plain.size());
  for (qsizetype i = 0; i < plain.size();) {
    i += table.append(plain, i, result);
  }
  return result;
}

bool hasHan(QStringView text) {
  for (const QChar c : text) {
    if (isHan(c.unicode())) {
      return true;
    }
  }
  return false;
}

}  // namespace shuangda
