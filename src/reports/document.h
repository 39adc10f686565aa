#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

#include "domain/chart.h"
#include "reports/page.h"

namespace shuangda {

/// The four forms an office's bulletin may have (GB/T 9704-2012, 7 and 10.1; B and C follow the practice of 简报).
enum class Masthead {
  Paper,   ///< A 文件式: mark, number centred two lines below, red rule
  Serial,  ///< B 编号通报: name of the serial, 第五十三期, issuer left and date right, red rule
  Brief,   ///< C 简报: as B, 密级 above left
  Letter   ///< D 信函式: mark 30 mm from the paper's edge, double rules of 170 mm, no number on page 1
};

/// The head of the first page. What a form does not have stays empty.
struct MastheadBlock {
  Masthead form = Masthead::Paper;
  QString mark{};        ///< 发文机关标志 or name of the serial
  QString number{};      ///< 发文字号 (代字〔2020〕5号) or 期号 (第五十三期, 第3期（总第53期）)
  QString issuer{};      ///< issuing organ on the line above the rule (B, C)
  QString date{};        ///< date on the same line
  QString copyNumber{};  ///< 份号, six digits (7.2.1)
  QString secrecy{};     ///< 密级和保密期限 (7.2.2)
  QString urgency{};     ///< 紧急程度 (7.2.3)
  QString signer{};      ///< 签发人, papers to a superior only (7.2.6)
};

/// 标题 (7.3.1)
struct TitleBlock {
  QStringList lines{};  ///< one entry a line as the clerk broke them, or a single one to be broken by the layout
  QString under{};      ///< line under the title, such as the date of a speech （2019年12月3日）
};

/// 主送机关 under the title (7.3.2)
struct RecipientsBlock {
  QString text{};  ///< ends with a full-width colon
};

/// A paragraph of the body (7.3.3). Level 0 is text; 1 is 一、 (黑体); 2 is （一） (楷体); 3 and 4 are 1. and （1）
/// (仿宋).
struct ParagraphBlock {
  int level = 0;
  QString text{};
  QString runIn{};  ///< text in 仿宋 that goes on in the line of the heading
};

/// 附件说明 (7.3.4): the names without numbers and without marks at their ends.
struct EnclosuresBlock {
  QStringList names{};
};

enum class CellAlign {
  Left,
  Center,
  Right,
  Number  ///< decimal points below each other, the column to the right
};

/// Heads that stand above several columns. A group of empty text leaves its columns' own heads the whole height.
struct HeadGroup {
  QString text{};
  int columns = 1;
};

/// A table over the whole width. Every row has as many cells as `head`; missing ones are empty.
struct TableBlock {
  QString title{};
  QString unitLine{};               ///< “单位：件、人、万元”
  std::vector<HeadGroup> groups{};  ///< upper row of a head of two rows; empty = head of one row
  QStringList head{};
  std::vector<CellAlign> align{};  ///< one a column; missing = Left
  std::vector<double> widths{};    ///< relative column widths; empty = by content
  std::vector<QStringList> rows{};
  QStringList notes{};
  std::optional<Orientation> orientation{};  ///< turned pages of its own; nullopt = as the text around it
};

/// A chart over the whole width with the table of its numbers below it, in one piece as far as a page holds both.
struct ChartBlock {
  Chart chart{};
  double height = 0;      ///< of the drawing, pt; 0 = what it needs
  bool hasTable = true;
};

/// How the organ signs (7.3.5).
enum class SignatureStyle {
  Seal,    ///< 7.3.5.1: room for a seal over name and date
  NoSeal,  ///< 7.3.5.2
  Stamp    ///< 7.3.5.3: signature stamp of the person in `stamped`, with the office held in `organs`
};

struct SignatureBlock {
  SignatureStyle style = SignatureStyle::Seal;
  QStringList organs{};  ///< in order; free text, such as “办公室（代）”
  QString date{};        ///< 2020年10月20日
  QString stamped{};     ///< name to print where the signature stamp goes; empty leaves the room
  QString note{};        ///< 附注 without its brackets (7.3.6)
};

/// 附件 (7.3.7): starts a new page; `label` is “附件1”, `title` stands centred in line 3.
struct AttachmentBlock {
  QString label{};
  QString title{};
  Orientation orientation = Orientation::Portrait;  ///< of its pages
};

/// 主送, 抄送, or 报、送、发 of a 简报.
struct ImprintEntry {
  QString label{};  ///< without colon
  QString text{};   ///< ends with a full stop
};

/// 版记 at the foot of the last page (7.4). In a letter (D) it has no lines and no printing organ.
struct ImprintBlock {
  std::vector<ImprintEntry> entries{};
  QString printedBy{};
  QString printedOn{};  ///< “2020年10月20日印发”
  QString copies{};     ///< “共印50份” (C)
};

/// Stored papers know a block by its place here: new ones are added at the end.
using Block = std::variant<MastheadBlock, TitleBlock, RecipientsBlock, ParagraphBlock, EnclosuresBlock, TableBlock,
                           SignatureBlock, AttachmentBlock, ImprintBlock, ChartBlock>;

/// A paper as blocks: the one source of preview, print, PDF and DOCX.
struct Document {
  QString title{};   ///< for the file's properties
  QString author{};  ///< for the file's properties: the issuing organ
  Orientation orientation = Orientation::Portrait;  ///< of its pages, unless a block turns its own
  std::vector<Block> blocks{};
};

}  // namespace shuangda
