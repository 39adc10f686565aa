#include "reports/bulletin_edits.h"

#include <algorithm>

namespace shuangda {
namespace {

const Wording* storedFor(const std::vector<Wording>& stored, const QString& code, const Period& period) {
  const auto found = std::find_if(stored.begin(), stored.end(), [&](const Wording& wording) { return wording.code == code && wording.period == period; });
  return found == stored.end() ? nullptr : &*found;
}

const WrittenParagraph* writtenAs(const std::vector<WrittenParagraph>& written, const QString& code) {
  const auto found = std::find_if(written.begin(), written.end(), [&](const WrittenParagraph& paragraph) { return paragraph.code == code; });
  return found == written.end() ? nullptr : &*found;
}

bool isBlank(const EditedParagraph& paragraph) { return plainText(paragraph.runs).trimmed().isEmpty(); }

/// Return at the beginning of a paragraph leaves its code on the empty line before it: there it belongs no more.
void giveCodesToTheirText(std::vector<EditedParagraph>& edited) {
  for (std::size_t i = 0; i + 1 < edited.size(); ++i) {
    if (!edited[i].code.isEmpty() && isBlank(edited[i]) && edited[i + 1].code.isEmpty() && !isBlank(edited[i + 1])) {
      std::swap(edited[i].code, edited[i + 1].code);
    }
  }
  std::erase_if(edited, isBlank);
}

bool readsAsBefore(const EditedParagraph& edited, const WrittenParagraph& written) { return sourceOf(edited.runs) == sourceOf(written.runs) && edited.level == written.level; }

}  // namespace

std::vector<Wording> wordingsOf(const std::vector<WrittenParagraph>& written, std::vector<EditedParagraph>& edited, const std::vector<Wording>& stored, const Period& period,
                                const std::function<QString()>& newCode) {
  giveCodesToTheirText(edited);
  std::vector<Wording> wordings;
  QString after;
  const auto own = [&](const QString& code, const EditedParagraph& paragraph) {
    wordings.push_back({.period = period, .code = code, .kind = Wording::Kind::Own, .after = after, .level = paragraph.level, .text = sourceOf(paragraph.runs)});
  };
  for (EditedParagraph& paragraph : edited) {
    const WrittenParagraph* was = writtenAs(written, paragraph.code);
    if (was == nullptr) {
      paragraph.code = newCode();
      own(paragraph.code, paragraph);
    } else if (const Wording* before = storedFor(stored, paragraph.code, period); readsAsBefore(paragraph, *was)) {
      if (before != nullptr) {
        wordings.push_back(*before);
        if (before->kind == Wording::Kind::Own) {
          wordings.back().after = after;  // the one before it may be gone
        }
      }
    } else if (before != nullptr && before->kind == Wording::Kind::Own) {
      own(paragraph.code, paragraph);
    } else {
      wordings.push_back({.period = period, .code = paragraph.code, .kind = Wording::Kind::Edited, .text = sourceOf(paragraph.runs)});
    }
    after = paragraph.code;
  }
  for (const WrittenParagraph& was : written) {
    const Wording* before = storedFor(stored, was.code, period);
    const bool stands = std::any_of(edited.begin(), edited.end(), [&](const EditedParagraph& paragraph) { return paragraph.code == was.code; });
    if (stands) {
      continue;
    }
    if (!was.printed) {
      // Not in the editor: nobody can have changed it.
      if (before != nullptr) {
        wordings.push_back(*before);
      }
      continue;
    }
    const bool ownOfPeriod = before != nullptr && before->kind == Wording::Kind::Own;
    if (!ownOfPeriod) {
      wordings.push_back({.period = period, .code = was.code, .kind = Wording::Kind::LeftOut});
    }
  }
  // Of elements that are gone now, such as a case that was taken out.
  for (const Wording& wording : stored) {
    if (wording.period == period && writtenAs(written, wording.code) == nullptr) {
      wordings.push_back(wording);
    }
  }
  return wordings;
}

}  // namespace shuangda
