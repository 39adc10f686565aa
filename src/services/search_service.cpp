#include "services/search_service.h"

#include <QRegularExpression>
#include <QSet>
#include <initializer_list>

#include "base/search_text.h"
#include "base/text.h"
#include "domain/case_query.h"
#include "domain/searched_lines.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"
#include "storage/clue_repository.h"
#include "storage/event_repository.h"
#include "storage/goods_repository.h"
#include "storage/search_index.h"
#include "storage/search_segments.h"
#include "storage/transfer_repository.h"

namespace shuangda {
namespace {

std::vector<SearchTerm> wordsOf(const QString& text) {
  CaseQuery words;
  words.filter.words = text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
  return searchTerms(words);
}

/// The first line that has one of the words; -1 when there is none.
int matchedLine(const SearchHit& hit, const std::vector<SearchTerm>& terms) {
  const QStringList lines = hit.text.split(u'\n');
  for (int line = 0; line < lines.size(); ++line) {
    for (const SearchTerm& term : terms) {
      if (lines[line].contains(term.word)) {
        return line;
      }
    }
  }
  return -1;
}

struct Shown {
  QString label{};
  QString line{};
};

Shown shownOf(const LegalCase& c, CaseLine line) {
  switch (line) {
    case CaseLine::Number:
      return {fieldLabel(QStringLiteral("case_id")), c.number};
    case CaseLine::DocNo:
      return {fieldLabel(QStringLiteral("doc_no")), c.decision.docNo};
    case CaseLine::PartyId:
      return {fieldLabel(QStringLiteral("party_id_no")), c.party.idNo};
    case CaseLine::Cause:
      return {fieldLabel(QStringLiteral("cause")), c.cause};
    case CaseLine::Field:
      return {fieldLabel(QStringLiteral("field")), c.field};
    case CaseLine::Goods:
      return {fieldLabel(QStringLiteral("goods")), c.goods};
    case CaseLine::Brand:
      return {fieldLabel(QStringLiteral("brand")), c.brand};
    case CaseLine::Authority:
      return {fieldLabel(QStringLiteral("authority")), c.authority};
    case CaseLine::MemberUnit:
      return {fieldLabel(QStringLiteral("member_unit")), c.memberUnit};
    case CaseLine::Source:
      return {fieldLabel(QStringLiteral("source")), c.source};
    case CaseLine::Note:
      return {fieldLabel(QStringLiteral("note")), c.note};
    default:
      return {fieldLabel(QStringLiteral("party")), c.party.name};
  }
}

/// What the initials line stands for: the name whose initials have the word.
Shown byInitials(const LegalCase& c, const std::vector<SearchTerm>& terms) {
  for (const auto& [line, name] : {std::pair(CaseLine::Party, c.party.name), std::pair(CaseLine::Goods, c.goods), std::pair(CaseLine::Brand, c.brand)}) {
    for (const SearchTerm& term : terms) {
      if (pinyinInitials(name).contains(term.word)) {
        return shownOf(c, line);
      }
    }
  }
  return shownOf(c, CaseLine::Party);
}

/// Case hits, and after them the parties among them.
class Cases {
 public:
  Cases(Database& database, const std::vector<SearchTerm>& terms) : cases_(database), terms_(terms) {}

  void add(const SearchHit& hit) {
    const std::optional<LegalCase> c = cases_.find(CaseId{hit.record});
    const int line = matchedLine(hit, terms_);
    if (!c || line < 0) {
      return;
    }
    const bool initials = line == static_cast<int>(CaseLine::Initials);
    const Shown shown = initials ? byInitials(*c, terms_) : shownOf(*c, static_cast<CaseLine>(line));
    found.push_back({.kind = SearchKind::Case, .record = hit.record, .title = c->number, .of = c->party.name, .date = hit.date, .label = shown.label, .line = shown.line, .legalCase = c->id});
    const bool byParty = shown.line == c->party.name || line == static_cast<int>(CaseLine::PartyId);
    if (byParty && !c->party.name.isEmpty() && !seen_.contains(c->party.name)) {
      seen_.insert(c->party.name);
      parties.push_back({.kind = SearchKind::Party, .record = hit.record, .title = c->party.name, .date = hit.date, .label = fieldLabel(QStringLiteral("party_id_no")), .line = c->party.idNo, .legalCase = c->id});
    }
  }

  std::vector<FoundRecord> found{};
  std::vector<FoundRecord> parties{};

 private:
  CaseRepository cases_;
  const std::vector<SearchTerm>& terms_;
  QSet<QString> seen_{};
};

/// A field with its text, for saying which one had the word.
using FieldText = std::pair<const char*, const QString*>;

/// The first field that has one of the words, in its letters or its initials; the first one when none can be named.
Shown firstMatching(const std::vector<Shown>& fields, const std::vector<SearchTerm>& terms) {
  for (const Shown& field : fields) {
    for (const SearchTerm& term : terms) {
      if (searchFolded(field.line).contains(term.word) || pinyinInitials(field.line).contains(term.word)) {
        return field;
      }
    }
  }
  return fields.front();
}

Shown shownField(std::initializer_list<FieldText> fields, const std::vector<SearchTerm>& terms) {
  std::vector<Shown> shown;
  for (const auto& [name, text] : fields) {
    shown.push_back({fieldLabel(QLatin1String(name)), *text});
  }
  return firstMatching(shown, terms);
}

std::optional<FoundRecord> foundItem(GoodsRepository& goods, const SearchHit& hit, const std::vector<SearchTerm>& terms) {
  const std::optional<SeizedItem> item = goods.find(ItemId{hit.record});
  if (!item) {
    return std::nullopt;
  }
  const Shown shown = shownField({{"name", &item->name}, {"spec", &item->spec}, {"doc_no", &item->docNo}, {"storage", &item->storage}, {"keeper", &item->keeper}, {"note", &item->note},
                                  {"brand", &item->brand}, {"rights_holder", &item->rightsHolder}, {"batch_no", &item->batchNo}, {"barcode", &item->barcode}, {"seal_no", &item->sealNo},
                                  {"package_no", &item->packageNo}},
                                 terms);
  return FoundRecord{.kind = SearchKind::Item, .record = hit.record, .title = item->name, .date = hit.date, .label = shown.label, .line = shown.line,
                     .legalCase = goods.caseOf(item->id).value_or(CaseId{})};
}

std::optional<FoundRecord> foundClue(ClueRepository& clues, const SearchHit& hit, const std::vector<SearchTerm>& terms) {
  const std::optional<Clue> clue = clues.find(ClueId{hit.record});
  if (!clue) {
    return std::nullopt;
  }
  const Shown shown = shownField({{"party", &clue->party.name}, {"clue_no", &clue->number}, {"party_id_no", &clue->party.idNo}, {"party_phone", &clue->party.phone},
                                  {"party_address", &clue->party.address}, {"brand", &clue->brand}, {"goods", &clue->goods}, {"content", &clue->content},
                                  {"referring_organ", &clue->referring.name}, {"note", &clue->note}},
                                 terms);
  return FoundRecord{.kind = SearchKind::Clue, .record = hit.record, .title = clue->number, .of = clue->party.name, .date = hit.date, .label = shown.label, .line = shown.line, .clue = clue->id};
}

std::optional<FoundRecord> foundTransfer(TransferRepository& transfers, const SearchHit& hit, const std::vector<SearchTerm>& terms) {
  const auto searched = transfers.searched(TransferId{hit.record});
  if (!searched) {
    return std::nullopt;
  }
  const TransferWords& words = searched->words;
  std::vector<Shown> fields{{QStringLiteral("编号"), words.number}, {fieldLabel(QStringLiteral("case_id")), words.caseNumber}, {fieldLabel(QStringLiteral("party")), words.party},
                            {QStringLiteral("事由"), words.title}};
  for (const QString& name : words.suspects) {
    fields.push_back({QStringLiteral("嫌疑人"), name});
  }
  for (const QString& number : words.docNos) {
    fields.push_back({QStringLiteral("文书编号"), number});
  }
  const Shown shown = firstMatching(fields, terms);
  return FoundRecord{.kind = SearchKind::Transfer, .record = hit.record, .title = words.number, .of = words.party.isEmpty() ? words.title : words.party, .date = hit.date,
                     .label = shown.label, .line = shown.line, .transfer = TransferId{hit.record}};
}

std::optional<FoundRecord> foundPaper(EventRepository& events, CaseRepository& cases, const SearchHit& hit) {
  const std::optional<CaseEvent> event = events.currentPaper(EventId{hit.record});
  const std::optional<LegalCase> legalCase = event ? cases.find(event->legalCase) : std::nullopt;
  if (!legalCase) {
    return std::nullopt;
  }
  return FoundRecord{.kind = SearchKind::Paper, .record = hit.record, .title = event->docNo, .of = legalCase->party.name, .date = hit.date,
                     .label = fieldLabel(QStringLiteral("step")), .line = stepName(event->step), .legalCase = event->legalCase};
}

}  // namespace

Result<std::vector<FoundRecord>> SearchService::find(const Session& session, const QString& text, std::size_t limit) {
  return requireReader(session).map([&] {
    const std::vector<SearchTerm> terms = wordsOf(text);
    if (terms.empty()) {
      return std::vector<FoundRecord>();
    }
    Database& database = store_.database();
    SearchIndex index(database);
    Cases cases(database, terms);
    for (const SearchHit& hit : index.newest(SearchKind::Case, terms, limit)) {
      cases.add(hit);
    }
    std::vector<FoundRecord> found = std::move(cases.found);
    found.insert(found.end(), cases.parties.begin(), cases.parties.end());
    ClueRepository clues(database);
    for (const SearchHit& hit : index.newest(SearchKind::Clue, terms, limit)) {
      if (std::optional<FoundRecord> clue = foundClue(clues, hit, terms)) {
        found.push_back(*std::move(clue));
      }
    }
    TransferRepository transfers(database);
    for (const SearchHit& hit : index.newest(SearchKind::Transfer, terms, limit)) {
      if (std::optional<FoundRecord> transfer = foundTransfer(transfers, hit, terms)) {
        found.push_back(*std::move(transfer));
      }
    }
    GoodsRepository goods(database);
    for (const SearchHit& hit : index.newest(SearchKind::Item, terms, limit)) {
      if (std::optional<FoundRecord> item = foundItem(goods, hit, terms)) {
        found.push_back(*std::move(item));
      }
    }
    EventRepository events(database);
    CaseRepository repository(database);
    for (const SearchHit& hit : index.newest(SearchKind::Paper, terms, limit)) {
      if (std::optional<FoundRecord> paper = foundPaper(events, repository, hit)) {
        found.push_back(*std::move(paper));
      }
    }
    return found;
  });
}

bool SearchService::advance() {
  if (!SearchSegments(store_.database()).isDue()) {
    return false;
  }
  // Nobody acts: what is written follows from the records. The unit of work keeps other writers out meanwhile.
  UnitOfWork work(store_, Session{});
  SearchSegments segments(work.database());
  const bool done = segments.refreshTexts() || segments.writeSegment();
  work.commit();
  return done;
}

void SearchService::finish() {
  while (advance()) {
  }
}

}  // namespace shuangda
