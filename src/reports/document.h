#pragma once

#include <QString>
#include <QStringList>
#include <variant>
#include <vector>

namespace shuangda {

/// The four forms an office's bulletin may have (GB/T 9704-2012 and 简报 practice).
enum class Masthead { Paper, Serial, Brief, Letter };

/// The head of the first page. What a form does not have stays empty.
struct MastheadBlock {
  Masthead form = Masthead::Paper;
  QString mark{};        ///< 发文机关标志 or name of the serial
  QString number{};      ///< 发文字号 or 期号
  QString issuer{};      ///< issuing organ on the line above the rule (B, C)
  QString date{};        ///< date on the same line
};

struct TitleBlock {
  QStringList lines{};   ///< one entry a line as the clerk broke them, or a single one to be broken by the layout
};

struct RecipientsBlock {
  QString text{};        ///< 主送机关, ends with a full-width colon
};

/// A paragraph of the body. Level 0 is text; 1 is 一、(黑体); 2 is （一）(楷体); 3 and 4 are 1. and （1）.
struct ParagraphBlock {
  int level = 0;
  QString text{};
};

enum class CellAlign { Left, Center, Right };

struct TableBlock {
  QString title{};
  QString unitLine{};                    ///< “单位：件、人、万元”
  QStringList head{};
  std::vector<CellAlign> align{};        ///< one a column
  std::vector<double> widths{};          ///< relative column widths; empty = equal
  std::vector<QStringList> rows{};
  QStringList notes{};
};

struct SignatureBlock {
  QString organ{};
  QString date{};        ///< 2020年10月20日
};

/// 附件: starts a new page; `label` is “附件1”, `title` stands centred in line 3.
struct AttachmentBlock {
  QString label{};
  QString title{};
};

/// 版记 at the foot of the last page.
struct ImprintBlock {
  QString recipients{};  ///< 主送 when moved here
  QString copies{};      ///< 抄送
  QString printedBy{};
  QString printedOn{};   ///< “2020年10月20日印发”
};

using Block = std::variant<MastheadBlock, TitleBlock, RecipientsBlock, ParagraphBlock, TableBlock, SignatureBlock,
                           AttachmentBlock, ImprintBlock>;

/// A paper as blocks: the one source of preview, print, PDF and later DOCX.
struct Document {
  QString title{};       ///< for the file's properties
  std::vector<Block> blocks{};
};

}  // namespace shuangda
