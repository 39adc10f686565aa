#pragma once

#include <QDate>
#include <QString>
#include <compare>
#include <cstdint>

#include "base/result.h"

namespace shuangda {

/// A point in time, UTC, to the millisecond. Shown as Beijing time: China has one time zone without summer time, and
/// a record must not change its date with the settings of the PC that shows it.
class Instant {
 public:
  constexpr Instant() = default;
  static constexpr Instant ofEpochMs(std::int64_t ms) { return Instant(ms); }
  /// Stored form "2020-10-08T01:30:00.000Z".
  static Result<Instant> parseUtc(QStringView text);
  /// Local (Beijing) form "2020-10-08 09:30", also with seconds; a bare date means 00:00.
  static Result<Instant> parseLocal(QStringView text);

  constexpr std::int64_t epochMs() const { return ms_; }
  QString utcText() const;
  QString localText() const;  ///< "2020-10-08 09:30"
  QDate localDate() const;

  friend constexpr auto operator<=>(Instant, Instant) = default;

 private:
  constexpr explicit Instant(std::int64_t ms) : ms_(ms) {}
  std::int64_t ms_ = 0;
};

/// Where "now" comes from; injected everywhere, so that tests and frozen figures choose their own.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  QDate today() const { return now().localDate(); }
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() const override { return instant_; }
  void set(Instant instant) { instant_ = instant; }

 private:
  Instant instant_;
};

}  // namespace shuangda
