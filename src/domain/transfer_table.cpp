#include "domain/transfer_table.h"

#include <algorithm>

#include "domain/procedure_table.h"

namespace shuangda {
namespace {

const QStringList kLanes{QStringLiteral("forward"), QStringLiteral("reverse"), QStringLiteral("other"), QStringLiteral("order"), QStringLiteral("notice")};
const QStringList kSides{QString(), QStringLiteral("ours"), QStringLiteral("police"), QStringLiteral("procuratorate"), QStringLiteral("court"), QStringLiteral("other")};
const QStringList kKinds{QStringLiteral("idle"), QStringLiteral("open"), QStringLiteral("end")};
const QStringList kActors{QStringLiteral("ours"), QStringLiteral("head"), QStringLiteral("police"), QStringLiteral("procuratorate"), QStringLiteral("court"), QStringLiteral("other")};
const QStringList kRepeats{QStringLiteral("many"), QStringLiteral("per_suspect"), QStringLiteral("ends_suspect")};

template <typename Enum>
Result<void> setWord(Enum& member, const QStringList& words, const QString& text) {
  const qsizetype index = words.indexOf(text);
  if (index < 0) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("word"), text);
  }
  member = static_cast<Enum>(index);
  return {};
}

const QString kYes = QStringLiteral("是");

Result<TransferState> parseState(const CsvRecord& row) {
  const auto cell = [&](const char* column) { return row.value(QLatin1String(column)); };
  TransferState state{.code = cell("code"), .id = cell("id"), .name = cell("name_zh")};
  const Result<void> read = setField(state.lane, cell("lane")).and_then([&] { return setWord(state.kind, kKinds, cell("kind")); }).and_then([&] {
    return setField(state.waitsFor, cell("waits_for"));
  });
  state.barsClosing = cell("bars_closing") == kYes;
  state.barsFine = cell("bars_fine") == kYes;
  state.withPolice = cell("with_police") == kYes;
  state.column = cell("column").toInt();
  state.row = cell("row").toInt();
  state.note = cell("note");
  return read ? Result<TransferState>(state) : tl::unexpected(read.error());
}

/// "F1|F2>F0;F9>=": from each of these states to that one; '=' stays.
std::vector<TransferStep::Move> parseMoves(const QString& text) {
  std::vector<TransferStep::Move> moves;
  for (const QString& part : cellParts(text)) {
    const QString to = part.section(u'>', 1);
    for (const QString& from : part.section(u'>', 0, 0).split(u'|')) {
      moves.push_back({from, to == u"=" ? from : to});
    }
  }
  return moves;
}

/// "transfer=3?@urged".
TransferStep::Flag parseFlag(const QString& text) {
  const qsizetype question = text.indexOf(u'?');
  const QString set = text.left(question);
  return {.name = set.section(u'=', 0, 0),
          .value = set.section(u'=', 1).toInt(),
          .when = parseConditional(question < 0 ? QString() : text.mid(question).prepend(u'x'))};
}

Result<TransferStep> parseStep(const CsvRecord& row) {
  const auto cell = [&](const char* column) { return row.value(QLatin1String(column)); };
  TransferStep step{.id = cell("id"), .name = cell("name_zh"), .moves = parseMoves(cell("moves"))};
  const Result<void> read = setWord(step.actor, kActors, cell("actor")).and_then([&] { return setWord(step.repeat, kRepeats, cell("repeat")); });
  if (!read) {
    return tl::unexpected(read.error());
  }
  for (const QString& detail : cellParts(cell("details"))) {
    step.details.push_back(parseAsked(detail));
  }
  for (const QString& paper : cellParts(cell("papers"))) {
    step.papers.push_back(parseAsked(paper));
  }
  step.docCode = cell("doc_code");
  step.caseField = parseConditional(cell("case_field"));
  step.emits = conditionals(cell("emits"));
  step.completes = conditionals(cell("completes"));
  step.extends = cellParts(cell("extends"));
  step.paperDue = cell("paper_due");
  step.undoes = cell("undoes");
  step.milestone = cell("milestone");
  for (const QString& flag : cellParts(cell("flags"))) {
    step.flags.push_back(parseFlag(flag));
  }
  step.guards = cellParts(cell("guards"));
  step.byMinute = cell("precision") == QStringLiteral("minute");
  step.article = cell("article");
  step.confidence = cell("confidence");
  step.note = cell("note");
  return step;
}

TransferPaper parsePaper(const CsvRecord& row) {
  const auto cell = [&](const char* column) { return row.value(QLatin1String(column)); };
  return {.id = cell("id"), .number = cell("number"), .name = cell("name_zh"), .maker = cell("maker"), .recipient = cell("recipient"), .form = cell("form"), .made = cell("made") == kYes, .note = cell("note")};
}

template <typename Row, typename Field>
const Row* findBy(const std::vector<Row>& rows, Field field, QStringView value) {
  const auto found = std::ranges::find_if(rows, [&](const Row& row) { return std::invoke(field, row) == value; });
  return found == rows.end() ? nullptr : &*found;
}

template <typename Row>
Result<void> parseAll(std::vector<Row>& rows, const std::vector<CsvRecord>& records, Result<Row> (*parse)(const CsvRecord&)) {
  for (const CsvRecord& record : records) {
    const Result<Row> row = parse(record);
    if (!row) {
      return tl::unexpected(row.error());
    }
    rows.push_back(*row);
  }
  return {};
}

}  // namespace

std::optional<QString> TransferStep::from(QStringView state) const {
  const auto found = std::ranges::find_if(moves, [&](const Move& move) { return move.from == state; });
  return found == moves.end() ? std::nullopt : std::optional(found->to);
}

Result<TransferTable> TransferTable::parse(const std::vector<CsvRecord>& states, const std::vector<CsvRecord>& steps, const std::vector<CsvRecord>& papers) {
  TransferTable table;
  for (const CsvRecord& row : papers) {
    table.papers_.push_back(parsePaper(row));
  }
  const Result<void> read = parseAll(table.states_, states, parseState).and_then([&] { return parseAll(table.steps_, steps, parseStep); }).and_then([&] {
    return table.checkNames();
  });
  return read ? Result<TransferTable>(std::move(table)) : tl::unexpected(read.error());
}

Result<void> TransferTable::checkNames() const {
  for (const TransferStep& one : steps_) {
    for (const TransferStep::Move& move : one.moves) {
      if (!state(move.from) || !state(move.to)) {
        return refuse(ErrorCode::NotFound, one.id, move.from + u'>' + move.to);
      }
    }
    for (const AskedDetail& asked : one.details) {
      if (!ProcedureTable::builtIn().detail(asked.detail)) {
        return refuse(ErrorCode::NotFound, one.id, asked.detail);
      }
    }
    for (const AskedDetail& asked : one.papers) {
      if (!paper(asked.detail)) {
        return refuse(ErrorCode::NotFound, one.id, asked.detail);
      }
    }
    if (!one.undoes.isEmpty() && !step(one.undoes)) {
      return refuse(ErrorCode::NotFound, one.id, one.undoes);
    }
  }
  return {};
}

const TransferTable& TransferTable::builtIn() {
  static const TransferTable table = [] {
    Result<TransferTable> parsed =
        parse(readCsvResource(QStringLiteral(":/resources/law/transfer_states.csv")), readCsvResource(QStringLiteral(":/resources/law/transfer_steps.csv")),
              readCsvResource(QStringLiteral(":/resources/law/transfer_papers.csv")));
    Q_ASSERT(parsed);
    return std::move(*parsed);
  }();
  return table;
}

const TransferState* TransferTable::state(QStringView code) const { return findBy(states_, &TransferState::code, code); }
const TransferStep* TransferTable::step(QStringView id) const { return findBy(steps_, &TransferStep::id, id); }
const TransferPaper* TransferTable::paper(QStringView id) const { return findBy(papers_, &TransferPaper::id, id); }

const TransferState& TransferTable::start(TransferLane lane) const {
  // The first state of a lane is the one before its first step.
  return *std::ranges::find(states_, lane, &TransferState::lane);
}

QString fieldText(TransferLane lane) { return kLanes.at(static_cast<int>(lane)); }
QString fieldText(TransferSide side) { return kSides.at(static_cast<int>(side)); }
Result<void> setField(TransferLane& member, const QString& text) { return setWord(member, kLanes, text); }
Result<void> setField(TransferSide& member, const QString& text) { return setWord(member, kSides, text); }

}  // namespace shuangda
