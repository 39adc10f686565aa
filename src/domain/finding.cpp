#include "domain/finding.h"

#include <algorithm>

namespace shuangda {
namespace {

constexpr Severity kKept[] = {Severity::Warning, Severity::Info, Severity::Skip};

}  // namespace

QString severityCode(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return QStringLiteral("error");
    case Severity::Warning:
      return QStringLiteral("warning");
    case Severity::Info:
      return QStringLiteral("info");
    case Severity::Skip:
      return QStringLiteral("skip");
  }
  return {};
}

Severity severityOf(const QString& code) {
  for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Skip}) {
    if (severityCode(severity) == code) {
      return severity;
    }
  }
  return Severity::Info;
}

FindingDigest digestOf(const std::vector<Finding>& findings, std::size_t most) {
  const auto count = [&](Severity severity) { return std::ranges::count(findings, severity, &Finding::severity); };
  FindingDigest digest{.counts = {static_cast<int>(count(Severity::Warning)), static_cast<int>(count(Severity::Info)), static_cast<int>(count(Severity::Skip))}};
  std::size_t room[std::size(kKept)] = {};
  std::size_t left = most;
  for (std::size_t i = 0; i < std::size(kKept); ++i) {
    room[i] = std::min(left, static_cast<std::size_t>(count(kKept[i])));
    left -= room[i];
  }
  for (const Finding& finding : findings) {
    const auto* kind = std::ranges::find(kKept, finding.severity);
    if (kind != std::end(kKept) && room[kind - std::begin(kKept)] > 0) {
      --room[kind - std::begin(kKept)];
      digest.kept.push_back(finding);
    }
  }
  return digest;
}

}  // namespace shuangda
