#pragma once

#include <memory>
#include <optional>

#include "services/import_service.h"
#include "services/unit_of_work.h"

namespace shuangda {

/// What writing one record did.
enum class Written { Created, Updated, Unchanged };

/// Writes the records of one kind of file within one unit of work.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  virtual Result<Written> write(const ImportRecord& record) = 0;
  /// Called before the first record: the order in which records are to be written.
  virtual void order(std::vector<const ImportRecord*>&) const {}
  /// Called after the last record: writes what was gathered from several.
  virtual void finish() {}
};

/// UnknownValue for a kind that cannot be imported.
Result<std::unique_ptr<RecordWriter>> recordWriter(const QString& kind, UnitOfWork& work, ImportId batch);

}  // namespace shuangda
