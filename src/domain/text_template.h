#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "base/result.h"

namespace shuangda {

/// What a template may name: a text, a thing with members, a list of things, or nothing.
struct TextValue {
  QString text{};                       ///< of a leaf; empty = nothing, and a section of it is left out
  QMap<QString, TextValue> members{};
  std::vector<TextValue> elements{};
  QString path{};                       ///< of an element of a list: under which name it is found from the root; empty = its texts are not live

  bool isEmpty() const { return text.isEmpty() && members.isEmpty() && elements.empty(); }
  /// The value under a name with dots; null where there is none.
  const TextValue* find(const QString& name) const;

  static TextValue of(const QString& text) { return {.text = text}; }
};

/// A piece of written text: words, or a live value with the name it is found under.
struct TextRun {
  QString text{};
  QString name{};  ///< empty for words

  bool operator==(const TextRun&) const = default;
};

QString plainText(const std::vector<TextRun>& runs);

/// Writes Mustache templates (https://mustache.github.io/mustache.5.html) with one set of values. Values are put in as they are, without
/// escaping, and every one that can be named from the root comes out marked with its name. Separators that a left-out clause leaves behind
/// (“，。”, “、，”) are taken away, so that a clause may carry its own.
class TextTemplates {
 public:
  explicit TextTemplates(TextValue root);
  ~TextTemplates();
  TextTemplates(TextTemplates&&) noexcept;
  TextTemplates& operator=(TextTemplates&&) noexcept;

  /// Malformed "text_template", with the place that cannot be read, for a template that is not Mustache.
  Result<std::vector<TextRun>> write(const QString& text) const;
  /// As write(), with the members of one element of a list at hand; `element` must be one of this root's.
  Result<std::vector<TextRun>> write(const QString& text, const TextValue& element) const;
  const TextValue& root() const { return root_; }

 private:
  struct Data;
  TextValue root_;
  std::unique_ptr<Data> data_;
};

/// Refuses what is not Mustache, as write() does.
Result<void> checkTemplate(const QString& text);

/// The names of values and sections in a template, each once.
QStringList namesIn(const QString& text);

}  // namespace shuangda
