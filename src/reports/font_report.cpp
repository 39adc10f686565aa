#include "reports/font_report.h"

namespace shuangda {

QString roleName(FontRole role) {
  switch (role) {
    case FontRole::XiaoBiaoSong:
      return QStringLiteral("小标宋");
    case FontRole::FangSong:
      return QStringLiteral("仿宋");
    case FontRole::Kai:
      return QStringLiteral("楷体");
    case FontRole::Hei:
      return QStringLiteral("黑体");
    case FontRole::Song:
      return QStringLiteral("宋体");
  }
  return {};
}

QStringList FontReport::lines() const {
  QStringList found;
  for (const ReplacedRole& role : replaced) {
    found << QStringLiteral("%1：未安装%2，以%3代替").arg(roleName(role.role), role.wanted, role.used);
  }
  for (const BorrowedCharacters& some : borrowed) {
    found << QStringLiteral("%1缺字“%2”，以%3代替").arg(roleName(some.role), some.characters, some.used);
  }
  if (!missing.isEmpty()) {
    found << QStringLiteral("没有字体含有“%1”，以〓代替").arg(missing);
  }
  return found;
}

}  // namespace shuangda
