#include "domain/procedure_table.h"

#include <algorithm>

#include "domain/table_cells.h"

namespace shuangda {
namespace {

std::optional<ProcedureStep::Track> parseTrack(const QString& text) {
  const QStringList words{QStringLiteral("penalty"), QStringLiteral("measure"), QStringLiteral("transfer"), QStringLiteral("publicity"), QStringLiteral("execution")};
  const qsizetype index = words.indexOf(text);
  return index < 0 ? std::nullopt : std::optional(static_cast<ProcedureStep::Track>(index));
}

std::optional<ProcedureStep::Repeat> parseRepeat(const QString& text) {
  const QStringList words{QStringLiteral("once"), QStringLiteral("many"), QStringLiteral("per_subject"), QStringLiteral("shown")};
  const qsizetype index = words.indexOf(text);
  return index < 0 ? std::nullopt : std::optional(static_cast<ProcedureStep::Repeat>(index));
}

Result<StepDetail> parseDetail(const CsvRecord& row) {
  const QString kind = row.value(QStringLiteral("kind"));
  StepDetail detail{.id = row.value(QStringLiteral("id")), .label = row.value(QStringLiteral("label")), .hint = row.value(QStringLiteral("hint"))};
  const QStringList words{QStringLiteral("text"), QStringLiteral("name"),   QStringLiteral("names"), QStringLiteral("number"),
                          QStringLiteral("date"), QStringLiteral("minute"), QStringLiteral("money"), QStringLiteral("choice"),
                          QStringLiteral("penalties")};
  const qsizetype index = words.indexOf(kind.section(u':', 0, 0));
  if (index < 0) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("kind"), kind);
  }
  detail.kind = static_cast<StepDetail::Kind>(index);
  if (detail.kind == StepDetail::Kind::Choice) {
    detail.choices = kind.section(u':', 1).split(u'|', Qt::SkipEmptyParts);
  }
  return detail;
}

/// "?key!=value;a;b": under the condition steps a and b are open again.
void parseReopens(ProcedureStep& step, const QString& text) {
  for (const QString& part : cellParts(text)) {
    if (part.startsWith(u'?')) {
      step.reopensIf.push_back(parseConditional(part));
    } else {
      step.reopens << part;
    }
  }
}

Result<ProcedureStep> parseStep(const CsvRecord& row) {
  const auto cell = [&](const char* column) { return row.value(QLatin1String(column)); };
  const auto track = parseTrack(cell("track"));
  const auto repeat = parseRepeat(cell("repeat"));
  if (!track || !repeat) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("track"), cell("id"));
  }
  ProcedureStep step{.id = cell("id"), .name = cell("name_zh"), .track = *track, .repeat = *repeat};
  for (const QString& need : cellParts(cell("needs"))) {
    step.needs.push_back(need.split(u'|'));
  }
  step.blockedBy = cellParts(cell("blocked_by"));
  step.subjects = cell("subject").split(u'|', Qt::SkipEmptyParts);
  step.docWhen = parseConditional(cell("doc_code"));
  step.docCode = step.docWhen.name;
  step.form = cell("form");
  for (const QString& detail : cellParts(cell("details"))) {
    step.details.push_back(parseAsked(detail));
  }
  step.caseField = cell("case_field");
  step.emits = conditionals(cell("emits"));
  step.startsIf = conditionals(cell("starts_if"));
  step.completes = conditionals(cell("completes"));
  step.excludes = cell("excludes").section(u'@', 0, 0);
  step.excludesFor = cell("excludes").section(u'@', 1).split(u'|', Qt::SkipEmptyParts);
  step.extends = cellParts(cell("extends"));
  step.replaces = cellParts(cell("replaces"));
  parseReopens(step, cell("reopens"));
  step.article = cell("article");
  step.note = cell("note");
  return step;
}

}  // namespace

Result<ProcedureTable> ProcedureTable::parse(const std::vector<CsvRecord>& steps, const std::vector<CsvRecord>& details) {
  ProcedureTable table;
  for (const CsvRecord& row : details) {
    const Result<StepDetail> detail = parseDetail(row);
    if (!detail) {
      return tl::unexpected(detail.error());
    }
    table.details_.push_back(*detail);
  }
  for (const CsvRecord& row : steps) {
    const Result<ProcedureStep> step = parseStep(row);
    if (!step) {
      return tl::unexpected(step.error());
    }
    table.steps_.push_back(*step);
  }
  for (const ProcedureStep& step : table.steps_) {
    QStringList named = step.blockedBy + step.subjects + step.replaces + step.reopens;
    for (const QStringList& need : step.needs) {
      named += need;
    }
    for (const QString& name : named) {
      if (!name.startsWith(u'@') && !table.find(name)) {
        return refuse(ErrorCode::NotFound, step.id, name);
      }
    }
    for (const AskedDetail& asked : step.details) {
      if (!table.detail(asked.detail)) {
        return refuse(ErrorCode::NotFound, step.id, asked.detail);
      }
    }
  }
  return table;
}

const ProcedureTable& ProcedureTable::builtIn() {
  static const ProcedureTable table = [] {
    Result<ProcedureTable> parsed = parse(readCsvResource(QStringLiteral(":/resources/law/procedure_steps.csv")),
                                          readCsvResource(QStringLiteral(":/resources/law/step_details.csv")));
    Q_ASSERT(parsed);
    return std::move(*parsed);
  }();
  return table;
}

const ProcedureStep* ProcedureTable::find(QStringView id) const {
  const auto found = std::ranges::find_if(steps_, [&](const ProcedureStep& step) { return step.id == id; });
  return found == steps_.end() ? nullptr : &*found;
}

const StepDetail* ProcedureTable::detail(QStringView id) const {
  const auto found = std::ranges::find_if(details_, [&](const StepDetail& detail) { return detail.id == id; });
  return found == details_.end() ? nullptr : &*found;
}

int ProcedureTable::order(QStringView id) const {
  const ProcedureStep* step = find(id);
  return step ? static_cast<int>(step - steps_.data()) : static_cast<int>(steps_.size());
}

}  // namespace shuangda
