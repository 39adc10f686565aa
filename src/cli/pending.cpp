#include "cli/commands.h"
namespace shuangda::cli {
void addImportCommands(CLI::App&, Context&) {}
}
