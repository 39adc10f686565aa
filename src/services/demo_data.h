#pragma once

#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// Fills an empty store with fictitious cases: the same count and seed give the same records, on every machine. Dates run
/// over three years up to 2020-12-31. WrongState when the store holds cases.
Result<int> createDemoData(Store& store, const Session& session, int cases, quint64 seed);

}  // namespace shuangda
