#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

QStringList describe(const QString& id, const IdentifierReading& reading) {
  const QString sex = !reading.isFemale ? QString() : *reading.isFemale ? QStringLiteral("女") : QStringLiteral("男");
  return {id,
          identifierKindText(reading.kind),
          reading.valid() ? QStringLiteral("是") : QStringLiteral("否"),
          identifierProblem(reading),
          reading.regionCode,
          reading.birthDate ? reading.birthDate->toString(Qt::ISODate) : QString(),
          sex,
          reading.kind == IdentifierKind::Uscc && !reading.innerCheckFits ? QStringLiteral("组织机构代码段校验位不符") : QString()};
}

QJsonObject toJson(const QString& id, const IdentifierReading& reading) {
  QJsonObject object{{QStringLiteral("id"), id},
                     {QStringLiteral("kind"), identifierKindText(reading.kind)},
                     {QStringLiteral("valid"), reading.valid()},
                     {QStringLiteral("problem"), identifierProblem(reading)},
                     {QStringLiteral("region"), reading.regionCode}};
  if (reading.birthDate) {
    object.insert(QStringLiteral("birth_date"), reading.birthDate->toString(Qt::ISODate));
  }
  if (reading.kind == IdentifierKind::Uscc) {
    object.insert(QStringLiteral("inner_check"), reading.innerCheckFits);
  }
  return object;
}

void check(const Context& context, const std::vector<std::string>& ids) {
  QJsonArray array;
  std::vector<QStringList> rows;
  for (const std::string& id : ids) {
    const IdentifierReading reading = readIdentifier(text(id));
    array.append(toJson(text(id), reading));
    rows.push_back(describe(text(id), reading));
  }
  switch (context.format()) {
    case Context::Format::Json:
      print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
      break;
    case Context::Format::Csv:
      printCsv({QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("valid"), QStringLiteral("problem"), QStringLiteral("region"),
                QStringLiteral("birth_date"), QStringLiteral("sex"), QStringLiteral("remark")},
               rows);
      break;
    case Context::Format::Text:
      printTable({QStringLiteral("号码"), QStringLiteral("种类"), QStringLiteral("有效"), QStringLiteral("原因"), QStringLiteral("区划"),
                  QStringLiteral("出生日期"), QStringLiteral("性别"), QStringLiteral("提示")},
                 rows);
      break;
  }
}

}  // namespace

void addLawCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("law", "规则计算");
  family->require_subcommand(1);
  auto ids = std::make_shared<std::vector<std::string>>();
  CLI::App* command = family->add_subcommand("check", "核验统一社会信用代码、身份证号码、旧注册号");
  command->add_option("ID", *ids, "号码")->required();
  command->callback([&context, ids] { check(context, *ids); });
  addLawClockCommands(*family, context);
  addLawScreenCommand(*family, context);
}

}  // namespace shuangda::cli
