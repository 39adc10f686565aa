#include "services/setting_service.h"

#include <QDir>
#include <algorithm>
#include <array>

#include "services/unit_of_work.h"
#include "storage/code_list_repository.h"

namespace shuangda {
namespace {

constexpr int kLargestMegabytes = 4096;

struct KnownSetting {
  QString key{};
  QString fallback{};
  QString meaning{};
  bool (*fits)(const QString&) = nullptr;
};

bool fitsMegabytes(const QString& value) {
  bool ok = false;
  const int number = value.toInt(&ok);
  return ok && number > 0 && number <= kLargestMegabytes;
}

bool fitsFolder(const QString& value) {
  return value.isEmpty() || QDir::isAbsolutePath(value);
}

const std::array<KnownSetting, 2>& known() {
  static const std::array<KnownSetting, 2> settings{
      {{kAttachmentMegabytes, QStringLiteral("100"), QStringLiteral("一份附件的大小上限（MB，1至4096）"),
        fitsMegabytes},
       {kAttachmentFolder,
        {},
        QStringLiteral("使用服务器数据库时附件所在的文件夹（绝对路径，各台电脑相同）"),
        fitsFolder}}};
  return settings;
}

Result<KnownSetting> knownSetting(const QString& key) {
  const auto found =
      std::find_if(known().begin(), known().end(), [&](const KnownSetting& setting) { return setting.key == key; });
  return found == known().end() ? Result<KnownSetting>(refuse(ErrorCode::UnknownValue, QStringLiteral("setting"), key))
                                : *found;
}

Setting current(Database& database, const KnownSetting& setting) {
  return {setting.key, CodeListRepository(database).setting(setting.key, setting.fallback), setting.meaning};
}

}  // namespace

QString settingValue(Database& database, const QString& key) {
  const Result<KnownSetting> setting = knownSetting(key);
  Q_ASSERT(setting);
  return current(database, *setting).value;
}

Result<std::vector<Setting>> SettingService::list(const Session& session) {
  return requireReader(session).map([&] {
    std::vector<Setting> settings;
    for (const KnownSetting& setting : known()) {
      settings.push_back(current(store_.database(), setting));
    }
    return settings;
  });
}

Result<Setting> SettingService::find(const Session& session, const QString& key) {
  return requireReader(session).and_then([&] { return knownSetting(key); }).map([&](const KnownSetting& setting) {
    return current(store_.database(), setting);
  });
}

Result<Setting> SettingService::set(const Session& session, const QString& key, const QString& value) {
  if (!session.account.isStored() || !session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  const Result<KnownSetting> setting = knownSetting(key);
  if (!setting) {
    return tl::unexpected(setting.error());
  }
  if (!setting->fits(value)) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("setting"), value);
  }
  UnitOfWork work(store_, session);
  const Setting before = current(work.database(), *setting);
  if (before.value != value) {
    CodeListRepository(work.database()).setSetting(key, value);
    work.audit().record(QStringLiteral("change"), QStringLiteral("setting"), 0, {{key, before.value, value}});
    work.commit();
  }
  return Setting{key, value, setting->meaning};
}

}  // namespace shuangda
