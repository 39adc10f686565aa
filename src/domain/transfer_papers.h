#pragma once

#include <QString>
#include <QStringList>
#include <variant>
#include <vector>

#include "base/csv.h"
#include "base/result.h"

namespace shuangda {

/// Where the paper leaves room for something the record does not hold.
inline const QString kPaperBlank = QStringLiteral("＿＿＿＿＿＿");

/// What a paper of 两法衔接 says, as plain values: services/transfer_papers.h fills it, reports/ sets it on paper.
struct TransferPaperValue {
  struct To {
    QString organ{};
  };
  /// A paragraph; a heading when `head`.
  struct Text {
    QString text{};
    bool head = false;
  };
  /// A field of a form. `sign` leaves room for a signature by `who`, with the time of day when `minute`.
  struct Box {
    QString label{};
    QString text{};
    QString who{};
    bool sign = false;
    bool minute = false;
  };
  /// A list. `align` has one letter a column: l, c, n (number).
  struct Table {
    QString title{};
    QStringList head{};
    QString align{};
    std::vector<double> widths{};
    std::vector<QStringList> rows{};
    QStringList notes{};
  };
  struct Enclosures {
    QStringList names{};
  };
  /// Organ and date below the text, with room for the seal.
  struct Seal {
    QString organ{};
    QString date{};
  };
  /// Here begins a slip that the recipient fills in and sends back (回执).
  struct Slip {
    QString title{};
  };
  /// 抄送.
  struct Copy {
    QString organ{};
  };
  using Part = std::variant<To, Text, Box, Table, Enclosures, Seal, Copy, Slip>;

  QString paper{};   ///< id of the TransferPaper
  QString from{};    ///< organ above the title
  QString title{};
  QString number{};  ///< 文号
  bool landscape = false;
  std::vector<Part> parts{};
  QStringList empty{};  ///< names of the fields the record does not hold yet, each once
};

/// A line of a paper's text: a row of resources/law/transfer_paper_texts.csv. Within the text "{reference|name}" stands for what the record
/// holds, "{reference?}" for what may be absent; of several references separated by '/' the first that is known.
struct TransferPaperRow {
  enum class Kind { From, Number, Page, To, Text, Head, Box, Fill, Sign, SignMinute, Table, Enclose, Seal, OtherSeal, Copy, Slip };

  QString paper{};
  Kind kind = Kind::Text;
  QString text{};
  QStringList when{};  ///< all must hold: "reference", "!reference", "reference=value"
};

/// A place of the text to be filled in.
struct PaperPlace {
  QStringList references{};
  QString name{};  ///< as told when it is empty; may be absent
  bool optional = false;
};
/// The inner text of a place: "case.cause", "own.organ/last.organ|受文机关", "goods.docs?".
PaperPlace parsePaperPlace(const QString& text);
/// All places of a text, in order.
std::vector<PaperPlace> paperPlaces(const QString& text);

/// The text of all papers the program makes.
class TransferPaperBook {
 public:
  /// UnknownValue for a kind, NotFound for a paper that is not made, Malformed for braces that do not match.
  static Result<TransferPaperBook> parse(const std::vector<CsvRecord>& rows);
  static const TransferPaperBook& builtIn();

  std::vector<TransferPaperRow> of(const QString& paper) const;
  const std::vector<TransferPaperRow>& rows() const { return rows_; }

 private:
  std::vector<TransferPaperRow> rows_{};
};

}  // namespace shuangda
