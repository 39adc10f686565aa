#include "cli/commands.h"
#include "domain/custody.h"
#include "domain/legal_case_fields.h"
#include "services/place_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

/// "field=value" assignments on a place; `parent` names the code of the place above.
void assign(Store& store, const Session& session, Place& place, const std::vector<std::string>& assignments) {
  for (const std::string& assignment : assignments) {
    const QString field = text(assignment).section(u'=', 0, 0).trimmed();
    const QString value = text(assignment).section(u'=', 1);
    if (field == QStringLiteral("parent")) {
      place.parent = value.isEmpty() ? std::nullopt : std::optional(orStop(PlaceService(store).findByCode(session, value)).id);
      continue;
    }
    bool known = false;
    visitPlaceFields(place, [&](const char* name, auto& member) {
      if (field == QLatin1String(name)) {
        known = true;
        if constexpr (requires { setField(member, value); }) {
          orStop(setField(member, value));
        }
      }
    });
    if (!known) {
      orStop<Place>(refuse(ErrorCode::UnknownValue, QStringLiteral("place_field"), field));
    }
  }
}

void save(const Context& context, const std::string& code, const std::string& kind, const std::string& name, const std::vector<std::string>& assignments) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  PlaceService places(*store);
  Place place = places.findByCode(session, text(code)).value_or(Place{.code = text(code)});
  place.kind = kind.empty() ? place.kind : text(kind);
  place.name = name.empty() ? place.name : text(name);
  assign(*store, session, place, assignments);
  const Place stored = orStop(places.save(session, place));
  announce(context, QStringLiteral("地点 %1 %2 已登记。").arg(stored.code, stored.name), {{QStringLiteral("code"), stored.code}, {QStringLiteral("version"), stored.version}});
}

QString stockText(const std::vector<PlaceStock>& stock) {
  QStringList parts;
  for (const PlaceStock& part : stock) {
    parts << custodyStateText(custodyStateOf(part.state).value_or(CustodyState::Outside)) + u' ' + part.quantity.text() + part.unit;
  }
  return parts.join(QStringLiteral("；"));
}

void list(const Context& context) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  std::vector<QStringList> rows;
  for (const PlaceRow& row : orStop(PlaceService(*store).list(session))) {
    rows.push_back({row.place.code, row.place.name, placeKindText(row.place.kindValue()), row.place.keeper, QString::number(row.lines), stockText(row.stock)});
  }
  printList(context,
            {QStringLiteral("code"), QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("keeper"), QStringLiteral("lines"), QStringLiteral("stock")},
            {QStringLiteral("编号"), QStringLiteral("名称"), QStringLiteral("种类"), QStringLiteral("保管人"), QStringLiteral("项数"), QStringLiteral("现有")}, rows);
}

}  // namespace

void addPlaceCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("place", "存放地点");
  family->require_subcommand(1);
  family->add_subcommand("list", "全部地点和现有物品")->callback([&context] { list(context); });
  auto code = std::make_shared<std::string>();
  auto kind = std::make_shared<std::string>();
  auto name = std::make_shared<std::string>();
  auto assignments = std::make_shared<std::vector<std::string>>();
  CLI::App* command = family->add_subcommand("set", "登记或修改地点");
  command->add_option("CODE", *code, "编号，印在标签上")->required();
  command->add_option("--kind", *kind, "store 仓库、pool 公物仓、room 库房、shelf 货位、scene 就地、custodian 委托、laboratory 检验机构、transit 待运、plant 处置单位");
  command->add_option("--name", *name, "名称");
  command->add_option("--set", *assignments, "栏目=内容：parent、keeper、address、most_lines、hazards、licence_no、licence_scope、licence_valid_to、closed_on …，可多次");
  command->callback([&context, code, kind, name, assignments] { save(context, *code, *kind, *name, *assignments); });
}

}  // namespace shuangda::cli
