#pragma once

#include <QString>
#include <QStringList>

#include "exchange/standard_columns.h"

namespace shuangda {

/// What a heading is taken to mean.
struct HeadingMatch {
  enum class How { None, Exact, Guess, Ambiguous, Ignored };

  How how = How::None;
  const StandardColumn* column = nullptr;
  QString unit{};      ///< 万元, 公斤 … written in the heading
  QString meanings{};  ///< of an ambiguous heading
};

/// Matches the path of a heading (levels from top to bottom, e.g. {"罚没情况", "罚款（元）"}) against the standard
/// columns. Brackets, width, white space, line breaks and units do not matter. One wrong character of three or more, or
/// a looser word, is a guess.
HeadingMatch matchHeading(const QString& kind, const QStringList& levels);

}  // namespace shuangda
