#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace shuangda::bench {

/// Seconds of wall time that `work` takes.
template <typename Work>
double seconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Seconds of processor time that `work` takes in this thread: what other programs do on the machine hardly shows in it.
template <typename Work>
double processorSeconds(Work&& work) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  };
  const double start = now();
  work();
  return now() - start;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// The times of two ways to do the same work.
struct Pair {
  double ours = 0;
  double raw = 0;
};

/// Runs both sides in alternating order, so that a change in the machine's load meets both, and takes each side's
/// median. `ours` and `raw` are called with the number of the round.
template <typename Ours, typename Raw>
Pair alternate(int rounds, Ours&& ours, Raw&& raw) {
  std::vector<double> oursTimes;
  std::vector<double> rawTimes;
  for (int round = 0; round < rounds; ++round) {
    const auto timeOurs = [&] { oursTimes.push_back(seconds([&] { ours(round); })); };
    const auto timeRaw = [&] { rawTimes.push_back(seconds([&] { raw(round); })); };
    if (round % 2 == 0) {
      timeOurs();
      timeRaw();
    } else {
      timeRaw();
      timeOurs();
    }
  }
  return {median(oursTimes), median(rawTimes)};
}

}  // namespace shuangda::bench
