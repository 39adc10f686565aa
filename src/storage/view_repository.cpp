#include "storage/view_repository.h"

namespace shuangda {

std::vector<NamedView> ViewRepository::list(const QString& page) {
  Statement statement(database_, "SELECT id, page, name, content FROM named_view WHERE account_id = ? AND page = ? ORDER BY name");
  statement.bindAll(account_, page);
  std::vector<NamedView> views;
  while (statement.step()) {
    views.push_back({statement.get<ViewId>(0), statement.get<QString>(1), statement.get<QString>(2), statement.get<QString>(3)});
  }
  return views;
}

bool ViewRepository::has(const QString& page, const QString& name) {
  Statement statement(database_, "SELECT 1 FROM named_view WHERE account_id = ? AND page = ? AND name = ?");
  return statement.bindAll(account_, page, name).step();
}

ViewId ViewRepository::put(const NamedView& view) {
  Statement statement(database_,
                      "INSERT INTO named_view (account_id, page, name, content) VALUES (?, ?, ?, ?)"
                      " ON CONFLICT (account_id, page, name) DO UPDATE SET content = excluded.content RETURNING id");
  statement.bindAll(account_, view.page, view.name, view.content).step();
  const auto id = statement.get<ViewId>(0);
  statement.run();
  return id;
}

bool ViewRepository::rename(ViewId id, const QString& name) {
  return Statement(database_, "UPDATE named_view SET name = ? WHERE id = ? AND account_id = ?").bindAll(name, id, account_).run() == 1;
}

bool ViewRepository::remove(ViewId id) {
  return Statement(database_, "DELETE FROM named_view WHERE id = ? AND account_id = ?").bindAll(id, account_).run() == 1;
}

}  // namespace shuangda
