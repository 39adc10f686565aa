#pragma once

#include <CLI/App.hpp>

#include "cli/context.h"
#include "domain/bulletin.h"

namespace shuangda::cli {

/// The options that say which figures are meant, as typed.
struct RequestOptions {
  std::string period{};
  std::string scope{};
  std::string cutoff{};
};

/// The same, understood.
struct BulletinRequest {
  Period period = Period::quarter(2020, 1);
  FigureScope scope{};
  Instant cutoff{};
};

void addRequestOptions(CLI::App* command, RequestOptions& options);
/// Stop with WrongUsage when something cannot be understood; the cutoff defaults to now.
BulletinRequest requestOf(const Context& context, const RequestOptions& options);

}  // namespace shuangda::cli
