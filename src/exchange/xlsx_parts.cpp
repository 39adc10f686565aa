#include "exchange/xlsx_parts.h"

#include <QHash>
#include <charconv>

#include "exchange/limits.h"
#include "exchange/xml_escape.h"
#include "exchange/xml_stream.h"

namespace shuangda {
namespace {

QString toText(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

int toNumber(std::string_view text, int fallback) {
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Relations of the workbook: id → type and target.
class RelationsHandler final : public XmlHandler {
 public:
  struct Relation {
    QString type{};
    QString target{};
  };
  QHash<QString, Relation> relations{};

  void startElement(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "Relationship" && relations.size() < limits::kMaxParts) {
      relations.insert(toText(attributes.value("Id")),
                       {toText(attributes.value("Type")), partName(toText(attributes.value("Target")))});
    }
  }
  void endElement(std::string_view) override {}

 private:
  /// Targets are relative to xl/ unless they begin with a slash.
  static QString partName(const QString& target) {
    if (target.startsWith(u'/')) {
      return target.mid(1);
    }
    return target.startsWith(QStringLiteral("../")) ? target.mid(3) : QStringLiteral("xl/") + target;
  }
};

class WorkbookHandler final : public XmlHandler {
 public:
  struct Sheet {
    SheetInfo info{};
    QString relation{};
  };
  std::vector<Sheet> sheets{};
  bool date1904 = false;

  void startElement(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      date1904 = attributes.isTrue("date1904");
    } else if (name == "sheet") {
      if (sheets.size() >= limits::kMaxSheets) {
        stop({ErrorCode::Hostile, QStringLiteral("sheets"), {}});
        return;
      }
      const std::string_view state = attributes.value("state");
      const bool hidden = state == "hidden" || state == "veryHidden";
      sheets.push_back({{toText(attributes.value("name")), hidden}, toText(attributes.value("id"))});
    }
  }
  void endElement(std::string_view) override {}
};

class StylesHandler final : public XmlHandler {
 public:
  std::vector<bool> isDate{};

  void startElement(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      custom_.insert(toNumber(attributes.value("numFmtId"), -1), isDateFormat(toText(attributes.value("formatCode"))));
    } else if (name == "cellXfs") {
      inCellFormats_ = true;
    } else if (name == "xf" && inCellFormats_) {
      isDate.push_back(showsDate(toNumber(attributes.value("numFmtId"), 0)));
    }
    if (isDate.size() > limits::kMaxStyles || custom_.size() > static_cast<qsizetype>(limits::kMaxStyles)) {
      stop({ErrorCode::Hostile, QStringLiteral("styles"), {}});
    }
  }
  void endElement(std::string_view name) override {
    if (name == "cellXfs") {
      inCellFormats_ = false;
    }
  }

 private:
  /// Built-in ids: 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese editions of Excel.
  bool showsDate(int id) const {
    if (const auto found = custom_.constFind(id); found != custom_.constEnd()) {
      return *found;
    }
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  }

  QHash<int, bool> custom_{};
  bool inCellFormats_ = false;
};

}  // namespace

/// Collects <si>, leaving out the reading aids in <rPh>.
class SharedStringsHandler final : public XmlHandler {
 public:
  SharedStrings strings{};

  void startElement(std::string_view name, const XmlAttributes&) override {
    inPhonetic_ = inPhonetic_ || name == "rPh";
    inText_ = name == "t" && !inPhonetic_;
  }
  void endElement(std::string_view name) override {
    if (name == "rPh") {
      inPhonetic_ = false;
    } else if (name == "t") {
      inText_ = false;
    } else if (name == "si") {
      strings.ends_.push_back(strings.text_.size());
      if (strings.ends_.size() > limits::kMaxSharedStrings) {
        stop({ErrorCode::Hostile, QStringLiteral("shared_strings"), {}});
      }
    }
  }
  void text(std::string_view piece) override {
    if (!inText_) {
      return;
    }
    strings.text_.append(piece);
    const std::size_t begin = strings.ends_.empty() ? 0 : strings.ends_.back();
    if (strings.text_.size() - begin > std::size_t{4} * limits::kMaxCellChars) {
      stop({ErrorCode::Hostile, QStringLiteral("cell_length"), {}});
    } else if (strings.text_.size() > limits::kMaxSharedTextBytes) {
      stop({ErrorCode::Hostile, QStringLiteral("shared_strings"), {}});
    }
  }

 private:
  bool inText_ = false;
  bool inPhonetic_ = false;
};

QString SharedStrings::at(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return decodeSheetEscapes(toText(std::string_view(text_).substr(begin, ends_[index] - begin)));
}

Result<SharedStrings> SharedStrings::read(const ZipArchive& archive, const QString& part) {
  SharedStringsHandler handler;
  if (const Result<void> parsed = parseXml(archive, part, handler); !parsed) {
    return tl::unexpected(parsed.error());
  }
  return std::move(handler.strings);
}

bool isDateFormat(QStringView code) {
  bool quoted = false;
  bool bracketed = false;
  for (qsizetype i = 0; i < code.size(); ++i) {
    const QChar c = code[i].toLower();
    if (c == u'"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (c == u'\\' || c == u'_' || c == u'*') {
      ++i;
    } else if (c == u'[') {
      bracketed = true;
    } else if (c == u']') {
      bracketed = false;
    } else if (!bracketed && (c == u'y' || c == u'd' || c == u'm' || c == u'h' || c == u's')) {
      return true;
    } else if (c == u';') {
      return false;  // the second section shows negative numbers
    }
  }
  return false;
}

Result<WorkbookParts> readWorkbookParts(const ZipArchive& archive) {
  if (!archive.contains(QStringLiteral("xl/workbook.xml"))) {
    const bool otherBook = archive.contains(QStringLiteral("xl/workbook.bin"));
    return refuse(ErrorCode::Unsupported, otherBook ? QStringLiteral("old_excel") : QStringLiteral("not_a_table"));
  }
  WorkbookHandler workbook;
  RelationsHandler relations;
  if (const Result<void> parsed = parseXml(archive, QStringLiteral("xl/workbook.xml"), workbook); !parsed) {
    return tl::unexpected(parsed.error());
  }
  if (const Result<void> parsed = parseXml(archive, QStringLiteral("xl/_rels/workbook.xml.rels"), relations); !parsed) {
    return tl::unexpected(parsed.error());
  }
  WorkbookParts parts{.date1904 = workbook.date1904};
  for (const auto& relation : relations.relations) {
    if (relation.type.endsWith(QStringLiteral("/sharedStrings")) && archive.contains(relation.target)) {
      parts.sharedStrings = relation.target;
    } else if (relation.type.endsWith(QStringLiteral("/styles")) && archive.contains(relation.target)) {
      parts.styles = relation.target;
    }
  }
  for (const WorkbookHandler::Sheet& sheet : workbook.sheets) {
    const auto relation = relations.relations.value(sheet.relation);
    // Chart sheets have no cells.
    if (relation.type.endsWith(QStringLiteral("/worksheet")) && archive.contains(relation.target)) {
      parts.sheets.push_back({sheet.info, relation.target});
    }
  }
  if (parts.sheets.empty()) {
    return refuse(ErrorCode::Damaged, QStringLiteral("sheets"));
  }
  return parts;
}

Result<std::vector<bool>> readDateStyles(const ZipArchive& archive, const QString& part) {
  StylesHandler handler;
  if (const Result<void> parsed = parseXml(archive, part, handler); !parsed) {
    return tl::unexpected(parsed.error());
  }
  return std::move(handler.isDate);
}

}  // namespace shuangda
