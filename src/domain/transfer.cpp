#include "domain/transfer.h"

namespace shuangda {
namespace {

const QString kOriginal = QStringLiteral("原件");
const QString kCopy = QStringLiteral("复印件");

}  // namespace

QString papersText(const std::vector<EnclosedPaper>& papers) {
  QStringList parts;
  for (const EnclosedPaper& paper : papers) {
    parts << QStringLiteral("%1*%2*%3*%4").arg(paper.paper).arg(paper.copies).arg(paper.pages).arg(paper.original ? kOriginal : kCopy);
  }
  return parts.join(u';');
}

Result<std::vector<EnclosedPaper>> parsePapers(const QString& text) {
  std::vector<EnclosedPaper> papers;
  for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
    const QStringList words = part.trimmed().split(u'*');
    EnclosedPaper paper{.paper = words.value(0)};
    bool counted = true;
    bool paged = true;
    paper.copies = words.size() > 1 ? words.at(1).toInt(&counted) : 1;
    paper.pages = words.size() > 2 ? words.at(2).toInt(&paged) : 0;
    paper.original = words.value(3) != kCopy;
    const bool known = TransferTable::builtIn().paper(paper.paper) && words.size() <= 4 && (words.size() < 4 || words.at(3) == kOriginal || words.at(3) == kCopy);
    if (!known || !counted || !paged || paper.copies < 1 || paper.pages < 0) {
      return refuse(ErrorCode::Malformed, QStringLiteral("papers"), part);
    }
    papers.push_back(paper);
  }
  return papers;
}

QString flagsText(const std::map<QString, int>& flags) {
  QStringList parts;
  for (const auto& [name, value] : flags) {
    parts << QStringLiteral("%1=%2").arg(name).arg(value);
  }
  return parts.join(u';');
}

std::map<QString, int> parseFlags(const QString& text) {
  std::map<QString, int> flags;
  for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
    flags[part.section(u'=', 0, 0)] = part.section(u'=', 1).toInt();
  }
  return flags;
}

}  // namespace shuangda
