#include "domain/deadline_text.h"

namespace shuangda {
namespace {

Result<Exclusion> parseExclusion(const QString& text) {
  const qsizetype slash = text.indexOf(u'/');
  const qsizetype colon = text.indexOf(u':', slash);
  const QDate from = QDate::fromString(text.left(slash).trimmed(), Qt::ISODate);
  const QString toText = text.mid(slash + 1, colon - slash - 1).trimmed();
  const QDate to = QDate::fromString(toText, Qt::ISODate);
  const QString reason = text.mid(colon + 1).trimmed();
  if (slash < 0 || colon < 0 || !from.isValid() || (!toText.isEmpty() && !to.isValid()) || reason.isEmpty()) {
    return refuse(ErrorCode::Malformed, QStringLiteral("exclusion"), text);
  }
  return Exclusion{.from = from, .to = toText.isEmpty() ? std::nullopt : std::optional(to), .reason = reason};
}

Result<Extension> parseExtension(const QString& text) {
  const qsizetype space = text.indexOf(u' ');
  const qsizetype at = text.indexOf(u'@');
  bool isNumber = false;
  Extension extension{.amount = text.left(space).toInt(&isNumber), .approvedOn = QDate::fromString(text.mid(at + 1).trimmed(), Qt::ISODate)};
  if (space < 0 || at < space || !isNumber || !extension.approvedOn.isValid() ||
      !setField(extension.unit, text.mid(space + 1, at - space - 1).trimmed())) {
    return refuse(ErrorCode::Malformed, QStringLiteral("extension"), text);
  }
  return extension;
}

template <typename T, typename Parse>
Result<std::vector<T>> parseAll(const QString& text, Parse parse) {
  std::vector<T> list;
  for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
    Result<T> item = parse(part.trimmed());
    if (!item) {
      return tl::unexpected(item.error());
    }
    list.push_back(std::move(*item));
  }
  return list;
}

}  // namespace

Result<std::vector<Exclusion>> parseExclusions(const QString& text) { return parseAll<Exclusion>(text, parseExclusion); }
Result<std::vector<Extension>> parseExtensions(const QString& text) { return parseAll<Extension>(text, parseExtension); }

}  // namespace shuangda
