#include "reports/bulletin_writer.h"

#include "reports/bulletin_slots.h"

namespace shuangda {
namespace {

const QString kKey = QStringLiteral("键");
const QString kNameKey = QStringLiteral("名称");

QString keyOf(const TextValue& element) { return element.members.value(element.members.contains(kKey) ? kKey : kNameKey).text; }

QStringList keysOf(const TextValue& root, const QString& list) {
  QStringList keys;
  if (const TextValue* found = root.find(list)) {
    for (const TextValue& element : found->elements) {
      keys << keyOf(element);
    }
  }
  return keys;
}

const TextValue* elementOf(const TextValue& root, const QString& list, const QString& key) {
  const TextValue* found = list.isEmpty() ? nullptr : root.find(list);
  if (found != nullptr) {
    for (const TextValue& element : found->elements) {
      if (keyOf(element) == key) {
        return &element;
      }
    }
  }
  return nullptr;
}

WrittenParagraph written(const PlannedParagraph& planned, const TextTemplates& templates) {
  WrittenParagraph paragraph{.code = planned.code, .level = planned.level, .source = planned.text, .changed = planned.changed, .forPeriod = planned.forPeriod};
  const TextValue* element = elementOf(templates.root(), planned.repeat, planned.element);
  const Result<std::vector<TextRun>> runs = element != nullptr ? templates.write(planned.text, *element) : templates.write(planned.text);
  paragraph.isBroken = !runs;
  paragraph.runs = runs ? *runs : std::vector<TextRun>{{.text = planned.text}};
  return paragraph;
}

/// A heading over nothing is not printed. A heading whose line goes on says something by itself.
void chooseHeadings(std::vector<WrittenParagraph>& paragraphs) {
  bool text = false;     // since the last heading, going backwards
  bool section = false;  // anything under the last 一、
  for (auto p = paragraphs.rbegin(); p != paragraphs.rend(); ++p) {
    const bool says = p->changed != Wording::Kind::LeftOut && !plainText(p->runs).trimmed().isEmpty();
    if (p->level == 0) {
      p->printed = says;
      text = text || says;
      continue;
    }
    const bool goesOn = plainText(p->runs).contains(u'。');
    if (p->level == 2) {
      p->printed = says && (goesOn || text);
      section = section || p->printed || text;
      text = text && !p->printed;  // what stands under it is its own
      continue;
    }
    p->printed = says && (section || text);
    section = false;
    text = false;
  }
}

}  // namespace

std::vector<WrittenParagraph> writeBulletin(const BulletinMaterial& material, const BulletinLetterhead& head) {
  const TextTemplates templates(bulletinSlots(material, head));
  std::vector<WrittenParagraph> paragraphs;
  for (const PlannedParagraph& planned : planText(shippedText(), material.wordings, [&](const QString& list) { return keysOf(templates.root(), list); })) {
    paragraphs.push_back(written(planned, templates));
  }
  chooseHeadings(paragraphs);
  return paragraphs;
}

namespace {

/// Braces typed as words must not swallow what follows: two of them become full-width ones.
QString withoutTags(QString words) { return words.replace(QStringLiteral("{{"), QStringLiteral("｛｛")).replace(QStringLiteral("}}"), QStringLiteral("｝｝")); }

}  // namespace

QString sourceOf(const std::vector<TextRun>& runs) {
  QString source;
  for (const TextRun& run : runs) {
    source += run.name.isEmpty() ? withoutTags(run.text) : QStringLiteral("{{%1}}").arg(run.name);
  }
  return source;
}

}  // namespace shuangda
