#pragma once

#include <QByteArray>
#include <ctime>
#include <vector>

namespace shuangda {

/// A file in an archive.
struct ZipPart {
  QByteArray path{};
  QByteArray bytes{};
};

/// The parts as a zip archive, every file dated `at`; the same parts and time give the same bytes. Empty when memory fails.
QByteArray zipped(const std::vector<ZipPart>& parts, time_t at);

}  // namespace shuangda
