#include "domain/upper_form.h"

#include <QDir>
#include <algorithm>

namespace shuangda {
namespace {

constexpr int kMostParts = 20;
const QString kFolder = QStringLiteral(":/resources/bulletin/forms");

template <typename T>
bool has(const std::vector<T>& list, const QString& code) {
  return std::ranges::any_of(list, [&](const T& known) { return known.code == code; });
}

Result<void> addTo(UpperForm& form, UpperForm::Part& part, const CsvRecord& row) {
  const QString kind = row.value(QStringLiteral("kind"));
  const QString code = row.value(QStringLiteral("code"));
  const QString label = row.value(QStringLiteral("label"));
  if ((kind == u"column" && has(part.columns, code)) || (kind == u"row" && has(part.rows, code))) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("form"), code);
  }
  if (kind == u"title") {
    form.title = label;
  } else if (kind == u"head") {
    form.head.push_back({.code = code, .label = label});
  } else if (kind == u"column") {
    part.columns.push_back({code, label, row.value(QStringLiteral("unit")), row.value(QStringLiteral("indicator")), row.value(QStringLiteral("where"))});
  } else if (kind == u"row") {
    part.rows.push_back({code, label, row.value(QStringLiteral("where"))});
  } else if (kind == u"note") {
    part.notes << label;
  } else {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("form"), code);
  }
  return {};
}

}  // namespace

Result<UpperForm> UpperForm::parse(const QString& id, const std::vector<CsvRecord>& rows) {
  UpperForm form{.id = id};
  for (const CsvRecord& row : rows) {
    bool isNumber = false;
    const int part = row.value(QStringLiteral("part")).toInt(&isNumber);
    if (!isNumber || part < 1 || part > kMostParts) {
      return refuse(ErrorCode::Malformed, QStringLiteral("form"), row.value(QStringLiteral("part")));
    }
    form.parts.resize(std::max(form.parts.size(), static_cast<std::size_t>(part)));
    if (const Result<void> added = addTo(form, form.parts[static_cast<std::size_t>(part) - 1], row); !added) {
      return tl::unexpected(added.error());
    }
  }
  const bool complete = !form.parts.empty() && std::ranges::all_of(form.parts, [](const Part& part) { return !part.columns.empty() && !part.rows.empty(); });
  return complete ? Result<UpperForm>(std::move(form)) : refuse(ErrorCode::Required, QStringLiteral("form"), id);
}

QStringList UpperForm::builtInIds() {
  QStringList ids;
  for (const QString& name : QDir(kFolder).entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name)) {
    ids << name.chopped(4);
  }
  return ids;
}

std::optional<UpperForm> UpperForm::builtIn(const QString& id) {
  if (!builtInIds().contains(id)) {
    return std::nullopt;
  }
  Result<UpperForm> form = parse(id, readCsvResource(kFolder + u'/' + id + QStringLiteral(".csv")));
  if (!form) {
    qFatal("%s.csv: %s", qPrintable(id), qPrintable(form.error().value));
  }
  return std::move(*form);
}

}  // namespace shuangda
