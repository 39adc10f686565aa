#include "storage/attachment_repository.h"

#include "storage/field_columns.h"

namespace shuangda {
namespace {

const ColumnList& columns() {
  static const ColumnList columns = [] {
    ColumnList list;
    visitAttachmentFields(Attachment{},
                          [&list](const char* name, const auto&) { list.add(std::string("attachment.") + name); });
    return list;
  }();
  return columns;
}

std::string insertSql() {
  ColumnList names;
  visitAttachmentFields(Attachment{}, [&names](const char* name, const auto&) { names.add(name); });
  return "INSERT INTO attachment (uid, " + names.names() + ") VALUES (?, " + names.placeholders() + ") RETURNING id";
}

constexpr int kColumnsBefore = 2;

std::string selectSql(std::string_view rest) {
  return "SELECT attachment.id, attachment.uid, " + columns().names() + ", account.display_name FROM attachment" +
         " JOIN account ON account.id = attachment.added_by " + std::string(rest);
}

AttachmentRow readRow(Statement& statement) {
  AttachmentRow row;
  row.attachment.id = statement.get<AttachmentId>(0);
  row.attachment.uid = statement.get<QString>(1);
  int column = kColumnsBefore;
  visitAttachmentFields(row.attachment, [&](const char*, auto& member) { readField(statement, column++, member); });
  row.addedBy = statement.get<QString>(column);
  return row;
}

}  // namespace

AttachmentId AttachmentRepository::insert(const Attachment& attachment) {
  Statement statement(database_, insertSql());
  statement.bind(1, attachment.uid);
  int parameter = 2;
  visitAttachmentFields(attachment,
                        [&](const char*, const auto& member) { bindField(statement, parameter++, member); });
  statement.step();
  const auto id = statement.get<AttachmentId>(0);
  statement.run();
  return id;
}

std::optional<Attachment> AttachmentRepository::find(AttachmentId id) {
  Statement statement(database_, selectSql("WHERE attachment.id = ?"));
  return statement.bindAll(id).step() ? std::optional(readRow(statement).attachment) : std::nullopt;
}

std::vector<AttachmentRow> AttachmentRepository::ofCase(CaseId id) {
  Statement statement(database_, selectSql("WHERE attachment.case_id = ? ORDER BY attachment.id"));
  std::vector<AttachmentRow> rows;
  statement.bindAll(id);
  while (statement.step()) {
    rows.push_back(readRow(statement));
  }
  return rows;
}

std::vector<Attachment> AttachmentRepository::all() {
  Statement statement(database_, selectSql("ORDER BY attachment.sha256, attachment.id"));
  std::vector<Attachment> attachments;
  while (statement.step()) {
    attachments.push_back(readRow(statement).attachment);
  }
  return attachments;
}

bool AttachmentRepository::withdraw(const Attachment& a) {
  Statement statement(database_,
                      "UPDATE attachment SET withdrawn_at = ?, withdrawn_by = ?, withdraw_reason = ? WHERE id = ? AND "
                      "withdrawn_at IS NULL");
  return statement.bindAll(a.withdrawnAt, a.withdrawnBy, a.withdrawReason, a.id).run() == 1;
}

}  // namespace shuangda
