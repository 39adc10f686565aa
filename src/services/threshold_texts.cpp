#include "services/threshold_texts.h"

#include <algorithm>

#include "domain/threshold_text.h"
#include "services/refusal_table.h"

namespace shuangda {
namespace {

constexpr RefusalSentence kRefusals[] = {
    {ErrorCode::Required, "crime_id", u"罪名代码（crime_id）：不能为空，请填写；代码用 law screen --list 查看。"},
    {ErrorCode::UnknownValue, "crime_id", u"罪名代码（crime_id）：没有“%1”，请用 law screen --list 查看。"},
    {ErrorCode::UnknownValue, "screen_flag", u"情形（flags）：没有“%1”这一项，请用 law screen --list 查看。"},
    {ErrorCode::UnknownValue, "screen_metric", u"数额、数量（metrics）：没有“%1”这一项，请用 law screen --list 查看。"},
    {ErrorCode::UnknownValue, "screen_derived", u"数额、数量（metrics）：“%1”由程序按各部分算得，请改填各部分。"},
    {ErrorCode::Malformed, "flags", u"情形（flags）：“%1”不是 JSON 对象。"},
    {ErrorCode::Malformed, "metrics", u"数额、数量（metrics）：“%1”不是 JSON 对象。"},
    {ErrorCode::Malformed, "flags_json", u"情形（flags_json）：“%1”不是 JSON 对象。"},
    {ErrorCode::Malformed, "metrics_json", u"数额、数量（metrics_json）：“%1”不是 JSON 对象。"},
    {ErrorCode::Malformed, "screen_file", u"文件“%1”不是 JSON：须为一个对象，或者对象的列表。"},
    {ErrorCode::Required, "act_from", u"行为起始日（act_from）：不能为空，请填写，例如 2026-02-01。"},
    {ErrorCode::Malformed, "act_from", u"行为起始日（act_from）：“%1”不是日期，请写到日，例如 2026-02-01。"},
    {ErrorCode::OutOfRange, "act_from", u"行为起始日（act_from）：“%1”没有这一天。"},
    {ErrorCode::Malformed, "act_to", u"行为终了日（act_to）：“%1”不是日期，请写到日，例如 2026-02-01。"},
    {ErrorCode::OutOfRange, "act_to", u"行为终了日（act_to）：“%1”没有这一天。"},
    {ErrorCode::DateOrder, "act_to", u"行为终了日（act_to）：%1 早于行为起始日，请核对。"},
    {ErrorCode::UnknownValue, "act_subject", u"主体（subject）：没有“%1”，请填 person（个人）或者 unit（单位）。"},
};

/// How the value of a fact is written.
QString formOf(const ThresholdFactName& fact) {
  using Kind = ThresholdFactName::Kind;
  if (fact.kind == Kind::YesNo) {
    return QStringLiteral("true 或者 false");
  }
  if (fact.kind == Kind::Choice) {
    return fact.choices.join(QStringLiteral("、"));
  }
  return fact.isMoney() ? QStringLiteral("不小于零的金额（元，小数至多两位）") : QStringLiteral("不小于零的数（%1）").arg(fact.unitLabel);
}

bool hasState(const std::vector<ThresholdLine>& lines, ThresholdLine::State state, bool comparison) {
  return std::ranges::any_of(lines, [&](const ThresholdLine& line) { return !line.row->isAggravated && line.state == state && line.isComparison == comparison; });
}

}  // namespace

std::optional<QString> thresholdRefusalText(const Error& error) {
  if (const std::optional<QString> text = sentenceOf(kRefusals, error)) {
    return text;
  }
  const bool aboutValue = error.code == ErrorCode::Malformed || error.code == ErrorCode::OutOfRange || error.code == ErrorCode::UnknownValue;
  const int key = aboutValue ? ThresholdBook::builtIn().fact(error.field) : -1;
  if (key < 0) {
    return std::nullopt;
  }
  const ThresholdFactName& fact = ThresholdBook::builtIn().factName(key);
  return QStringLiteral("%1（%2）：“%3”不能采用，请填写%4。").arg(fact.label, fact.name, error.value, formOf(fact));
}

QString thresholdStateText(ThresholdLine::State state, int nearPercent) {
  switch (state) {
    case ThresholdLine::State::Hit:
      return QStringLiteral("达到");
    case ThresholdLine::State::Near:
      return QStringLiteral("接近（%1%以上）").arg(nearPercent);
    case ThresholdLine::State::Below:
      return QStringLiteral("未达到");
  }
  return {};
}

QString thresholdLevelText(bool aggravated) { return aggravated ? QStringLiteral("升档") : QStringLiteral("立案追诉"); }

QString thresholdConfidenceText(const ThresholdRow& row) { return row.isConfirmed() ? QString() : QStringLiteral("数额依据待核"); }

QString thresholdSetText(bool isComparison) { return isComparison ? QStringLiteral("行为期间早先有效（比较）") : QStringLiteral("行为终了时有效"); }

QString permilleText(std::int64_t permille) { return QStringLiteral("%1.%2%").arg(permille / 10).arg(permille % 10); }

QString amountText(const ThresholdFactName& fact, std::int64_t value) {
  if (fact.unit == QStringLiteral("flag")) {
    return value > 0 ? QStringLiteral("有") : QStringLiteral("无");
  }
  return thresholdValueText(fact, value) + fact.unitLabel;
}

QString articleText(const ThresholdRow& row) { return row.basis + row.article; }

QString conditionText(const ThresholdRow& row) {
  const QString labels = ThresholdBook::builtIn().tagLabels(row.tags, true);
  if (row.condition.isEmpty()) {
    return labels;
  }
  // The table refers to other rows by their tags; the longer ones first, because REPEAT is the beginning of REPEAT2Y.
  std::vector<ThresholdTag> tags = ThresholdBook::builtIn().tags();
  std::ranges::stable_sort(tags, std::greater{}, [](const ThresholdTag& tag) { return tag.tag.size(); });
  QString condition = row.condition;
  for (const ThresholdTag& tag : tags) {
    condition.replace(tag.tag, tag.label);
  }
  return labels + u'：' + condition;
}

QString subjectText(ThresholdFacts::Subject subject) {
  switch (subject) {
    case ThresholdFacts::Subject::Person:
      return QStringLiteral("个人");
    case ThresholdFacts::Subject::Unit:
      return QStringLiteral("单位");
    case ThresholdFacts::Subject::Any:
      return QStringLiteral("不明");
  }
  return {};
}

QStringList missingTexts(const MissingFacts& missing) {
  QStringList texts;
  for (const std::vector<int>* list : {&missing.metrics, &missing.conditions}) {
    for (const int fact : *list) {
      texts << ThresholdBook::builtIn().factName(fact).label;
    }
  }
  if (missing.subject) {
    texts << QStringLiteral("主体是个人还是单位");
  }
  return texts;
}

QStringList thresholdConclusions(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options) {
  using State = ThresholdLine::State;
  QStringList texts;
  if (hasState(lines, State::Hit, false)) {
    texts << QStringLiteral("达到%1的立案追诉标准。").arg(facts.offence->name);
  } else if (hasState(lines, State::Near, false)) {
    texts << QStringLiteral("接近%1的立案追诉标准（%2%以上）。").arg(facts.offence->name).arg(options.nearPercent);
  } else {
    texts << QStringLiteral("按已知的事实，未见达到或者接近%1的数额、数量标准。是否移送不以此为准：有合理嫌疑的知识产权案件应当移送（国务院令第310号第三条第二款）。")
                 .arg(facts.offence->name);
  }
  if (std::ranges::any_of(lines, &ThresholdLine::isComparison)) {
    texts << QStringLiteral("行为期间标准有变动，新旧两组标准都已列出；适用哪一组由办案人员依刑法第十二条（从旧兼从轻）判断。");
  }
  if (std::ranges::any_of(lines, [](const ThresholdLine& line) { return line.state != State::Below && !line.row->isConfirmed(); })) {
    texts << QStringLiteral("标明“数额依据待核”的各行尚未核对原文，引用前请核对。");
  }
  return texts;
}

}  // namespace shuangda
