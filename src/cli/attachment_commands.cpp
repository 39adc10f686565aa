#include <QJsonArray>
#include <QJsonDocument>

#include "cli/goods_arguments.h"
#include "domain/goods_code.h"
#include "services/attachment_service.h"
#include "services/case_service.h"
#include "services/setting_service.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

struct AddOptions {
  std::string number;
  std::string file;
  std::string role;
  std::string note;
  std::string taken;
  std::string item;
};

struct PickOptions {
  std::string number;
  std::int64_t id = 0;
  std::string output;
  std::string reason;
};

/// An attachment by its key, which must belong to the case named: a mistyped key is not somebody else's paper.
Attachment pick(AttachmentService& attachments, Store& store, const Session& session, const PickOptions& options) {
  const LegalCase legalCase = orStop(CaseService(store).findByNumber(session, text(options.number)));
  const Result<Attachment> found = attachments.find(session, AttachmentId{options.id});
  if (!found || found->legalCase != legalCase.id) {
    throw Stop{Refused, QStringLiteral("案件 %1 没有编号为 %2 的附件，请用 attachment list 查看。")
                            .arg(legalCase.number)
                            .arg(options.id)};
  }
  return *found;
}

void add(const Context& context, const AddOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const LegalCase legalCase = orStop(CaseService(*store).findByNumber(session, text(options.number)));
  AttachmentDraft draft{.legalCase = legalCase.id, .role = text(options.role), .note = text(options.note)};
  if (!options.taken.empty()) {
    draft.takenDate = orStop(EventDate::parse(text(options.taken)));
  }
  if (!options.item.empty()) {
    draft.item = itemOf(options.item);
  }
  const Attachment added = orStop(AttachmentService(*store).add(session, draft, text(options.file)));
  announce(context,
           QStringLiteral("已添加附件 %1：%2（%3，%4）。")
               .arg(added.id.value)
               .arg(added.fileName, added.role, fileSizeText(added.size)),
           {{QStringLiteral("id"), static_cast<qint64>(added.id.value)},
            {QStringLiteral("file_name"), added.fileName},
            {QStringLiteral("size"), static_cast<qint64>(added.size)},
            {QStringLiteral("sha256"), added.sha256}});
}

QStringList cellsOf(const AttachmentRow& row) {
  const Attachment& a = row.attachment;
  return {QString::number(a.id.value),
          a.role,
          a.fileName,
          QString::number(a.size),
          a.mediaType,
          a.takenDate ? a.takenDate->text() : QString(),
          a.addedAt.localText(),
          row.addedBy,
          attachmentStateText(row),
          a.note,
          a.sha256,
          a.item ? itemLabel(*a.item) : QString()};
}

void list(const Context& context, const QString& number) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const LegalCase legalCase = orStop(CaseService(*store).findByNumber(session, number));
  std::vector<QStringList> rows;
  for (const AttachmentRow& row : orStop(AttachmentService(*store).list(session, legalCase.id))) {
    rows.push_back(cellsOf(row));
  }
  const QStringList columns{"id",       "role",     "file_name", "size", "media_type", "taken_date",
                            "added_at", "added_by", "state",     "note", "sha256",     "item"};
  if (context.format() == Context::Format::Json) {
    QJsonArray array;
    for (const QStringList& row : rows) {
      QJsonObject object;
      for (qsizetype i = 0; i < columns.size(); ++i) {
        const bool number_ = columns[i] == QStringLiteral("id") || columns[i] == QStringLiteral("size");
        object.insert(columns[i], number_ ? QJsonValue(row[i].toLongLong()) : QJsonValue(row[i]));
      }
      array.append(object);
    }
    print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
  } else if (context.format() == Context::Format::Csv) {
    printCsv(columns, rows);
  } else {
    const QStringList titles{QStringLiteral("编号"),     QStringLiteral("类别"),     QStringLiteral("文件名"),
                             QStringLiteral("字节"),     QStringLiteral("文件类型"), QStringLiteral("日期"),
                             QStringLiteral("登记时间"), QStringLiteral("登记人"),   QStringLiteral("状态"),
                             QStringLiteral("备注"),     QStringLiteral("SHA-256"),  QStringLiteral("物品")};
    printTable(titles, rows);
    print(QStringLiteral("共 %1 份").arg(rows.size()));
  }
}

void exportOne(const Context& context, const PickOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  AttachmentService attachments(*store);
  const Attachment picked = pick(attachments, *store, session, options);
  orStop(attachments.exportTo(session, picked.id, text(options.output)));
  announce(context, QStringLiteral("已另存“%1”为 %2，并核对了校验值。").arg(picked.fileName, text(options.output)),
           {{QStringLiteral("file"), text(options.output)}, {QStringLiteral("sha256"), picked.sha256}});
}

void withdraw(const Context& context, const PickOptions& options) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  AttachmentService attachments(*store);
  const Attachment picked = pick(attachments, *store, session, options);
  orStop(attachments.withdraw(session, picked.id, text(options.reason)));
  announce(
      context, QStringLiteral("已撤回附件“%1”；记录和文件仍然保留。").arg(picked.fileName),
      {{QStringLiteral("id"), static_cast<qint64>(picked.id.value)}, {QStringLiteral("file_name"), picked.fileName}});
}

void addPickCommands(CLI::App& family, Context& context) {
  auto options = std::make_shared<PickOptions>();
  CLI::App* command = family.add_subcommand("export", "另存一份附件，同时核对校验值");
  command->add_option("NUMBER", options->number, "案件编号")->required();
  command->add_option("ID", options->id, "附件编号")->required();
  command->add_option("-o,--output", options->output, "目标文件")->required();
  command->callback([&context, options] { exportOne(context, *options); });

  command = family.add_subcommand("withdraw", "撤回一份附件（记录和文件保留）");
  command->add_option("NUMBER", options->number, "案件编号")->required();
  command->add_option("ID", options->id, "附件编号")->required();
  command->add_option("--reason", options->reason, "撤回理由")->required();
  command->callback([&context, options] { withdraw(context, *options); });
}

}  // namespace

void addAttachmentCommands(CLI::App& app, Context& context) {
  CLI::App* family = app.add_subcommand("attachment", "附件");
  family->require_subcommand(1);
  auto options = std::make_shared<AddOptions>();
  CLI::App* command = family->add_subcommand("add", "给案件添加附件");
  command->add_option("NUMBER", options->number, "案件编号")->required();
  command->add_option("FILE", options->file, "文件")->required();
  command->add_option("--role", options->role, "类别：现场照片、检验报告、决定书 …")->required();
  command->add_option("--note", options->note, "备注");
  command->add_option("--item", options->item, "物品编号（本案的）");
  command->add_option("--taken", options->taken, "拍摄或制作日期，如 2020-08-05");
  command->callback([&context, options] { add(context, *options); });

  auto number = std::make_shared<std::string>();
  command = family->add_subcommand("list", "一件案件的附件");
  command->add_option("NUMBER", *number, "案件编号")->required();
  command->callback([&context, number] { list(context, text(*number)); });
  addPickCommands(*family, context);
}

}  // namespace shuangda::cli
