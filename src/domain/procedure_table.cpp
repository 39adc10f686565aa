#include "domain/procedure_table.h"

#include <algorithm>

namespace shuangda {
namespace {

Conditional parseConditional(const QString& text) {
  Conditional c;
  const qsizetype question = text.indexOf(u'?');
  c.name = text.left(question);
  if (const qsizetype at = c.name.indexOf(u'@'); at > 0) {
    c.at = c.name.mid(at + 1);
    c.name = c.name.left(at);
  }
  if (question < 0) {
    return c;
  }
  const QString test = text.mid(question + 1);
  if (test.startsWith(u'@')) {
    c.test = Conditional::Test::Fact;
    c.key = test.mid(1);
  } else if (const qsizetype differs = test.indexOf(QStringLiteral("!=")); differs > 0) {
    c.test = Conditional::Test::Differs;
    c.key = test.left(differs);
    c.value = test.mid(differs + 2);
  } else if (const qsizetype begins = test.indexOf(QStringLiteral("^=")); begins > 0) {
    c.test = Conditional::Test::Begins;
    c.key = test.left(begins);
    c.value = test.mid(begins + 2);
  } else {
    c.test = Conditional::Test::Equals;
    c.key = test.section(u'=', 0, 0);
    c.value = test.section(u'=', 1);
  }
  return c;
}

QStringList parts(const QString& text) { return text.split(u';', Qt::SkipEmptyParts); }

std::vector<Conditional> conditionals(const QString& text) {
  std::vector<Conditional> list;
  for (const QString& part : parts(text)) {
    list.push_back(parseConditional(part));
  }
  return list;
}

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

/// "officers!" is required, "until?way=公告" is required under that condition, "reason" may be given.
ProcedureStep::Asked parseAsked(const QString& text) {
  const Conditional when = parseConditional(text);
  ProcedureStep::Asked asked{.detail = when.name, .required = when.test != Conditional::Test::Always, .when = when};
  if (asked.detail.endsWith(u'!')) {
    asked.detail.chop(1);
    asked.required = true;
  }
  return asked;
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
  for (const QString& part : parts(text)) {
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
  for (const QString& need : parts(cell("needs"))) {
    step.needs.push_back(need.split(u'|'));
  }
  step.blockedBy = parts(cell("blocked_by"));
  step.subjects = cell("subject").split(u'|', Qt::SkipEmptyParts);
  step.docWhen = parseConditional(cell("doc_code"));
  step.docCode = step.docWhen.name;
  step.form = cell("form");
  for (const QString& detail : parts(cell("details"))) {
    step.details.push_back(parseAsked(detail));
  }
  step.caseField = cell("case_field");
  step.emits = conditionals(cell("emits"));
  step.startsIf = conditionals(cell("starts_if"));
  step.completes = conditionals(cell("completes"));
  step.excludes = cell("excludes").section(u'@', 0, 0);
  step.excludesFor = cell("excludes").section(u'@', 1).split(u'|', Qt::SkipEmptyParts);
  step.extends = parts(cell("extends"));
  step.replaces = parts(cell("replaces"));
  parseReopens(step, cell("reopens"));
  step.article = cell("article");
  step.note = cell("note");
  return step;
}

}  // namespace

bool Conditional::heldBy(const QMap<QString, QString>& details) const {
  switch (test) {
    case Test::Equals:
      return details.value(key) == value;
    case Test::Differs:
      return details.value(key) != value;
    case Test::Begins:
      return details.value(key).startsWith(value);
    default:
      return true;
  }
}

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
    for (const ProcedureStep::Asked& asked : step.details) {
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
