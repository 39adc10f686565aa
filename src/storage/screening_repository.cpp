#include "storage/screening_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "storage/screened_rows.h"

namespace shuangda {
namespace {

constexpr std::string_view kFactColumns =
    "SELECT f.case_id, f.version, f.offences, f.act_from, f.act_to, f.subject, f.facts, f.collective, f.grave, f.below_minimum, f.convicted_on, f.suspicion,"
    " f.note, f.recorded_at, f.account_id FROM criminal_facts f";

/// Steps that stand: neither corrected nor withdrawn.
constexpr std::string_view kStanding = " AND e.kind <> 'withdrawal' AND NOT EXISTS (SELECT 1 FROM case_event r WHERE r.replaces_id = e.id)";

QString toJson(const QMap<QString, QString>& facts) {
  QJsonObject object;
  for (auto it = facts.begin(); it != facts.end(); ++it) {
    object.insert(it.key(), it.value());
  }
  return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<QString, QString> fromJson(const QString& text) {
  QMap<QString, QString> facts;
  const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
  for (auto it = object.begin(); it != object.end(); ++it) {
    facts.insert(it.key(), it.value().toString());
  }
  return facts;
}

/// " IN (?, ?)" for as many values.
std::string placeholders(qsizetype count) {
  std::string text = " IN (";
  for (qsizetype i = 0; i < count; ++i) {
    text += i == 0 ? "?" : ", ?";
  }
  return text + ")";
}

void bindAll(Statement& statement, int first, const QStringList& values) {
  for (const QString& value : values) {
    statement.bind(first++, value);
  }
}

/// One kind of record that bears out an indicator: what to choose, and by which values.
struct Source {
  const char* kind = "";
  const QStringList& values;
  std::string from;  ///< case, what, text are the columns of its SELECT
  std::string end;
};

std::vector<Source> sourcesOf(const ScreeningGuide::Indicator& indicator) {
  return {{"step", indicator.steps, "SELECT e.case_id, e.step, e.happened_on, e.id FROM case_event e WHERE e.step", std::string(kStanding)},
          {"attachment", indicator.attachmentRoles, "SELECT a.case_id, a.role, a.file_name, a.id FROM attachment a WHERE a.role", " AND a.withdrawn_at IS NULL"},
          {"movement", indicator.movements,
           "SELECT m.case_id, v.kind, v.happened_at, v.id FROM custody_movement v JOIN seized_item i ON i.id = v.item_id JOIN measure m ON m.id = i.measure_id"
           " WHERE v.kind",
           " AND v.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM custody_movement r WHERE r.reverses_id = v.id)"}};
}

}  // namespace

void ScreeningRepository::stream(const std::function<bool(const ScreenedCase&)>& sink) {
  ScreenedRows rows;
  Statement statement(database_, std::string("SELECT ") + std::string(kScreenedColumns) + " FROM legal_case WHERE void_date IS NULL");
  while (statement.step()) {
    if (!sink(rows.read(statement))) {
      return;
    }
  }
}

std::int64_t ScreeningRepository::count() {
  Statement statement(database_, "SELECT COUNT(*) FROM legal_case WHERE void_date IS NULL");
  statement.step();
  return statement.get<std::int64_t>(0);
}

std::vector<ScreenedCase> ScreeningRepository::withRelated(const LegalCase& legalCase, int most) {
  ScreenedRows rows;
  std::vector<ScreenedCase> found;
  const std::string select = std::string("SELECT ") + std::string(kScreenedColumns) + " FROM legal_case WHERE ";
  Statement own(database_, select + "id = ?");
  if (own.bindAll(legalCase.id).step()) {
    found.push_back(rows.read(own));
  }
  const QString name = normalisedPartyName(legalCase.party.name);
  QString narrow = name;
  narrow.replace(u'（', u'(').replace(u'）', u')');
  // By number and by name apart, each through its index; the name as it is written and with brackets of either width.
  Statement others(database_, select + "void_date IS NULL AND id <> ? AND id IN (SELECT id FROM legal_case WHERE party_id_no = ? AND party_id_no <> ''"
                                       " UNION SELECT id FROM legal_case WHERE party IN (?, ?, ?) AND party <> '') ORDER BY id DESC LIMIT ?");
  others.bindAll(legalCase.id, legalCase.party.idNo, legalCase.party.name, name, narrow, most);
  while (others.step()) {
    const ScreenedCase other = rows.read(others);
    if (!found.empty() && isSameParty(found.front(), other)) {
      found.push_back(other);
    }
  }
  return found;
}

std::vector<CriminalFacts> ScreeningRepository::readFacts(std::string_view sql, std::optional<CaseId> id) {
  Statement s(database_, std::string(kFactColumns) + std::string(sql));
  if (id) {
    s.bindAll(*id);
  }
  std::vector<CriminalFacts> all;
  const auto flag = [&](int column) { return s.get<std::optional<bool>>(column); };
  while (s.step()) {
    all.push_back({.legalCase = s.get<CaseId>(0),
                   .version = s.get<int>(1),
                   .offences = s.get<QString>(2).split(u';', Qt::SkipEmptyParts),
                   .actFrom = s.get<std::optional<EventDate>>(3),
                   .actTo = s.get<std::optional<EventDate>>(4),
                   .subject = s.get<QString>(5),
                   .facts = fromJson(s.get<QString>(6)),
                   .collective = flag(7),
                   .grave = flag(8),
                   .belowMinimum = flag(9),
                   .convictedOn = s.get<std::optional<EventDate>>(10),
                   .suspicion = s.get<QString>(11),
                   .note = s.get<QString>(12),
                   .recordedAt = s.get<Instant>(13),
                   .recordedBy = s.get<AccountId>(14)});
  }
  return all;
}

std::optional<CriminalFacts> ScreeningRepository::facts(CaseId id) {
  std::vector<CriminalFacts> found = readFacts(" WHERE f.case_id = ? ORDER BY f.version DESC LIMIT 1", id);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<CriminalFacts> ScreeningRepository::factVersions(CaseId id) { return readFacts(" WHERE f.case_id = ? ORDER BY f.version", id); }

std::unordered_map<std::int64_t, CriminalFacts> ScreeningRepository::allFacts() {
  std::unordered_map<std::int64_t, CriminalFacts> all;
  for (CriminalFacts& facts : readFacts(" ORDER BY f.case_id, f.version", std::nullopt)) {
    all[facts.legalCase.value] = std::move(facts);
  }
  return all;
}

void ScreeningRepository::insertFacts(const CriminalFacts& f) {
  Statement insert(database_,
                   "INSERT INTO criminal_facts (case_id, version, offences, act_from, act_to, subject, facts, collective, grave, below_minimum, convicted_on,"
                   " suspicion, note, recorded_at, account_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bindAll(f.legalCase, f.version, f.offences.join(u';'), f.actFrom, f.actTo, f.subject, toJson(f.facts), f.collective, f.grave, f.belowMinimum,
                 f.convictedOn, f.suspicion, f.note, f.recordedAt, f.recordedBy);
  insert.run();
}

std::int64_t ScreeningRepository::insertDecision(const ScreeningDecision& d) {
  Statement insert(database_, "INSERT INTO screening_decision (case_id, kind, reason, shown, facts_version, recorded_at, account_id)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
  insert.bindAll(d.legalCase, fieldText(d.kind), d.reason, d.shown, d.factsVersion, d.recordedAt, d.recordedBy);
  insert.step();
  const auto id = insert.get<std::int64_t>(0);
  insert.run();
  return id;
}

std::vector<ScreeningDecision> ScreeningRepository::decisions(CaseId id) {
  Statement s(database_,
              "SELECT d.id, d.kind, d.reason, d.shown, d.facts_version, d.recorded_at, d.account_id, a.display_name FROM screening_decision d"
              " JOIN account a ON a.id = d.account_id WHERE d.case_id = ? ORDER BY d.id");
  s.bindAll(id);
  std::vector<ScreeningDecision> all;
  while (s.step()) {
    all.push_back({.id = s.get<std::int64_t>(0),
                   .legalCase = id,
                   .kind = screeningDecisionKind(s.get<QString>(1)).value_or(ScreeningDecision::Kind::Investigate),
                   .reason = s.get<QString>(2),
                   .shown = s.get<QString>(3),
                   .factsVersion = s.get<int>(4),
                   .recordedAt = s.get<Instant>(5),
                   .recordedBy = s.get<AccountId>(6),
                   .recordedByName = s.get<QString>(7)});
  }
  return all;
}

std::unordered_set<std::int64_t> ScreeningRepository::casesBearingOut(const ScreeningGuide::Indicator& indicator) {
  std::unordered_set<std::int64_t> cases;
  for (const Source& source : sourcesOf(indicator)) {
    if (source.values.isEmpty()) {
      continue;
    }
    Statement s(database_, source.from + placeholders(source.values.size()) + source.end);
    bindAll(s, 1, source.values);
    while (s.step()) {
      cases.insert(s.get<std::int64_t>(0));
    }
  }
  return cases;
}

std::vector<ScreeningRepository::Evidence> ScreeningRepository::evidence(CaseId id, const ScreeningGuide::Indicator& indicator) {
  std::vector<Evidence> found;
  for (const Source& source : sourcesOf(indicator)) {
    if (source.values.isEmpty()) {
      continue;
    }
    const std::string column = std::string_view(source.kind) == "step" ? "e" : std::string_view(source.kind) == "attachment" ? "a" : "m";
    Statement s(database_, source.from + placeholders(source.values.size()) + source.end + " AND " + column + ".case_id = ? ORDER BY 4");
    bindAll(s, 1, source.values);
    s.bind(static_cast<int>(source.values.size()) + 1, id);
    while (s.step()) {
      found.push_back({QString::fromLatin1(source.kind), s.get<QString>(1), s.get<QString>(2)});
    }
  }
  return found;
}

std::unordered_map<std::int64_t, std::uint64_t> ScreeningRepository::testReports(const ScreeningGuide::Indicator& indicator, std::optional<CaseId> only) {
  std::unordered_map<std::int64_t, std::uint64_t> reports;
  if (indicator.attachmentRoles.isEmpty()) {
    return reports;
  }
  Statement s(database_, "SELECT case_id, sha256 FROM attachment WHERE withdrawn_at IS NULL AND role" + placeholders(indicator.attachmentRoles.size()) +
                             (only ? " AND case_id = ? ORDER BY id" : " ORDER BY id"));
  bindAll(s, 1, indicator.attachmentRoles);
  if (only) {
    s.bind(static_cast<int>(indicator.attachmentRoles.size()) + 1, *only);
  }
  while (s.step()) {
    reports.emplace(s.get<std::int64_t>(0), textKey(s.get<std::string_view>(1)));
  }
  return reports;
}

std::optional<ScreeningRepository::Label> ScreeningRepository::label(CaseId id) {
  if (!label_) {
    label_.emplace(database_, "SELECT case_id, party, cause, counting_unit FROM legal_case WHERE id = ?");
  }
  if (!label_->bindAll(id).step()) {
    return std::nullopt;
  }
  Label found{label_->get<QString>(0), label_->get<QString>(1), label_->get<QString>(2), label_->get<QString>(3)};
  label_->reset();
  return found;
}

}  // namespace shuangda
