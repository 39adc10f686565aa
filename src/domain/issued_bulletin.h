#pragma once

#include <QByteArray>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "domain/bulletin.h"

namespace shuangda {

/// Who did something, and when.
struct SignedBy {
  Instant at{};
  AccountId account{};
  QString name{};  ///< read only

  bool operator==(const SignedBy&) const = default;
};

/// A bulletin on its way from the submission to the signed paper. Its numbers and words are fixed from the submission on.
struct IssuedBulletin {
  enum class Stage { Submitted, Reviewed, Issued, Withdrawn };

  std::int64_t id = 0;
  QString uid{};
  int version = 0;
  Period period = Period::quarter(2000, 1);
  Instant cutoff{};
  QString number{};                     ///< 发文字号 or 期号, from its issue on
  QByteArray paper{};                   ///< the document as reports/document_json writes it
  QString hash{};                       ///< SHA-256 over period, cut-off, paper and figures
  SignedBy drafted{};
  std::optional<SignedBy> reviewed{};
  std::optional<SignedBy> issued{};
  std::optional<SignedBy> withdrawn{};
  QString withdrawnReason{};
  std::optional<std::int64_t> replaces{};  ///< the withdrawn one of the same period

  Stage stage() const { return withdrawn ? Stage::Withdrawn : issued ? Stage::Issued : reviewed ? Stage::Reviewed : Stage::Submitted; }
};

/// A number of a bulletin as it was fixed.
struct FrozenFigure {
  std::optional<FigureDimension> dimension{};  ///< absent: of everything
  QString scope{};                             ///< the row of the breakdown
  QString code{};
  FigureValue value{};
  QString tableText{};
  QString bodyText{};
  QString yearChange{};                        ///< 同比 as a table shows it
  QString yearText{};                          ///< and as a clause
  QString quarterChange{};
  QString quarterText{};
  std::vector<std::int64_t> records{};         ///< keys of what was counted, ascending

  bool operator==(const FrozenFigure&) const = default;
};

/// Every shown figure of a bulletin computed with its records, row by row.
std::vector<FrozenFigure> freeze(const Bulletin& bulletin);

/// One number that is not what it was.
struct FigureDifference {
  std::optional<FigureDimension> dimension{};
  QString scope{};
  QString code{};
  FigureValue before{};
  FigureValue after{};
  std::vector<std::int64_t> added{};    ///< keys of records counted now and not before
  std::vector<std::int64_t> removed{};

  bool operator==(const FigureDifference&) const = default;
};

/// Number by number; also where the total stayed the same and the records did not. Rows that only one side has count as unknown on
/// the other.
std::vector<FigureDifference> differences(const std::vector<FrozenFigure>& before, const std::vector<FrozenFigure>& after);

/// The text by which the store names a dimension: "region", "unit" …; empty for everything.
QString dimensionText(std::optional<FigureDimension> dimension);
std::optional<FigureDimension> dimensionOf(const QString& text);

/// Keys as text, each as the difference to the one before.
QString packKeys(const std::vector<std::int64_t>& keys);
std::vector<std::int64_t> unpackKeys(const QString& text);

}  // namespace shuangda
