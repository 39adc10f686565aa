#pragma once

#include <cstdint>

/// Safety limits of the readers. A file beyond one of them ends in a refusal, never in a full memory.
namespace shuangda::limits {

constexpr int kMaxColumns = 16384;  ///< Excel's own limit; a wider file is no ledger
constexpr int kMaxRows = 1048576;   ///< Excel's own limit
constexpr int kMaxCellChars =
    4 * 32767;  ///< Excel keeps 32,767 characters a cell; four times that is still a text, more is an attack
constexpr int kMaxParts = 2000;           ///< a workbook has a few dozen parts
constexpr int kMaxXmlDepth = 64;          ///< a worksheet needs about 8 levels
constexpr std::uint64_t kMaxRatio = 200;  ///< deflate reaches about 1:1000 only on repetition; ledgers stay below 1:40
constexpr std::uint64_t kRatioFrom = 10ULL << 20;  ///< small parts may shrink well without harm
constexpr std::uint64_t kMaxPartBytes =
    1ULL << 30;  ///< a sheet is streamed, so its size costs time only; 1 GiB is about 20 s
constexpr std::uint64_t kMaxSmallPartBytes = 64ULL
                                             << 20;  ///< workbook, relations and styles are kept in memory in part
constexpr std::uint64_t kMaxSharedTextBytes = 128ULL << 20;  ///< shared strings are kept in memory, as UTF-8
constexpr std::size_t kMaxSharedStrings = 8'000'000;  ///< at most one an occupied cell that a real ledger could have
constexpr std::size_t kMaxMerges = 1'000'000;         ///< kept in memory, 16 bytes each
constexpr std::size_t kMaxStyles = 100'000;           ///< Excel allows 65,490 cell formats
constexpr int kMaxSheets = 1000;                      ///< each is looked at
constexpr std::int64_t kMaxTokenBytes = 1 << 20;  ///< expat keeps one tag in memory; a real one has a few hundred bytes
constexpr std::int64_t kMaxTextFileBytes = 1LL << 30;  ///< CSV is streamed too

}  // namespace shuangda::limits
