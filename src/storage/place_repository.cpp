#include "storage/place_repository.h"

#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& placeColumns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitPlaceFields(Place{}, [&list](const char* name, const auto& member) { list.add(columnName(name, member)); });
    return list;
  }();
  return columns;
}

std::vector<Place> readPlaces(Statement& statement) {
  std::vector<Place> places;
  while (statement.step()) {
    Place place{.id = statement.get<PlaceId>(0), .uid = statement.get<QString>(1), .version = statement.get<int>(2)};
    int column = 3;
    visitPlaceFields(place, [&](const char*, auto& member) { readField(statement, column++, member); });
    places.push_back(std::move(place));
  }
  return places;
}

std::string selectPlaces(std::string_view rest) {
  std::string sql = "SELECT id, uid, version, ";
  sql += placeColumns().names();
  sql += " FROM place ";
  sql += rest;
  return sql;
}

std::optional<Place> first(std::vector<Place> places) { return places.empty() ? std::nullopt : std::optional(std::move(places.front())); }

}  // namespace

PlaceId PlaceRepository::insert(const Place& place) {
  std::string sql = "INSERT INTO place (uid, version, ";
  sql += placeColumns().names();
  sql += ") VALUES (?, 1, ";
  sql += placeColumns().placeholders();
  sql += ") RETURNING id";
  Statement statement(database_, sql);
  statement.bind(1, place.uid);
  int parameter = 2;
  visitPlaceFields(place, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.step();
  const auto id = statement.get<PlaceId>(0);
  statement.run();
  return id;
}

bool PlaceRepository::update(const Place& place) {
  std::string sql = "UPDATE place SET version = version + 1, ";
  sql += placeColumns().assignments();
  sql += " WHERE id = ? AND version = ?";
  Statement statement(database_, sql);
  int parameter = 1;
  visitPlaceFields(place, [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.bind(parameter, place.id);
  statement.bind(parameter + 1, place.version);
  return statement.run() == 1;
}

std::optional<Place> PlaceRepository::find(PlaceId id) {
  Statement statement(database_, selectPlaces("WHERE id = ?"));
  return first(readPlaces(statement.bindAll(id)));
}

std::optional<Place> PlaceRepository::findByCode(const QString& code) {
  Statement statement(database_, selectPlaces("WHERE code = ?"));
  return first(readPlaces(statement.bindAll(code)));
}

std::vector<Place> PlaceRepository::all() {
  Statement statement(database_, selectPlaces("ORDER BY code"));
  return readPlaces(statement);
}

}  // namespace shuangda
