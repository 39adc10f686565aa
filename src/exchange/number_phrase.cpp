#include "exchange/number_phrase.h"

#include <QRegularExpression>
#include <vector>

#include "exchange/chinese_numeral.h"
#include "exchange/import_words.h"

namespace shuangda {
namespace {

/// Takes a qualifier word off: before the number, right after it, or at the end. A unit may contain the same
/// character (多功能), so only these places count.
struct Qualifier {
  QString word{};
  QString canonical{};
  QRegularExpression inside{};  ///< the word between a number and a unit: 7.5万余元
};

const std::vector<Qualifier>& qualifiers() {
  static const std::vector<Qualifier> all = [] {
    const ImportWords& words = ImportWords::instance();
    std::vector<Qualifier> result;
    for (const QString& word : words.wordsOf(QStringLiteral("qualifier"))) {
      const QString form = QStringLiteral("(?<=[0-9十百千万亿元件个只箱瓶条吨])%1(?=[万亿千元个件只箱瓶条吨公斤])");
      result.push_back({word, words.valueOf(QStringLiteral("qualifier"), word).value_or(word),
                        QRegularExpression(form.arg(QRegularExpression::escape(word)))});
    }
    return result;
  }();
  return all;
}

QString takeQualifier(QString& text) {
  for (const Qualifier& qualifier : qualifiers()) {
    if (!text.contains(qualifier.word)) {
      continue;
    }
    if (text.startsWith(qualifier.word) || text.endsWith(qualifier.word)) {
      text = text.startsWith(qualifier.word) ? text.mid(qualifier.word.size()) : text.chopped(qualifier.word.size());
      return qualifier.canonical;
    }
    if (const auto match = qualifier.inside.match(text); match.hasMatch()) {
      text.remove(match.capturedStart(), match.capturedLength());
      return qualifier.canonical;
    }
  }
  return {};
}

bool takeCurrency(QString& text) {
  static const QRegularExpression sign(QStringLiteral("^(?:人民币|RMB|CNY|[￥¥])[:：]?"),
                                       QRegularExpression::CaseInsensitiveOption);
  const qsizetype before = text.size();
  text.remove(sign);
  return text.size() != before;
}

/// Removes separators that stand properly, every three or (as 1,0000) every four digits; false for others.
bool takeSeparators(QString& digits) {
  static const QRegularExpression proper(QStringLiteral("^(?:\\d{1,3}(?:,\\d{3})+|\\d{1,4}(?:,\\d{4})+)(?:\\.\\d+)?$"));
  if (!digits.contains(u',')) {
    return true;
  }
  if (!proper.match(digits).hasMatch()) {
    return false;
  }
  digits.remove(u',');
  return true;
}

int powerOf(QStringView multiplier) {
  return multiplier == u"亿" ? 8 : multiplier == u"万" ? 4 : multiplier == u"千" ? 3 : multiplier == u"百" ? 2 : 0;
}

Decimal sum(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  const Result<Decimal> left = a.rescaled(scale);
  const Result<Decimal> right = b.rescaled(scale);
  return left && right ? Decimal(left->unscaled() + right->unscaled(), scale) : a;
}

/// "2万3千5百" or "12.5": numbers with ever smaller multipliers.
bool readSegments(QString& text, NumberPhrase& phrase) {
  static const QRegularExpression segment(QStringLiteral("^(\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)(亿|万|千(?!克)|百)?"));
  int lastPower = 100;
  bool any = false;
  while (lastPower > 0) {
    const auto match = segment.match(text);
    if (!match.hasMatch()) {
      break;
    }
    QString digits = match.captured(1);
    const int power = powerOf(match.capturedView(2));
    const bool separated = digits.contains(u',');
    if (power >= lastPower || !takeSeparators(digits)) {
      return false;
    }
    const Result<Decimal> number = Decimal::parse(digits);
    if (!number || number->unscaled() > 1'000'000'000'000'000'000 / (power == 8 ? 100000000 : 10000)) {
      return false;
    }
    phrase.number = any ? sum(phrase.number, number->shifted(power)) : number->shifted(power);
    phrase.separated = phrase.separated || separated;
    phrase.multiplied = phrase.multiplied || power > 0;
    text = text.mid(match.capturedLength());
    lastPower = power;
    any = true;
  }
  return any;
}

/// "贰万元", "三十箱": the run of Chinese numerals at the beginning.
bool readChinese(QString& text, NumberPhrase& phrase) {
  qsizetype end = 0;
  while (end < text.size() && isChineseDigit(text[end])) {
    ++end;
  }
  const auto value = end > 0 ? readChineseNumeral(QStringView(text).left(end)) : std::nullopt;
  if (!value) {
    return false;
  }
  phrase.number = Decimal(*value, 0);
  phrase.chinese = true;
  text = text.mid(end);
  return true;
}

/// 元 may be followed by 角 and 分.
void readJiaoFen(QString& text, NumberPhrase& phrase) {
  static const QRegularExpression tail(
      QStringLiteral("^([元圆])(?:零)?(?:([\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:(["
                     "\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?$"));
  const auto match = tail.match(text);
  if (!match.hasMatch() || (match.capturedLength(2) == 0 && match.capturedLength(3) == 0)) {
    return;
  }
  const auto digit = [&match](int group) {
    const QString written = match.captured(group);
    return written.isEmpty()      ? 0
           : written[0].isDigit() ? written.toInt()
                                  : static_cast<int>(readChineseNumeral(written).value_or(0));
  };
  phrase.number = sum(phrase.number, Decimal(digit(2) * 10 + digit(3), 2));
  text = QStringLiteral("元");
}

}  // namespace

std::optional<NumberPhrase> readNumberPhrase(QStringView source) {
  NumberPhrase phrase;
  // Most cells hold a bare number: no need to look for words in them.
  if (const Result<Decimal> bare = Decimal::parse(source)) {
    phrase.number = *bare;
    return phrase;
  }
  QString text = source.toString();
  phrase.qualifier = takeQualifier(text);
  phrase.separated = takeCurrency(text);
  if (phrase.qualifier.isEmpty()) {
    phrase.qualifier = takeQualifier(text);
  }
  bool negative = false;
  static const QRegularExpression accounting(QStringLiteral("^[(（]([\\d,.]+)[)）]$"));
  if (const auto match = accounting.match(text); match.hasMatch()) {
    negative = true;
    text = match.captured(1);
  } else if (text.startsWith(u'-') || text.startsWith(u'−') || text.startsWith(u'负')) {
    negative = true;
    text = text.mid(1);
    phrase.separated = takeCurrency(text) || phrase.separated;
  } else if (text.startsWith(u'+')) {
    text = text.mid(1);
  }
  if (!readSegments(text, phrase) && (!text.isEmpty() && text[0].isDigit() ? true : !readChinese(text, phrase))) {
    return std::nullopt;
  }
  if (text == u"+") {
    phrase.openEnded = true;
    text.clear();
  }
  readJiaoFen(text, phrase);
  static const QRegularExpression whole(QStringLiteral("(?<=[元圆])[整正]$"));
  text.remove(whole);
  const bool another =
      std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }) || text.contains(u'+');
  if (another) {
    return std::nullopt;
  }
  phrase.unit = text;
  if (negative) {
    phrase.number = Decimal(-phrase.number.unscaled(), phrase.number.scale());
  }
  return phrase;
}

}  // namespace shuangda
