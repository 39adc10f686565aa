#include "reports/letterhead.h"

#include <QRegularExpression>

namespace shuangda {
namespace {

/// Where a list of entries is written in one line.
constexpr QChar kEntrySeparator = u'\n';

Masthead formOf(const QString& name) {
  return name == QStringLiteral("编号通报") ? Masthead::Serial : name == QStringLiteral("简报") ? Masthead::Brief : name == QStringLiteral("信函式") ? Masthead::Letter : Masthead::Paper;
}

std::optional<SignatureStyle> signatureOf(const QString& name) {
  return name == QStringLiteral("用印")     ? std::optional(SignatureStyle::Seal)
         : name == QStringLiteral("不用印") ? std::optional(SignatureStyle::NoSeal)
         : name == QStringLiteral("签名章") ? std::optional(SignatureStyle::Stamp)
                                            : std::nullopt;
}

}  // namespace

BulletinLetterhead letterheadOf(const LawParameters& parameters, const QString& officeName, QDate issued) {
  const auto value = [&](const char* key) { return parameters.at(QLatin1String(key)).value; };
  const QString place = value("bulletin_recipients_place");
  const QString organ = value("bulletin_organ");
  return {.form = formOf(value("bulletin_masthead")),
          .organ = organ.isEmpty() ? officeName : organ,
          .mark = value("bulletin_mark"),
          .area = value("bulletin_area"),
          .recipients = value("bulletin_recipients"),
          .copies = parameters.list(QStringLiteral("bulletin_copies")).join(kEntrySeparator),
          .secrecy = value("bulletin_secrecy"),
          .urgency = value("bulletin_urgency"),
          .copiesPrinted = value("bulletin_copies_printed"),
          .signature = signatureOf(value("bulletin_signature")),
          .stamped = value("bulletin_stamped"),
          .unsignedPaper = value("bulletin_signature") == QStringLiteral("不署名"),
          .recipientsAtEnd = place == QStringLiteral("按版头") ? std::nullopt : std::optional(place == QStringLiteral("文末")),
          .issued = issued};
}

QString areaOf(const QString& organ) {
  // The place ends with the last level's character before the organ's own words; 州 ends one only as 自治州 (兰州市 does not
  // end with its 州), and 市场监管局 begins with a level's character but names no place.
  static const QRegularExpression own(QStringLiteral("双打|打击|市场监|知识产权|领导小组|工作|办公室|人民政府|委员会"));
  const qsizetype end = organ.indexOf(own);
  const QString place = end < 0 ? QString() : organ.left(end);
  static constexpr QStringView levels = u"县市区省盟旗";
  for (qsizetype i = place.size() - 1; i >= 1; --i) {
    if (levels.contains(place[i]) || place.left(i + 1).endsWith(QStringLiteral("自治州"))) {
      return place.left(i + 1);
    }
  }
  return organ;
}

QString wholeAreaOf(const QString& area) {
  static constexpr QStringView levels = u"县市区省州盟旗";
  return !area.isEmpty() && levels.contains(area.back()) ? u'全' + area.right(1) : area;
}

}  // namespace shuangda
