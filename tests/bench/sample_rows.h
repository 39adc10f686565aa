#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace shuangda::bench {

inline constexpr int kTexts = 20;
inline constexpr int kNumbers = 10;

/// One row of the sample table: its texts both as the program holds them and as SQLite does, so that neither side is
/// charged for making up data.
struct SampleRow {
  std::array<QString, kTexts> texts{};
  std::array<std::string, kTexts> utf8{};
  std::array<std::int64_t, kNumbers> numbers{};
};

/// 31 columns like those of a case: the key, twenty texts (Chinese, dates, numbers of documents) and ten whole numbers.
inline std::string sampleColumns(const std::string& text, const std::string& number) {
  std::string columns;
  for (int i = 0; i < kTexts; ++i) {
    columns += ", t" + std::to_string(i) + text;
  }
  for (int i = 0; i < kNumbers; ++i) {
    columns += ", n" + std::to_string(i) + number;
  }
  return columns;
}

/// The table and its eight indexes, one statement an entry.
inline std::vector<std::string> sampleSchema() {
  std::vector<std::string> statements{"CREATE TABLE sample (id INTEGER PRIMARY KEY" +
                                      sampleColumns(" TEXT NOT NULL", " BIGINT") + ")"};
  for (const char* columns : {"t0", "t1, id", "t2, t1, id", "t3", "t4", "n0", "n1", "t5, n2"}) {
    statements.push_back("CREATE INDEX sample_" + std::to_string(statements.size()) + " ON sample (" + columns + ")");
  }
  return statements;
}

inline std::string sampleInsert() {
  std::string sql = "INSERT INTO sample (id" + sampleColumns("", "") + ") VALUES (?";
  for (int i = 0; i < kTexts + kNumbers; ++i) {
    sql += ", ?";
  }
  return sql + ")";
}

inline std::string sampleSelect(const std::string& tail) {
  return "SELECT id" + sampleColumns("", "") + " FROM sample " + tail;
}

/// A few thousand different rows that are used in turn.
inline std::vector<SampleRow> sampleRows() {
  static constexpr std::array<QStringView, 6> words{u"云岭县市场监管局",       u"销售侵犯注册商标专用权的商品",
                                                    u"云岭县某某贸易有限公司", u"个体工商户",
                                                    u"玉米种子、教辅图书",     u"罚款;没收非法财物"};
  std::vector<SampleRow> rows(4096);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    SampleRow& row = rows[r];
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::size_t mixed = (r * 2654435761U + i * 40503U) % 1000003U;
      row.texts[i] = i == 1 || i > 16 ? QStringLiteral("20%1-%2-%3")
                                            .arg(mixed % 23, 2, 10, QLatin1Char('0'))
                                            .arg(1 + mixed % 12, 2, 10, QLatin1Char('0'))
                                            .arg(1 + mixed % 28, 2, 10, QLatin1Char('0'))
                     : i == 0 ? QStringLiteral("云市监处罚〔2020〕%1号").arg(mixed)
                     : i > 12 ? QString()
                              : words[(i + mixed) % words.size()].toString() + QString::number(mixed % 97);
      row.utf8[i] = row.texts[i].toStdString();
    }
    for (std::size_t i = 0; i < kNumbers; ++i) {
      row.numbers[i] = static_cast<std::int64_t>((r * 7919 + i * 104729) % 9999991);
    }
  }
  return rows;
}

}  // namespace shuangda::bench
