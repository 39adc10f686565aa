#include "reports/document_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace shuangda {
namespace {

/// 2 knows charts; papers without them are still as in 1.
constexpr int kVersion = 2;
constexpr int kVersionWithoutCharts = 1;

/// Visits the members of each block with a name, so that writing and reading cannot drift apart. `B` is const for writing.
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, MastheadBlock>
{
  visit("form", b.form);
  visit("mark", b.mark);
  visit("number", b.number);
  visit("issuer", b.issuer);
  visit("date", b.date);
  visit("copy_number", b.copyNumber);
  visit("secrecy", b.secrecy);
  visit("urgency", b.urgency);
  visit("signer", b.signer);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, TitleBlock>
{
  visit("lines", b.lines);
  visit("under", b.under);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, RecipientsBlock>
{
  visit("text", b.text);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ParagraphBlock>
{
  visit("level", b.level);
  visit("text", b.text);
  visit("run_in", b.runIn);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, EnclosuresBlock>
{
  visit("names", b.names);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, HeadGroup>
{
  visit("text", b.text);
  visit("columns", b.columns);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, TableBlock>
{
  visit("title", b.title);
  visit("unit_line", b.unitLine);
  visit("groups", b.groups);
  visit("head", b.head);
  visit("align", b.align);
  visit("widths", b.widths);
  visit("rows", b.rows);
  visit("notes", b.notes);
  visit("orientation", b.orientation);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, SignatureBlock>
{
  visit("style", b.style);
  visit("organs", b.organs);
  visit("date", b.date);
  visit("stamped", b.stamped);
  visit("note", b.note);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, AttachmentBlock>
{
  visit("label", b.label);
  visit("title", b.title);
  visit("orientation", b.orientation);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ImprintEntry>
{
  visit("label", b.label);
  visit("text", b.text);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ImprintBlock>
{
  visit("entries", b.entries);
  visit("printed_by", b.printedBy);
  visit("printed_on", b.printedOn);
  visit("copies", b.copies);
}

// What a point counts is not stored: a paper that was issued shows what it showed.
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ChartPoint>
{
  visit("value", b.value);
  visit("text", b.text);
  visit("change", b.change);
  visit("remark", b.remark);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ChartSeries>
{
  visit("name", b.name);
  visit("points", b.points);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, Chart>
{
  visit("kind", b.kind);
  visit("title", b.title);
  visit("unit", b.unit);
  visit("category_head", b.categoryHead);
  visit("categories", b.categories);
  visit("series", b.series);
  visit("notes", b.notes);
}
template <typename B, typename Visitor>
void visitBlock(B& b, Visitor&& visit)
  requires std::same_as<std::remove_const_t<B>, ChartBlock>
{
  visit("chart", b.chart);
  visit("height", b.height);
  visit("has_table", b.hasTable);
}

template <typename T>
QJsonValue toJson(const T& value);

struct Writer {
  QJsonObject object{};
  template <typename T>
  void operator()(const char* name, const T& value) {
    object.insert(QLatin1String(name), toJson(value));
  }
};

template <typename T>
QJsonValue toJson(const T& value) {
  if constexpr (std::same_as<T, QString> || std::same_as<T, int> || std::same_as<T, double> || std::same_as<T, bool>) {
    return value;
  } else if constexpr (std::same_as<T, Decimal>) {
    return value.text();
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<int>(value);
  } else if constexpr (requires { value.has_value(); }) {
    return value ? toJson(*value) : QJsonValue();
  } else if constexpr (requires { value.begin(); }) {
    QJsonArray array;
    for (const auto& each : value) {
      array.append(toJson(each));
    }
    return array;
  } else {
    Writer writer;
    visitBlock(value, writer);
    return writer.object;
  }
}

template <typename T>
void fromJson(const QJsonValue& json, T& value);

struct Reader {
  QJsonObject object{};
  template <typename T>
  void operator()(const char* name, T& value) {
    fromJson(object.value(QLatin1String(name)), value);
  }
};

template <typename T>
void fromJson(const QJsonValue& json, T& value) {
  if constexpr (std::same_as<T, QString>) {
    value = json.toString();
  } else if constexpr (std::same_as<T, int>) {
    value = json.toInt();
  } else if constexpr (std::same_as<T, double>) {
    value = json.toDouble();
  } else if constexpr (std::same_as<T, bool>) {
    value = json.toBool();
  } else if constexpr (std::same_as<T, Decimal>) {
    value = Decimal::parse(json.toString()).value_or(Decimal());
  } else if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(json.toInt());
  } else if constexpr (requires { value.has_value(); }) {
    if (!json.isNull() && !json.isUndefined()) {
      fromJson(json, value.emplace());
    }
  } else if constexpr (requires { value.begin(); }) {
    for (const QJsonValue& each : json.toArray()) {
      typename T::value_type element{};
      fromJson(each, element);
      value.push_back(std::move(element));
    }
  } else {
    Reader reader{json.toObject()};
    visitBlock(value, reader);
  }
}

template <std::size_t... I>
Block blockOf(int kind, const QJsonObject& json, std::index_sequence<I...>) {
  Block block;
  const auto read = [&]<std::size_t K>() {
    if (static_cast<int>(K) == kind) {
      std::variant_alternative_t<K, Block> value{};
      fromJson(QJsonValue(json), value);
      block = std::move(value);
    }
  };
  (read.template operator()<I>(), ...);
  return block;
}

}  // namespace

QByteArray packDocument(const Document& document) {
  QJsonArray blocks;
  int version = kVersionWithoutCharts;
  for (const Block& block : document.blocks) {
    version = std::holds_alternative<ChartBlock>(block) ? kVersion : version;
    QJsonObject object = std::visit([](const auto& value) { return toJson(value).toObject(); }, block);
    object.insert(QStringLiteral("kind"), static_cast<int>(block.index()));
    blocks.append(object);
  }
  const QJsonObject root{{QStringLiteral("version"), version},
                         {QStringLiteral("title"), document.title},
                         {QStringLiteral("author"), document.author},
                         {QStringLiteral("orientation"), static_cast<int>(document.orientation)},
                         {QStringLiteral("blocks"), blocks}};
  return qCompress(QJsonDocument(root).toJson(QJsonDocument::Compact));
}

Result<Document> unpackDocument(const QByteArray& bytes) {
  const QJsonObject root = QJsonDocument::fromJson(qUncompress(bytes)).object();
  const int version = root.value(QStringLiteral("version")).toInt();
  if (version != kVersion && version != kVersionWithoutCharts) {
    return refuse(ErrorCode::Damaged, QStringLiteral("bulletin_paper"));
  }
  Document document{.title = root.value(QStringLiteral("title")).toString(),
                    .author = root.value(QStringLiteral("author")).toString(),
                    .orientation = static_cast<Orientation>(root.value(QStringLiteral("orientation")).toInt())};
  for (const QJsonValue& value : root.value(QStringLiteral("blocks")).toArray()) {
    const QJsonObject object = value.toObject();
    document.blocks.push_back(blockOf(object.value(QStringLiteral("kind")).toInt(), object, std::make_index_sequence<std::variant_size_v<Block>>()));
  }
  return document;
}

}  // namespace shuangda
