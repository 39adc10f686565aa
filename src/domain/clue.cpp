#include "domain/clue.h"

#include "base/text.h"
#include "domain/clue_fields.h"
#include "domain/deadline_text.h"

namespace shuangda {
namespace {

Result<void> validateFound(const Clue& clue) {
  if (!clue.foundAt) {
    return refuse(ErrorCode::Required, QStringLiteral("found_at"));
  }
  return clue.foundAt->precision() < EventDate::Precision::Day ? Result<void>(refuse(ErrorCode::Malformed, QStringLiteral("found_at"), clue.foundAt->text()))
                                                               : Result<void>{};
}

Result<void> validateOutcome(const Clue& clue) {
  const int outcomes = (clue.acceptedOn ? 1 : 0) + (clue.refusal.on ? 1 : 0) + (clue.mergedOn ? 1 : 0);
  if (outcomes > 1) {
    return refuse(ErrorCode::WrongState, QStringLiteral("clue_outcome"), clue.number);
  }
  const std::pair<const char*, const std::optional<EventDate>&> dates[] = {
      {"accepted_on", clue.acceptedOn}, {"refused_on", clue.refusal.on}, {"merged_on", clue.mergedOn}, {"reward_decided_on", clue.reward.decidedOn}};
  for (const auto& [name, date] : dates) {
    if (date && contradictsOrder(*clue.foundAt, *date)) {
      return refuse(ErrorCode::DateOrder, QString::fromLatin1(name), clue.foundAt->text());
    }
  }
  if (!clue.refusal.on) {
    return {};
  }
  if (clue.refusal.ground.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("refusal_ground"));
  }
  return clue.refusal.approver.isEmpty() ? Result<void>(refuse(ErrorCode::Required, QStringLiteral("refusal_approver"))) : Result<void>{};
}

Result<void> validateChoices(const Clue& clue) {
  if (!clue.refusal.ground.isEmpty() && !refusalGrounds().contains(clue.refusal.ground)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("refusal_ground"), clue.refusal.ground);
  }
  if (!clue.reporter.kind.isEmpty() && !reporterKinds().contains(clue.reporter.kind)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("reporter_kind"), clue.reporter.kind);
  }
  return {};
}

}  // namespace

const QStringList& refusalGrounds() {
  static const QStringList grounds{QStringLiteral("违法行为轻微并及时改正，没有造成危害后果"), QStringLiteral("初次违法且危害后果轻微并及时改正"),
                                   QStringLiteral("当事人有证据足以证明没有主观过错"), QStringLiteral("依法可以不予立案的其他情形")};
  return grounds;
}

const QStringList& reporterKinds() {
  static const QStringList kinds{QStringLiteral("单位"), QStringLiteral("个人"), QStringLiteral("匿名")};
  return kinds;
}

ClueStage clueStage(const Clue& clue) {
  if (clue.mergedOn) {
    return ClueStage::Merged;
  }
  if (clue.refusal.on) {
    return ClueStage::Refused;
  }
  if (clue.acceptedOn) {
    return ClueStage::Accepted;
  }
  return !clue.officers.isEmpty() || clue.extension.approvedOn || clue.legalCase ? ClueStage::Checking : ClueStage::Registered;
}

bool isSettled(const Clue& clue) { return clue.acceptedOn || clue.refusal.on || clue.mergedOn; }

Result<void> validate(const Clue& clue) {
  if (clue.content.isEmpty() && clue.party.name.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("clue_subject"));
  }
  if (clue.reward.amount && *clue.reward.amount < Money()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("reward_yuan"), clue.reward.amount->yuanText());
  }
  if (!parseExclusions(clue.notCounted)) {
    return refuse(ErrorCode::Malformed, QStringLiteral("not_counted"), clue.notCounted);
  }
  return validateFound(clue).and_then([&] { return validateOutcome(clue); }).and_then([&] { return validateChoices(clue); });
}

QString clueTitle(const Clue& clue) {
  constexpr qsizetype kShown = 20;
  const QString content = clue.content.simplified();
  const QString beginning = content.size() > kShown ? content.left(kShown) + u'…' : content;
  return (clue.party.name + u' ' + beginning).trimmed();
}

QString masked(const QString& text) {
  constexpr qsizetype kNumber = 8;
  if (text.size() >= kNumber) {
    return text.left(3) + QString(text.size() - 7, u'*') + text.right(4);
  }
  return text.isEmpty() ? text : text.left(1) + QString(std::max<qsizetype>(1, text.size() - 1), u'*');
}

ClueRow clueRow(const Clue& clue) {
  return {.id = clue.id,
          .number = clue.number,
          .foundAt = clue.foundAt ? clue.foundAt->text() : QString(),
          .source = clue.source,
          .party = clue.party.name,
          .content = clue.content.simplified(),
          .officers = clue.officers,
          .reporter = masked(clue.reporter.name),
          .stage = clueStage(clue)};
}

bool selects(const ClueQuery& query, const Clue& clue) {
  if ((query.stage && *query.stage != clueStage(clue)) || (query.openOnly && isSettled(clue))) {
    return false;
  }
  if (query.year && (!clue.foundAt || clue.foundAt->firstDay().year() != *query.year)) {
    return false;
  }
  const QString wanted = folded(query.search);
  return wanted.isEmpty() ||
         folded(QStringList{clue.number, clue.party.name, clue.content, clue.goods, clue.brand, clue.source, clue.officers}.join(u'\n')).contains(wanted);
}

QString clueFieldText(const Clue& clue, QStringView name) {
  QString text;
  visitClueFields(clue, [&](const char* field, const auto& member) {
    if (name == QLatin1String(field)) {
      text = fieldText(member);
    }
  });
  return text;
}

Result<void> setClueField(Clue& clue, QStringView name, const QString& text) {
  Result<void> result = refuse(ErrorCode::UnknownValue, QStringLiteral("detail"), name.toString());
  visitClueFields(clue, [&](const char* field, auto& member) {
    if constexpr (requires { setField(member, text); }) {
      if (name == QLatin1String(field) && name != u"clue_no") {
        result = setField(member, text).map_error([&](Error error) {
          error.field = name.toString();
          return error;
        });
      }
    }
  });
  return result;
}

}  // namespace shuangda
