#include "services/transfer_papers.h"

#include <algorithm>
#include <set>

#include "services/transfer_paper_facts.h"
#include "services/transfer_paper_tables.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

using Value = TransferPaperValue;
using Kind = TransferPaperRow::Kind;

const QString kBlankDay = QStringLiteral("＿＿＿＿年＿＿月＿＿日");
/// Where a date is written by hand below the organ's name.
const QString kHandDay = QStringLiteral("　　　　年　　月　　日");

/// Writes one paper from its rows.
class TransferPaperWriter {
 public:
  TransferPaperWriter(const TransferPaperSource& source, const QString& paper) : source_(source), facts_(source, paper) {
    value_.paper = paper;
    value_.title = transferPaperTitle(paper);
  }

  Value write() {
    for (const TransferPaperRow& row : TransferPaperBook::builtIn().of(value_.paper)) {
      if (std::ranges::all_of(row.when, [&](const QString& condition) { return holds(condition); })) {
        add(row);
      }
    }
    return std::move(value_);
  }

 private:
  bool holds(const QString& condition) const {
    if (condition.startsWith(u'!')) {
      return facts_.value(condition.mid(1)).isEmpty();
    }
    const QString value = facts_.value(condition.section(u'=', 0, 0));
    return condition.contains(u'=') ? value == condition.section(u'=', 1) : !value.isEmpty();
  }

  void lacks(const QString& name) {
    if (!value_.empty.contains(name)) {
      value_.empty << name;
    }
  }

  QString lookUp(const PaperPlace& place) const {
    for (const QString& reference : place.references) {
      if (const QString value = facts_.value(reference); !value.isEmpty()) {
        return value;
      }
    }
    return {};
  }

  /// The text with its places filled; what is empty is noted and left as `blank`, a date as a blank date.
  QString fill(const QString& text, const QString& blank) {
    QString filled;
    qsizetype end = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', end)) {
      const qsizetype close = text.indexOf(u'}', open);
      const PaperPlace place = parsePaperPlace(text.mid(open + 1, close - open - 1));
      const QString value = lookUp(place);
      filled += text.mid(end, open - end) + value;
      if (value.isEmpty() && !place.optional) {
        lacks(place.name.isEmpty() ? facts_.name(place.references.front()) : place.name);
        filled += !blank.isEmpty() && place.references.front().endsWith(QStringLiteral(".on")) ? kBlankDay : blank;
      }
      end = close + 1;
    }
    filled += text.mid(end);
    return filled.replace(QStringLiteral("。。"), QStringLiteral("。"));
  }

  void add(const TransferPaperRow& row) {
    switch (row.kind) {
      case Kind::From:
        value_.from = fill(row.text, kPaperBlank);
        break;
      case Kind::Number:
        value_.number = fill(row.text, kPaperBlank);
        break;
      case Kind::Page:
        value_.landscape = row.text == u"landscape";
        break;
      case Kind::Copy:
        value_.parts.emplace_back(Value::Copy{fill(row.text, kPaperBlank)});
        break;
      case Kind::To:
        value_.parts.emplace_back(Value::To{fill(row.text, kPaperBlank)});
        break;
      case Kind::Text:
        addText(row.text);
        break;
      case Kind::Head:
        value_.parts.emplace_back(Value::Text{row.text, true});
        break;
      case Kind::Slip:
        value_.parts.emplace_back(Value::Slip{row.text});
        break;
      case Kind::Table:
        addTable(row.text);
        break;
      case Kind::Enclose:
        addEnclosures();
        break;
      case Kind::Seal:
      case Kind::OtherSeal:
        addSeal(row);
        break;
      default:
        addBox(row);
    }
  }

  void addText(const QString& text) {
    for (const QString& line : fill(text, kPaperBlank).split(u'\n', Qt::SkipEmptyParts)) {
      value_.parts.emplace_back(Value::Text{line});
    }
  }

  void addTable(const QString& name) {
    if (name == u"goods") {
      value_.parts.emplace_back(goodsTable(source_, facts_, value_.empty));
    } else if (name == u"materials") {
      value_.parts.emplace_back(materialsTable(facts_, value_.empty));
    } else {
      value_.parts.emplace_back(handoverTable(source_, value_.empty));
    }
  }

  void addEnclosures() {
    QStringList names;
    for (const EnclosedPaper& paper : facts_.enclosed()) {
      names << transferPaperText(paper.paper);
    }
    if (!names.isEmpty()) {
      value_.parts.emplace_back(Value::Enclosures{names});
    }
  }

  /// "organ|reference of the date"; the date of the step that carries the paper where none is named. Another organ dates by hand.
  void addSeal(const TransferPaperRow& row) {
    Value::Seal seal{.organ = fill(row.text.section(u'|', 0, 0), kPaperBlank), .date = kHandDay};
    if (row.kind == Kind::Seal) {
      const QString wanted = row.text.section(u'|', 1);
      const QString date = fill(wanted.isEmpty() ? QStringLiteral("{own.on|日期}") : wanted, QString());
      seal.date = date.isEmpty() ? kHandDay : date;
    }
    value_.parts.emplace_back(std::move(seal));
  }

  /// "label|text|who": the bars within places do not separate.
  void addBox(const TransferPaperRow& row) {
    QStringList cells{QString()};
    int depth = 0;
    for (const QChar c : row.text) {
      depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
      if (c == u'|' && depth == 0) {
        cells << QString();
      } else {
        cells.back() += c;
      }
    }
    Value::Box box{.label = cells.value(0), .sign = row.kind == Kind::Sign || row.kind == Kind::SignMinute, .minute = row.kind == Kind::SignMinute};
    const QStringList told = value_.empty;
    box.text = fill(cells.value(1), QString());
    box.who = fill(cells.value(2), QString());
    if (row.kind == Kind::Fill) {
      value_.empty = told;  // the recipient fills it in
    }
    value_.parts.emplace_back(std::move(box));
  }

  const TransferPaperSource& source_;
  TransferPaperFacts facts_;
  Value value_{};
};

/// The lanes of the states the matter was in.
std::set<TransferLane> lanesOf(const TransferSheet& sheet) {
  const TransferTable& table = TransferTable::builtIn();
  std::set<TransferLane> lanes{sheet.transfer.lane};
  for (const TransferSheetStep& step : sheet.steps) {
    for (const QString& code : {step.from, step.to}) {
      if (const TransferState* state = table.state(code)) {
        lanes.insert(state->lane);
      }
    }
  }
  return lanes;
}

bool belongs(const TransferPaper& paper, const std::set<TransferLane>& lanes) {
  const TransferTable& table = TransferTable::builtIn();
  return std::ranges::any_of(table.steps(), [&](const TransferStep& step) {
    const bool carries = std::ranges::any_of(step.papers, [&](const AskedDetail& asked) { return asked.detail == paper.id; });
    return carries && std::ranges::any_of(step.moves, [&](const TransferStep::Move& move) { return lanes.contains(table.state(move.from)->lane); });
  });
}

std::vector<const TransferPaper*> papersOf(const TransferPaperSource& source) {
  const std::set<TransferLane> lanes = lanesOf(source.sheet);
  std::vector<const TransferPaper*> papers;
  for (const TransferPaper& paper : TransferTable::builtIn().papers()) {
    if (paper.made && belongs(paper, lanes)) {
      papers.push_back(&paper);
    }
  }
  return papers;
}

}  // namespace

Result<TransferPaperSource> readTransferPaperSource(Store& store, const Session& session, TransferId id) {
  TransferPaperSource source{.office = session.officeName};
  const Result<TransferSheet> sheet = TransferService(store).sheet(session, id);
  if (!sheet) {
    return tl::unexpected(sheet.error());
  }
  source.sheet = *sheet;
  if (!source.sheet.transfer.legalCase) {
    return source;
  }
  const CaseId legalCase = *source.sheet.transfer.legalCase;
  return GoodsService(store).ofCase(session, legalCase).and_then([&](std::vector<MeasureSheet> goods) {
    source.goods = std::move(goods);
    return ProcedureService(store).course(session, legalCase);
  }).map([&](CaseCourse course) {
    source.course = std::move(course);
    return source;
  });
}

std::vector<TransferPaperOffer> transferPaperOffers(const TransferPaperSource& source) {
  std::vector<TransferPaperOffer> offers;
  for (const TransferPaper* paper : papersOf(source)) {
    offers.push_back({paper->id, TransferPaperWriter(source, paper->id).write().empty});
  }
  return offers;
}

Result<TransferPaperValue> transferPaper(const TransferPaperSource& source, const QString& idOrName) {
  QStringList names;
  for (const TransferPaper* paper : papersOf(source)) {
    if (paper->id == idOrName || paper->name == idOrName || transferPaperTitle(paper->id) == idOrName) {
      return TransferPaperWriter(source, paper->id).write();
    }
    names << QStringLiteral("%1（%2）").arg(transferPaperTitle(paper->id), paper->id);
  }
  return refuse(ErrorCode::UnknownValue, QStringLiteral("transfer_paper"), names.join(u'、'));
}

}  // namespace shuangda
