#include "domain/doc_number.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

#include "base/search_text.h"

namespace shuangda {
namespace {

const QString kPrefix = QStringLiteral("{机关代字}");
const QString kCode = QStringLiteral("{文种}");
const QString kYear = QStringLiteral("{年}");
const QString kSequence = QStringLiteral("{序号}");

/// The template writes 市监 itself.
QString bareCode(const QString& docTemplate, const QString& code) {
  const QString organ = QStringLiteral("市监");
  return docTemplate.contains(organ) && code.startsWith(organ) ? code.mid(organ.size()) : code;
}

}  // namespace

bool isDocTemplate(const QString& text) {
  return text.size() <= 60 && text.count(kCode) == 1 && text.count(kYear) == 1 && text.count(kSequence) == 1 && text.count(kPrefix) <= 1;
}

QString docNumberText(const QString& docTemplate, const QString& officePrefix, const DocNumber& number) {
  QString text = docTemplate;
  return text.replace(kPrefix, officePrefix)
      .replace(kCode, bareCode(docTemplate, number.code))
      .replace(kYear, QString::number(number.year))
      .replace(kSequence, QString::number(number.sequence));
}

QString withYearBrackets(const QString& text) {
  static const QRegularExpression brackets(QStringLiteral("[\\[［(（【〖〔]\\s*((?:19|20)\\d{2})\\s*[\\]］)）】〗〕]"));
  QString result = text.trimmed();
  return result.replace(brackets, QStringLiteral("〔\\1〕"));
}

QString docNumberKey(const QString& text) {
  static const QRegularExpression sequence(QStringLiteral("(\\((?:19|20)\\d{2}\\))第?0*(\\d)"));
  return searchFolded(text).replace(sequence, QStringLiteral("\\1\\2"));
}

std::optional<DocNumber> parseDocNumber(const QString& docTemplate, const QString& officePrefix, const QString& code, const QString& text) {
  QString pattern = QRegularExpression::escape(docTemplate);
  pattern.replace(QRegularExpression::escape(kPrefix), QRegularExpression::escape(officePrefix))
      .replace(QRegularExpression::escape(kCode), QRegularExpression::escape(bareCode(docTemplate, code)))
      .replace(QRegularExpression::escape(kYear), QStringLiteral("(?<year>(?:19|20)\\d{2})"))
      .replace(QRegularExpression::escape(kSequence), QStringLiteral("0*(?<sequence>\\d{1,6})"));
  const QRegularExpressionMatch match = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(withYearBrackets(text));
  if (!match.hasMatch() || match.captured(QStringLiteral("sequence")).toInt() == 0) {
    return std::nullopt;
  }
  return DocNumber{code, match.captured(QStringLiteral("year")).toInt(), match.captured(QStringLiteral("sequence")).toInt()};
}

QStringList missingSequences(std::vector<int> used) {
  std::ranges::sort(used);
  QStringList gaps;
  int expected = 1;
  for (const int sequence : used) {
    if (sequence > expected) {
      gaps << (sequence - 1 == expected ? QString::number(expected) : QStringLiteral("%1–%2").arg(expected).arg(sequence - 1));
    }
    expected = std::max(expected, sequence + 1);
  }
  return gaps;
}

}  // namespace shuangda
