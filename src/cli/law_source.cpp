#include "cli/law_source.h"

namespace shuangda::cli {

LawSource::LawSource(const Context& context) {
  try {
    store_ = Store::open(context.location, context.clock(), Store::Pending::Refuse);
  } catch (const StorageError& error) {
    if (error.kind() == StorageError::Kind::NeedsMigration) {
      complain(QStringLiteral("数据库需要升级（migrate），本次按程序自带的规则计算，没有采用其中更改过的规则。"));
    } else if (error.kind() != StorageError::Kind::NotFound) {
      throw;
    }
  }
}

}  // namespace shuangda::cli
