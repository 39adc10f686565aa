#include "domain/text_template.h"

#include <QRegularExpression>
#include <kainjow/mustache.hpp>

namespace shuangda {
namespace {

namespace mustache = kainjow::mustache;

// Code points that are no characters: they cannot stand in a text, so they can mark one.
constexpr QChar kName{0xFDD0};
constexpr QChar kText{0xFDD1};
constexpr QChar kEnd{0xFDD2};

QString joined(const QString& path, const QString& name) { return path.isEmpty() ? name : path + u'.' + name; }

/// `live` is false inside an element that has no name from the root.
mustache::data dataOf(const TextValue& value, const QString& path, bool live) {
  if (!value.text.isEmpty()) {
    QString text = value.text;
    text.remove(kName).remove(kText).remove(kEnd);
    const QString marked = live ? kName + path + kText + text + kEnd : text;
    return mustache::data(marked.toStdString());
  }
  if (!value.elements.empty()) {
    mustache::data list{mustache::data::type::list};
    for (const TextValue& element : value.elements) {
      list.push_back(dataOf(element, element.path, !element.path.isEmpty()));
    }
    return list;
  }
  if (value.members.isEmpty()) {
    return mustache::data(false);
  }
  mustache::data object{mustache::data::type::object};
  for (auto member = value.members.begin(); member != value.members.end(); ++member) {
    object.set(member.key().toStdString(), dataOf(member.value(), joined(path, member.key()), live));
  }
  return object;
}

/// Takes away what a clause that was left out leaves behind: separators before a stronger one, and at the beginning.
QString tidied(const QString& text) {
  static const QRegularExpression weaker(QStringLiteral("、+(?=[，；。：）])|，+(?=[；。）])|；+(?=[。）])|(?<=，)，+|(?<=；)[，；]+|(?<=、)、+"));
  static const QRegularExpression first(QStringLiteral("^[，；、。]+"));
  QString tidy = text;
  // What stood between two separators may have been one itself.
  for (QString before; before != tidy;) {
    before = tidy;
    tidy.replace(weaker, QString());
  }
  tidy.replace(first, QString());
  return tidy;
}

std::vector<TextRun> runsOf(const QString& marked) {
  std::vector<TextRun> runs;
  const auto add = [&runs](const QString& text, const QString& name) {
    if (!text.isEmpty()) {
      runs.push_back({text, name});
    }
  };
  qsizetype at = 0;
  for (qsizetype begin = marked.indexOf(kName); begin >= 0; begin = marked.indexOf(kName, at)) {
    const qsizetype text = marked.indexOf(kText, begin);
    const qsizetype end = text < 0 ? -1 : marked.indexOf(kEnd, text);
    if (end < 0) {
      break;
    }
    add(marked.mid(at, begin - at), {});
    add(marked.mid(text + 1, end - text - 1), marked.mid(begin + 1, text - begin - 1));
    at = end + 1;
  }
  add(marked.mid(at), {});
  return runs;
}

/// Marks stand for themselves alone, partials would read a value as a template, and nobody writes a paragraph of a book's length.
bool isHarmless(const QString& text) {
  static const QRegularExpression partial(QStringLiteral("\\{\\{\\s*>"));
  constexpr qsizetype kLongest = 20'000;
  return text.size() <= kLongest && !text.contains(kName) && !text.contains(kText) && !text.contains(kEnd) && !text.contains(partial);
}

Result<mustache::mustache> parsed(const QString& text) {
  if (!isHarmless(text)) {
    return refuse(ErrorCode::Malformed, QStringLiteral("text_template"), text.left(20));
  }
  mustache::mustache parsed(text.toStdString());
  if (!parsed.is_valid()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("text_template"), QString::fromStdString(parsed.error_message()));
  }
  parsed.set_custom_escape([](const std::string& plain) { return plain; });
  return parsed;
}

}  // namespace

const TextValue* TextValue::find(const QString& name) const {
  const TextValue* value = this;
  const QStringList names = name.split(u'.');
  for (const QString& each : names) {
    const auto member = value->members.find(each);
    if (member == value->members.end()) {
      return nullptr;
    }
    value = &member.value();
  }
  return value;
}

QString plainText(const std::vector<TextRun>& runs) {
  QString text;
  for (const TextRun& run : runs) {
    text += run.text;
  }
  return text;
}

struct TextTemplates::Data {
  mustache::data root;
};

TextTemplates::TextTemplates(TextValue root) : root_(std::move(root)), data_(std::make_unique<Data>(Data{dataOf(root_, {}, true)})) {}
TextTemplates::~TextTemplates() = default;
TextTemplates::TextTemplates(TextTemplates&&) noexcept = default;
TextTemplates& TextTemplates::operator=(TextTemplates&&) noexcept = default;

Result<std::vector<TextRun>> TextTemplates::write(const QString& text) const {
  return parsed(text).map([&](mustache::mustache written) { return runsOf(tidied(QString::fromStdString(written.render(data_->root)))); });
}

Result<std::vector<TextRun>> TextTemplates::write(const QString& text, const TextValue& element) const {
  return parsed(text).map([&](mustache::mustache written) {
    const mustache::data own = dataOf(element, element.path, !element.path.isEmpty());
    mustache::context<std::string> context(&data_->root);
    context.push(&own);
    return runsOf(tidied(QString::fromStdString(written.render(context))));
  });
}

Result<void> checkTemplate(const QString& text) {
  return parsed(text).map([](const mustache::mustache&) {});
}

QStringList namesIn(const QString& text) {
  static const QRegularExpression tag(QStringLiteral("\\{\\{[#^/&{]?\\s*([^{}]+?)\\s*\\}?\\}\\}"));
  QStringList names;
  for (auto match = tag.globalMatch(text); match.hasNext();) {
    names << match.next().captured(1);
  }
  names.removeDuplicates();
  return names;
}

}  // namespace shuangda
