#include "domain/party_mask.h"

#include <QStringList>

namespace shuangda {
namespace {

constexpr qsizetype kLongestPersonsName = 4;

/// Surnames of two characters that are still met.
const QStringList& doubleSurnames() {
  static const QStringList names{QStringLiteral("欧阳"), QStringLiteral("司马"), QStringLiteral("上官"), QStringLiteral("诸葛"), QStringLiteral("司徒"), QStringLiteral("东方"),
                                 QStringLiteral("皇甫"), QStringLiteral("尉迟"), QStringLiteral("公孙"), QStringLiteral("慕容"), QStringLiteral("令狐"), QStringLiteral("夏侯"),
                                 QStringLiteral("长孙"), QStringLiteral("宇文"), QStringLiteral("端木"), QStringLiteral("南宫"), QStringLiteral("独孤"), QStringLiteral("轩辕")};
  return names;
}

/// What a firm is, by the end of its name, the longer before the shorter.
const QStringList& kinds() {
  static const QStringList names{QStringLiteral("专业合作社"), QStringLiteral("有限公司"), QStringLiteral("合作社"), QStringLiteral("经营部"), QStringLiteral("门市部"), QStringLiteral("批发部"),
                                 QStringLiteral("经销部"), QStringLiteral("便利店"), QStringLiteral("专卖店"), QStringLiteral("工作室"), QStringLiteral("公司"), QStringLiteral("超市"),
                                 QStringLiteral("商行"), QStringLiteral("药房"), QStringLiteral("药店"), QStringLiteral("商店"), QStringLiteral("饭店"), QStringLiteral("酒店"),
                                 QStringLiteral("诊所"), QStringLiteral("医院"), QStringLiteral("学校"), QStringLiteral("店"), QStringLiteral("厂"), QStringLiteral("行"),
                                 QStringLiteral("铺"), QStringLiteral("场")};
  return names;
}

QString maskedPerson(const QString& name) {
  const qsizetype surname = name.size() > 2 && doubleSurnames().contains(name.left(2)) ? 2 : 1;
  return name.left(surname) + QString(std::max<qsizetype>(1, name.size() - surname), u'某');
}

/// The places a firm's name begins with. Only places that are known: in 王旗便利店 and 李州超市 a surname and a sign look like one.
QString placeOf(const QString& name, const QStringList& regions) {
  QString place;
  for (bool any = true; any;) {
    any = false;
    for (const QString& region : regions) {
      if (!region.isEmpty() && name.mid(place.size()).startsWith(region)) {
        place += region;
        any = true;
        break;
      }
    }
  }
  return place;
}

QString maskedFirm(const QString& name, const QStringList& regions) {
  for (const QString& kind : kinds()) {
    if (name.endsWith(kind)) {
      return placeOf(name, regions) + u'某' + (kind == QStringLiteral("有限公司") ? QStringLiteral("公司") : kind);
    }
  }
  return placeOf(name, regions) + QStringLiteral("某单位");
}

bool isFirm(const QString& name) {
  for (const QString& kind : kinds()) {
    if (name.size() > 2 && name.endsWith(kind)) {
      return true;
    }
  }
  return false;
}

}  // namespace

QString maskedName(const Party& party, const QStringList& regions) {
  const QString name = party.name.trimmed();
  if (name.isEmpty()) {
    return {};
  }
  const bool person = party.type == QStringLiteral("自然人") || (party.type.isEmpty() && name.size() <= kLongestPersonsName && !isFirm(name));
  // A stall often trades under its keeper's name.
  const bool keeper = party.type == QStringLiteral("个体工商户") && name.size() <= kLongestPersonsName && !isFirm(name);
  return person || keeper ? maskedPerson(name) : maskedFirm(name, regions);
}

QString withoutName(QString text, const Party& party, const QString& masked) {
  const QString name = party.name.trimmed();
  return name.isEmpty() || masked == name ? text : text.replace(name, masked);
}

}  // namespace shuangda
