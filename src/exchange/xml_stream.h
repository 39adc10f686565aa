#pragma once

#include <QString>
#include <functional>
#include <string_view>

#include "exchange/zip_archive.h"

namespace shuangda {

/// The attributes of an element as expat gives them: name, value, name, value … null.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value by local name (a prefix is ignored); empty when absent.
  std::string_view value(std::string_view name) const;
  bool isTrue(std::string_view name) const;

 private:
  const char** pairs_;
};

/// What a SAX reader does with a part. Element names come without prefix. The first refusal ends the reading.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void startElement(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void endElement(std::string_view name) = 0;
  virtual void text(std::string_view) {}

  /// Ends the reading: with an error, or without one when enough has been read.
  void stop(Error error);
  void stopSatisfied() { satisfied_ = true; }
  bool stopped() const { return failed_ || satisfied_; }
  bool failed() const { return failed_; }
  const Error& error() const { return error_; }

 private:
  bool failed_ = false;
  bool satisfied_ = false;
  Error error_{};
};

/// Parses a part of the archive. Refused: a DOCTYPE (no entity games), nesting beyond kMaxXmlDepth, a tag beyond
/// kMaxTokenBytes, XML that is not well formed.
Result<void> parseXml(const ZipArchive& archive, const QString& part, XmlHandler& handler);

}  // namespace shuangda
