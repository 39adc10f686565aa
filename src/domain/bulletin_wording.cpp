#include "domain/bulletin_wording.h"

#include <algorithm>

#include "base/csv.h"

namespace shuangda {
namespace {

constexpr std::pair<Wording::Kind, const char16_t*> kKinds[] = {{Wording::Kind::Edited, u"edited"}, {Wording::Kind::LeftOut, u"left_out"}, {Wording::Kind::Own, u"own"}};

/// Codes of own paragraphs begin with it: "own/…".
const QString kOwn = QStringLiteral("own");

std::vector<TextRow> readShipped() {
  std::vector<TextRow> rows;
  for (const CsvRecord& row : readCsvResource(QStringLiteral(":/resources/bulletin/text.csv"))) {
    rows.push_back({.code = row[QStringLiteral("code")],
                    .level = row[QStringLiteral("level")].toInt(),
                    .repeat = row[QStringLiteral("repeat")],
                    .text = row[QStringLiteral("text")],
                    .note = row[QStringLiteral("note")]});
  }
  return rows;
}

/// Places the own paragraphs of the office, or of the period, each behind the one it names.
void insertOwn(std::vector<PlannedParagraph>& plan, const std::vector<Wording>& wordings, bool forPeriod) {
  std::vector<const Wording*> left;
  for (const Wording& wording : wordings) {
    if (wording.kind == Wording::Kind::Own && wording.period.has_value() == forPeriod) {
      left.push_back(&wording);
    }
  }
  const auto place = [&](const Wording& own) -> std::optional<std::ptrdiff_t> {
    if (own.after.isEmpty()) {
      return 0;
    }
    // Behind an element that is gone: behind what is left of its row.
    const QString row = own.after.section(u'/', 0, 0);
    const auto exact = std::find_if(plan.begin(), plan.end(), [&](const PlannedParagraph& p) { return p.code == own.after; });
    if (exact != plan.end()) {
      return exact - plan.begin() + 1;
    }
    const auto last = std::find_if(plan.rbegin(), plan.rend(), [&](const PlannedParagraph& p) { return p.code.section(u'/', 0, 0) == row && row != kOwn; });
    return last == plan.rend() ? std::nullopt : std::optional(last.base() - plan.begin());
  };
  const auto insert = [&](const Wording& own, std::ptrdiff_t at) {
    PlannedParagraph paragraph{.code = own.code, .level = own.level, .text = own.text, .changed = Wording::Kind::Own, .forPeriod = forPeriod};
    // The clerk may write a standing paragraph of the office otherwise for once.
    if (const Wording* once = forPeriod ? nullptr : wordingOf(wordings, own.code)) {
      paragraph.changed = once->kind;
      paragraph.forPeriod = true;
      paragraph.text = once->kind == Wording::Kind::Edited ? once->text : own.text;
    }
    plan.insert(plan.begin() + at, std::move(paragraph));
  };
  for (bool any = true; any;) {
    any = false;
    // From the last one on: of two behind the same paragraph the first written stands first.
    for (auto own = left.rbegin(); own != left.rend(); ++own) {
      if (const auto at = place(**own)) {
        insert(**own, *at);
        left.erase(std::next(own).base());
        any = true;
        break;
      }
    }
  }
  for (const Wording* own : left) {
    insert(*own, static_cast<std::ptrdiff_t>(plan.size()));
  }
}

}  // namespace

const std::vector<TextRow>& shippedText() {
  static const std::vector<TextRow> rows = readShipped();
  return rows;
}

const Wording* wordingOf(const std::vector<Wording>& wordings, const QString& code) {
  const Wording* found = nullptr;
  for (const Wording& wording : wordings) {
    if (wording.code == code && wording.kind != Wording::Kind::Own && (found == nullptr || wording.period)) {
      found = &wording;
    }
  }
  return found;
}

std::vector<PlannedParagraph> planText(const std::vector<TextRow>& rows, const std::vector<Wording>& wordings, const ElementKeys& elements) {
  std::vector<PlannedParagraph> plan;
  const auto add = [&](PlannedParagraph paragraph, const Wording* wording) {
    if (wording != nullptr) {
      paragraph.changed = wording->kind;
      paragraph.forPeriod = wording->period.has_value();
      paragraph.text = wording->kind == Wording::Kind::Edited ? wording->text : paragraph.text;
    }
    plan.push_back(std::move(paragraph));
  };
  for (const TextRow& row : rows) {
    const Wording* ofRow = wordingOf(wordings, row.code);
    if (row.repeat.isEmpty()) {
      add({.code = row.code, .level = row.level, .text = row.text}, ofRow);
      continue;
    }
    const QStringList keys = elements(row.repeat);
    for (const QString& key : keys) {
      const QString code = row.code + u'/' + key;
      const Wording* own = wordingOf(wordings, code);
      add({.code = code, .level = row.level, .repeat = row.repeat, .element = key, .text = row.text}, own != nullptr ? own : ofRow);
    }
  }
  insertOwn(plan, wordings, false);
  insertOwn(plan, wordings, true);
  return plan;
}

QString wordingKindText(Wording::Kind kind) {
  return QString::fromUtf16(std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& each) { return each.first == kind; })->second);
}

std::optional<Wording::Kind> wordingKindOf(const QString& text) {
  for (const auto& [kind, name] : kKinds) {
    if (text == QStringView(name)) {
      return kind;
    }
  }
  return std::nullopt;
}

}  // namespace shuangda
