#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace shuangda {

/// The five faces of official paper.
enum class FontRole {
  XiaoBiaoSong,  ///< 小标宋: mark of the organ, title
  FangSong,      ///< 仿宋: text, 版记
  Kai,           ///< 楷体: second level, signer
  Hei,           ///< 黑体: first level, 附件
  Song           ///< 宋体: page number
};

/// The name of a role in Chinese (小标宋, 仿宋, …).
QString roleName(FontRole role);

/// A role that is not set in the font an office is expected to have.
struct ReplacedRole {
  FontRole role{};
  QString wanted{};  ///< family that was looked for first
  QString used{};    ///< family that is used; empty when no font at all was found

  bool operator==(const ReplacedRole&) const = default;
};

/// Characters a role's font does not have, set in another one.
struct BorrowedCharacters {
  FontRole role{};
  QString used{};
  QString characters{};  ///< each once, in order of first use

  bool operator==(const BorrowedCharacters&) const = default;
};

/// What a document could not be set in. Collected for what the document really uses.
struct FontReport {
  std::vector<ReplacedRole> replaced{};
  std::vector<BorrowedCharacters> borrowed{};
  QString missing{};  ///< characters no installed font has; 〓 stands in their place

  bool empty() const { return replaced.empty() && borrowed.empty() && missing.isEmpty(); }
  /// One Chinese line a replacement, for the document's properties and the command line.
  QStringList lines() const;
};

}  // namespace shuangda
