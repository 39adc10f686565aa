#include "exchange/heading_match.h"

#include <QHash>
#include <QRegularExpression>

#include "base/text.h"
#include "exchange/import_words.h"

namespace shuangda {
namespace {

/// The comparable form: folded (NFKC, so brackets are half-width), other brackets unified, marks like * removed.
QString plain(const QString& text) {
  static const QRegularExpression marks(QStringLiteral("[*＊★:：]"));
  QString result = folded(text);
  result.replace(u'〔', u'(')
      .replace(u'〕', u')')
      .replace(u'[', u'(')
      .replace(u']', u')')
      .replace(u'【', u'(')
      .replace(u'】', u')');
  return result.remove(marks);
}

/// Takes a unit in brackets, or after a sign, off the end: "货值(万元)" → 万元.
QString takeUnit(QString& text) {
  static const QRegularExpression form([] {
    const ImportWords& words = ImportWords::instance();
    QStringList units = words.unitsOf(QStringLiteral("money")) + words.unitsOf(QStringLiteral("weight"));
    std::sort(units.begin(), units.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    const QString any = units.join(u'|');
    return QString(u"\\((?:单位)?(?:人民币)?("_qs + any + u")\\)$|[/,、](?:单位)?("_qs + any + u")$|^\\(?("_qs + any +
                   u")\\)?$"_qs);
  }());
  const auto match = form.match(text);
  if (!match.hasMatch()) {
    return {};
  }
  text.truncate(match.capturedStart());
  return match.captured(match.lastCapturedIndex());
}

struct Entry {
  const StandardColumn* column = nullptr;
  bool exact = false;
};

/// All headings of a kind in comparable form; the first one listed wins.
const QHash<QString, Entry>& entries(const QString& kind) {
  thread_local QHash<QString, QHash<QString, Entry>> known;
  auto found = known.find(kind);
  if (found == known.end()) {
    QHash<QString, Entry> all;
    const auto add = [&all](const QString& heading, const StandardColumn& column, bool exact) {
      QString key = plain(heading);
      key.remove(u'/');
      takeUnit(key);
      if (!all.contains(key)) {
        all.insert(key, {&column, exact});
      }
    };
    for (const StandardColumn& column : standardColumns(kind)) {
      add(column.name, column, true);
      for (const QString& heading : column.headings) {
        add(heading, column, true);
      }
    }
    for (const StandardColumn& column : standardColumns(kind)) {
      for (const QString& guess : column.guesses) {
        add(guess, column, false);
      }
    }
    found = known.insert(kind, all);
  }
  return *found;
}

/// At most one character added, lost, changed or swapped with its neighbour.
bool differsByOne(QStringView a, QStringView b) {
  if (a.size() > b.size()) {
    std::swap(a, b);
  }
  if (b.size() - a.size() > 1) {
    return false;
  }
  qsizetype i = 0;
  while (i < a.size() && a[i] == b[i]) {
    ++i;
  }
  if (a.size() < b.size()) {
    return a.mid(i) == b.mid(i + 1);
  }
  const bool swapped = i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.mid(i + 2) == b.mid(i + 2);
  return swapped || a.mid(i + 1) == b.mid(i + 1);
}

HeadingMatch matchOne(const QString& kind, const QString& text) {
  const ImportWords& words = ImportWords::instance();
  const auto& known = entries(kind);
  if (const auto found = known.constFind(text); found != known.constEnd()) {
    return {found->exact ? HeadingMatch::How::Exact : HeadingMatch::How::Guess, found->column, {}, {}};
  }
  if (const auto meanings = words.valueOf(QStringLiteral("ambiguous_heading"), text)) {
    return {HeadingMatch::How::Ambiguous, nullptr, {}, *meanings};
  }
  if (words.is(QStringLiteral("ignored_heading"), text)) {
    return {HeadingMatch::How::Ignored, nullptr, {}, {}};
  }
  return {};
}

HeadingMatch matchTypo(const QString& kind, const QString& text) {
  constexpr qsizetype kShortest = 4;  // of three characters one wrong makes another word too easily
  if (text.size() < kShortest) {
    return {};
  }
  const StandardColumn* best = nullptr;
  const auto& known = entries(kind);
  for (auto it = known.constBegin(); it != known.constEnd(); ++it) {
    if (it.key().size() >= kShortest && differsByOne(text, it.key())) {
      if (best != nullptr && best != it->column) {
        return {};  // two columns are equally near
      }
      best = it->column;
    }
  }
  return best == nullptr ? HeadingMatch{} : HeadingMatch{HeadingMatch::How::Guess, best, {}, {}};
}

}  // namespace

HeadingMatch matchHeading(const QString& kind, const QStringList& levels) {
  QStringList parts;
  QString unit;
  for (const QString& level : levels) {
    QString text = plain(level);
    if (const QString own = takeUnit(text); !own.isEmpty()) {
      unit = own;
    }
    if (!text.isEmpty()) {
      parts << text;
    }
  }
  if (parts.isEmpty()) {
    return {};
  }
  QString joined = parts.join(QString());
  joined.remove(u'/');
  QString last = parts.last();
  HeadingMatch match = matchOne(kind, joined);
  if (match.how == HeadingMatch::How::None && parts.size() > 1) {
    match = matchOne(kind, last.remove(u'/'));
  }
  if (match.how == HeadingMatch::How::None) {
    // What stands in brackets is often an explanation: 案由（涉嫌）.
    static const QRegularExpression remark(QStringLiteral("\\([^()]*\\)$"));
    QString bare = last;
    if (bare.remove(remark) != last) {
      match = matchOne(kind, bare);
      if (match.how == HeadingMatch::How::Exact) {
        match.how = HeadingMatch::How::Guess;
      }
    }
  }
  if (match.how == HeadingMatch::How::None) {
    match = matchTypo(kind, joined);
  }
  if (match.how == HeadingMatch::How::None && parts.size() > 1) {
    match = matchTypo(kind, last);
  }
  match.unit = unit;
  return match;
}

}  // namespace shuangda
