#pragma once

#include <QString>

#include "base/id.h"

namespace shuangda {

/// How an account likes to look at a list: under a name, what the page says of filter, columns, widths and order.
struct NamedView {
  ViewId id{};
  QString page{};     ///< which list, e.g. "cases"
  QString name{};
  QString content{};  ///< JSON of the page's own making

  bool operator==(const NamedView&) const = default;
};

}  // namespace shuangda
