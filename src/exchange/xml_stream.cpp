#include "exchange/xml_stream.h"

#include <expat.h>

#include "exchange/limits.h"

namespace shuangda {
namespace {

std::string_view localName(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct Parsing {
  XML_Parser parser = nullptr;
  XmlHandler* handler = nullptr;
  int depth = 0;

  void stopIfWanted() {
    if (handler->stopped()) {
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void onStart(void* data, const char* name, const char** attributes) {
  auto& parsing = *static_cast<Parsing*>(data);
  if (parsing.handler->stopped()) {
    return;
  }
  if (++parsing.depth > limits::kMaxXmlDepth) {
    parsing.handler->stop({ErrorCode::Hostile, QStringLiteral("xml_depth"), {}});
  } else {
    parsing.handler->startElement(localName(name), XmlAttributes(attributes));
  }
  parsing.stopIfWanted();
}

void onEnd(void* data, const char* name) {
  auto& parsing = *static_cast<Parsing*>(data);
  if (parsing.handler->stopped()) {
    return;
  }
  --parsing.depth;
  parsing.handler->endElement(localName(name));
  parsing.stopIfWanted();
}

void onText(void* data, const char* text, int length) {
  auto& parsing = *static_cast<Parsing*>(data);
  if (parsing.handler->stopped()) {
    return;
  }
  parsing.handler->text({text, static_cast<std::size_t>(length)});
  parsing.stopIfWanted();
}

void onDoctype(void* data, const char*, const char*, const char*, int) {
  auto& parsing = *static_cast<Parsing*>(data);
  parsing.handler->stop({ErrorCode::Hostile, QStringLiteral("doctype"), {}});
  parsing.stopIfWanted();
}

}  // namespace

std::string_view XmlAttributes::value(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (localName(pair[0]) == name) {
      return pair[1];
    }
  }
  return {};
}

bool XmlAttributes::isTrue(std::string_view name) const {
  const std::string_view text = value(name);
  return text == "1" || text == "true" || text == "on";
}

void XmlHandler::stop(Error error) {
  if (!failed_) {
    failed_ = true;
    error_ = std::move(error);
  }
}

Result<void> parseXml(const ZipArchive& archive, const QString& part, XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
  Parsing parsing{parser.get(), &handler};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), onStart, onEnd);
  XML_SetCharacterDataHandler(parser.get(), onText);
  XML_SetStartDoctypeDeclHandler(parser.get(), onDoctype);
  std::int64_t fed = 0;
  Result<void> done = archive.stream(part, [&](QByteArrayView piece, bool last) -> Result<void> {
    fed += piece.size();
    const XML_Status status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last);
    if (handler.failed()) {
      return tl::unexpected(handler.error());
    }
    if (handler.stopped()) {
      return refuse(ErrorCode::WrongState);  // only ends the stream; taken back below
    }
    if (status != XML_STATUS_OK) {
      return refuse(ErrorCode::Damaged, QStringLiteral("xml"), part);
    }
    // Expat keeps an unfinished tag in memory however long it grows.
    if (fed - XML_GetCurrentByteIndex(parser.get()) > limits::kMaxTokenBytes) {
      return refuse(ErrorCode::Hostile, QStringLiteral("xml_token"), part);
    }
    return {};
  });
  if (!done && handler.stopped() && !handler.failed()) {
    return {};
  }
  if (!done && done.error().value.isEmpty()) {
    done.error().value = part;
  }
  return done;
}

}  // namespace shuangda
