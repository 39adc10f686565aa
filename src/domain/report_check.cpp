#include "domain/report_check.h"

#include <algorithm>

namespace shuangda {
namespace {

using Op = ReportCheckRule::Op;

const ReportCatalogue& catalogue() { return ReportCatalogue::builtIn(); }

std::optional<Op> opNamed(const QString& name) {
  static const QHash<QString, Op> ops{{QStringLiteral("="), Op::Equal}, {QStringLiteral(">="), Op::AtLeast}, {QStringLiteral("with"), Op::With}, {QStringLiteral("basis"), Op::Basis}};
  const auto found = ops.constFind(name);
  return found == ops.constEnd() ? std::nullopt : std::optional(*found);
}

QString amountWithUnit(const QString& code, std::int64_t amount) {
  const ReportIndicator* indicator = catalogue().find(code);
  return reportAmountText(*indicator, amount) + indicator->unit;
}

/// Goes through one form.
class Checker {
 public:
  Checker(const ReportReceipt& receipt, const ReportBases& bases, const JumpLimits& limits) : receipt_(receipt), bases_(bases), limits_(limits) {}

  std::vector<ReportRemark> run() {
    for (const ReportCheckRule& rule : builtInReportChecks()) {
      check(rule);
    }
    for (const ReportValue& value : receipt_.values) {
      const ReportIndicator* indicator = catalogue().find(value.code);
      if (indicator != nullptr) {
        checkValue(*indicator, value);
        checkJump(*indicator, value, bases_.lastQuarter, QStringLiteral("上季度"), QStringLiteral("jump_quarter"));
        checkJump(*indicator, value, bases_.lastYear, QStringLiteral("上年同季"), QStringLiteral("jump_year"));
      }
    }
    return std::move(remarks_);
  }

 private:
  std::optional<std::int64_t> amount(const QString& code) const {
    const auto found = receipt_.values.constFind(code);
    return found == receipt_.values.constEnd() ? std::nullopt : found->amount;
  }

  void add(const QString& key, bool asks, const QStringList& codes, const QString& text) {
    remarks_.push_back({.key = key, .asks = asks, .codes = codes, .text = text});
  }

  void check(const ReportCheckRule& rule) {
    const std::optional<std::int64_t> left = amount(rule.left);
    std::int64_t sum = 0;
    qsizetype known = 0;
    for (const QString& code : rule.right) {
      const std::optional<std::int64_t> part = amount(code);
      sum += part.value_or(0);
      known += part ? 1 : 0;
    }
    if (rule.op == Op::With) {
      checkTogether(rule, left.has_value(), known);
      return;
    }
    if (!left || known == 0) {
      return;
    }
    const bool complete = known == rule.right.size();
    const bool fits = rule.op == Op::Equal && complete ? *left == sum : rule.op == Op::Basis ? *left != 0 || sum == 0 : *left >= sum;
    if (!fits) {
      add(QStringLiteral("%1|%2|%3").arg(rule.id).arg(*left).arg(sum), rule.asks, QStringList{rule.left} + rule.right, ruleText(rule, *left, sum));
    }
  }

  QString ruleText(const ReportCheckRule& rule, std::int64_t left, std::int64_t sum) const {
    if (rule.op == Op::Basis) {
      return rule.text;
    }
    const QString& unitOf = rule.right.first();
    const QString difference = rule.op == Op::Equal && rule.asks ? QStringLiteral("，相差%1").arg(amountWithUnit(rule.left, std::abs(left - sum))) : QString();
    return QStringLiteral("%1：%2为%3，%4为%5%6")
        .arg(rule.text, catalogue().find(rule.left)->name, amountWithUnit(rule.left, left),
             rule.right.size() == 1 ? catalogue().find(unitOf)->name : QStringLiteral("各项之和"), amountWithUnit(unitOf, sum), difference);
  }

  void checkTogether(const ReportCheckRule& rule, bool hasLeft, qsizetype known) {
    const qsizetype filled = known + (hasLeft ? 1 : 0);
    if (filled == 0 || filled == rule.right.size() + 1) {
      return;
    }
    QStringList missing;
    for (const QString& code : QStringList{rule.left} + rule.right) {
      if (!amount(code)) {
        missing << catalogue().find(code)->name;
      }
    }
    add(QStringLiteral("%1|%2").arg(rule.id, missing.join(u'+')), rule.asks, QStringList{rule.left} + rule.right,
        QStringLiteral("%1；未填：%2").arg(rule.text, missing.join(QStringLiteral("、"))));
  }

  /// The number by itself.
  void checkValue(const ReportIndicator& indicator, const ReportValue& value) {
    const Result<ReportAmount> read = value.given.isEmpty() ? refuse(ErrorCode::Malformed) : readReportAmount(indicator, value.given, value.givenUnit);
    const QString key = QStringLiteral("|%1|%2%3").arg(value.code, value.given, value.givenUnit);
    if (read && read->rounded) {
      add(QStringLiteral("precision") + key, false, {value.code},
          QStringLiteral("%1填报为%2%3，超过%4，已四舍五入为%5")
              .arg(indicator.name, value.given, value.givenUnit.isEmpty() ? indicator.unit : value.givenUnit,
                   indicator.measure == ReportMeasure::Money ? QStringLiteral("分位") : QStringLiteral("公斤"), amountWithUnit(value.code, *value.amount)));
    }
    if (read && read->oddUnit) {
      add(QStringLiteral("unit") + key, true, {value.code}, QStringLiteral("%1的计量单位填为“%2”，按%3计，请核对").arg(indicator.name, value.givenUnit, indicator.unit));
    }
    if (keepsLedger(receipt_.unit) && indicator.fromRecords) {
      add(QStringLiteral("ledger|%1|%2").arg(value.code).arg(*value.amount), false, {value.code},
          QStringLiteral("%1由台账计算，表中填报的%2仅供核对，以台账为准").arg(indicator.name, amountWithUnit(value.code, *value.amount)));
    } else if (!indicator.askedOf.isEmpty() && !catalogue().isAsked(receipt_.unit, indicator)) {
      add(QStringLiteral("not_asked|%1").arg(value.code), false, {value.code}, QStringLiteral("%1一般不由此类单位填报，请留意是否重复计算").arg(indicator.name));
    }
  }

  std::int64_t leastOf(ReportMeasure measure) const {
    return measure == ReportMeasure::Money ? limits_.leastMoney : measure == ReportMeasure::Tonnes ? limits_.leastTonnes : limits_.leastCount;
  }

  /// Compares as products of 128 bits: a tenfold of fen may not fit in 64.
  void checkJump(const ReportIndicator& indicator, const ReportValue& value, const QMap<QString, ReportValue>& bases, const QString& when, const QString& id) {
    const auto base = bases.constFind(value.code);
    if (base == bases.constEnd() || !base->amount || limits_.factor <= 1) {
      return;
    }
    const std::int64_t before = *base->amount;
    const std::int64_t now = *value.amount;
    const std::int64_t most = std::max(before, now);
    const std::int64_t fewest = std::min(before, now);
    if (most - fewest < leastOf(indicator.measure) || static_cast<Int128>(fewest) * limits_.factor > most) {
      return;
    }
    // 万元 and 元 mistaken for one another differ by ten thousand.
    const bool unitSuspect = indicator.measure != ReportMeasure::Count && fewest > 0 && most / fewest >= 1000;
    add(QStringLiteral("%1|%2|%3|%4").arg(id, value.code).arg(before).arg(now), true, {value.code},
        QStringLiteral("%1本期为%2，%3为%4，变动过大%5，请核对")
            .arg(indicator.name, amountWithUnit(value.code, now), when, amountWithUnit(value.code, before), unitSuspect ? QStringLiteral("，疑填错计量单位") : QString()));
  }

  const ReportReceipt& receipt_;
  const ReportBases& bases_;
  const JumpLimits& limits_;
  std::vector<ReportRemark> remarks_{};
};

}  // namespace

Result<std::vector<ReportCheckRule>> parseReportChecks(const std::vector<CsvRecord>& rows, const ReportCatalogue& known) {
  std::vector<ReportCheckRule> rules;
  for (const CsvRecord& row : rows) {
    const QString kind = row.value(QStringLiteral("kind"));
    const std::optional<Op> op = opNamed(row.value(QStringLiteral("op")));
    ReportCheckRule rule{.id = row.value(QStringLiteral("id")),
                         .asks = kind == QStringLiteral("ask"),
                         .left = row.value(QStringLiteral("left")),
                         .op = op.value_or(Op::Equal),
                         .right = row.value(QStringLiteral("right")).split(u'+', Qt::SkipEmptyParts),
                         .text = row.value(QStringLiteral("text"))};
    const bool kindFits = rule.asks || kind == QStringLiteral("remark");
    const bool knowsAll = known.find(rule.left) != nullptr && !rule.right.isEmpty() && std::ranges::all_of(rule.right, [&](const QString& code) { return known.find(code) != nullptr; });
    if (!op || !kindFits || !knowsAll) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("report_check"), rule.id);
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

const std::vector<ReportCheckRule>& builtInReportChecks() {
  static const std::vector<ReportCheckRule> rules = [] {
    auto read = parseReportChecks(readCsvResource(QStringLiteral(":/resources/bulletin/report_checks.csv")), catalogue());
    if (!read) {
      qFatal("report_checks.csv: %s", qPrintable(read.error().value));
    }
    return std::move(*read);
  }();
  return rules;
}

std::vector<ReportRemark> reportRemarks(const ReportReceipt& receipt, const ReportBases& bases, const JumpLimits& limits) {
  if (receipt.isMissing()) {
    return {};
  }
  return Checker(receipt, bases, limits).run();
}

}  // namespace shuangda
