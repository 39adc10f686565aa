#include "exchange/doc_number_cell.h"

#include <QRegularExpression>

#include "domain/doc_number.h"
#include "exchange/clean_text.h"
#include "exchange/text_cell.h"

namespace shuangda {
namespace {

/// Letters that are typed for digits.
QString digitsOf(QString text) {
  static const QRegularExpression zero(QStringLiteral("[OoＯ〇○]"));
  static const QRegularExpression one(QStringLiteral("[lI|]"));
  return text.replace(zero, QStringLiteral("0")).replace(one, QStringLiteral("1"));
}

/// Whatever else the number looks like, its year stands in 〔〕.
CellReading withBrackets(CellReading reading) {
  const QString text = reading.value.value_or(QString());
  if (const QString unified = withYearBrackets(text); unified != text) {
    reading.value = unified;
    reading.add(QStringLiteral("doc_no_normalised"), unified, QStringLiteral("年份的括号改为六角括号"));
  }
  return reading;
}

}  // namespace

CellReading readDocNumberCell(const RawCell& cell, const CellPlace& place) {
  CellReading reading;
  const CleanText prose = cleanProse(cell.text);
  if (place.quiet) {
    return withBrackets(readTextCell(cell, ColumnType::DocNumber, place));
  }
  const CleanText clean = cleanCompact(cell.text);
  static const QRegularExpression form(
      QStringLiteral("^(.*?)([\\[［【﹝〔（(﹙{〈<])([0-9OoＯ〇○lI|]{2,4})([\\]］】﹞〕）)﹚}〉>])(第?)([0-9OoＯ〇○lI|]"
                     "+)((?:-\\d+)?)(号?)(.*)$"));
  const auto match = form.match(clean.text);
  if (!match.hasMatch()) {
    reading.value = prose.text;
    if (prose.spaces) {
      reading.add(QStringLiteral("spaces"), prose.text, QStringLiteral("去除%1").arg(prose.what));
    }
    return withBrackets(reading);
  }
  const QString year = digitsOf(match.captured(3));
  QString serial = digitsOf(match.captured(6));
  const bool suspect = year != match.captured(3) || serial != match.captured(6) || year.size() != 4;
  static const QRegularExpression leading(QStringLiteral("^0+(?=\\d)"));
  const bool zeros = serial.contains(leading);
  serial.remove(leading);
  const QString value =
      match.captured(1) + u'〔' + year + u'〕' + serial + match.captured(7) + u'号' + match.captured(9);
  reading.value = value;
  const QChar open = match.captured(2)[0];
  const bool brackets = open != u'〔' || match.captured(4)[0] != u'〕';
  if (suspect) {
    reading.add(QStringLiteral("doc_no_suspect"), value,
                QStringLiteral("文号“%1”疑有错字，疑为“%2”，请核对").arg(clean.text, value));
  } else if (brackets || zeros || !match.captured(5).isEmpty() || match.captured(8).isEmpty() ||
             (clean.fullWidth && value != prose.text)) {
    const QString what = open == u'[' || open == u'［'   ? QStringLiteral("方括号改为六角括号")
                         : open == u'（' || open == u'(' ? QStringLiteral("圆括号改为六角括号")
                         : brackets                      ? QStringLiteral("相近字符改为六角括号")
                         : match.captured(8).isEmpty()   ? QStringLiteral("补“号”字")
                         : clean.fullWidth               ? QStringLiteral("全角数字转半角")
                                                         : QStringLiteral("序号去“第”、去补零");
    reading.add(QStringLiteral("doc_no_normalised"), value, what);
  } else if (clean.spaces) {
    reading.add(QStringLiteral("spaces"), value, QStringLiteral("去除%1").arg(clean.what));
  }
  return reading;
}

std::optional<int> yearOfDocNumber(QStringView number) {
  static const QRegularExpression form(QStringLiteral("〔((?:19|20)\\d{2})〕"));
  const auto match = form.match(number.toString());
  return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

}  // namespace shuangda
