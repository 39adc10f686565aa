#pragma once

#include <QStringList>
#include <string>

#include "storage/database.h"

namespace shuangda {

/// Turns a visitor of fields (visitCaseFields and its like) into column names, binds and reads. A field's column has the
/// field's name, but money is stored in fen and so is named: fine_yuan → fine_fen.
template <typename Member>
std::string columnName(std::string_view field, const Member&) {
  if constexpr (!std::is_same_v<Member, std::optional<Money>>) {
    return std::string(field);
  }
  for (const std::string_view suffix : {"_wanyuan", "_yuan"}) {
    if (field.ends_with(suffix)) {
      return std::string(field.substr(0, field.size() - suffix.size())) + "_fen";
    }
  }
  return std::string(field);
}

/// The columns of one table, in the order of its visitor.
class ColumnList {
 public:
  void add(std::string_view column) { columns_.emplace_back(column); }
  std::string names() const { return joined([](const std::string& c) { return c; }); }
  std::string placeholders() const { return joined([](const std::string&) { return std::string("?"); }); }
  std::string assignments() const { return joined([](const std::string& c) { return c + " = ?"; }); }

 private:
  template <typename Form>
  std::string joined(Form form) const {
    std::string text;
    for (const std::string& column : columns_) {
      text += (text.empty() ? "" : ", ") + form(column);
    }
    return text;
  }
  std::vector<std::string> columns_;
};

inline void bindField(Statement& statement, int parameter, const QStringList& list) { statement.bind(parameter, list.join(u';')); }
template <typename T>
void bindField(Statement& statement, int parameter, const T& value) { statement.bind(parameter, value); }

inline void readField(Statement& statement, int column, QStringList& list) {
  list = statement.get<QString>(column).split(u';', Qt::SkipEmptyParts);
}
template <typename T>
void readField(Statement& statement, int column, T& value) { value = statement.get<T>(column); }

}  // namespace shuangda
