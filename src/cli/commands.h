#pragma once

#include <CLI/App.hpp>

#include "cli/context.h"

namespace shuangda::cli {

/// Each family registers its commands with callbacks that act through the services and throw Stop to end otherwise.
void addStoreCommands(CLI::App& app, Context& context);     // init, verify, backup, migrate
void addImportCommands(CLI::App& app, Context& context);    // import, export
void addFindingCommands(CLI::App& import, Context& context);  // import findings, settle
void addCaseCommands(CLI::App& app, Context& context);      // case list, case show
void addClueCommands(CLI::App& app, Context& context);      // clue add, change, list, show, duplicates, extend, refuse, to-case, merge, reopen, reward
void addAttachmentCommands(CLI::App& app, Context& context);  // attachment add, list, export, withdraw
void addIndicatorCommands(CLI::App& app, Context& context); // indicator list, check, add, remove
void addSettingCommands(CLI::App& app, Context& context);   // setting list, get, set
void addLawCommands(CLI::App& app, Context& context);       // law check
void addLawClockCommands(CLI::App& law, Context& context);  // law due, rules, holidays, amend
void addLawScreenCommand(CLI::App& law, Context& context);  // law screen
void addDueCommands(CLI::App& app, Context& context);       // due, due explain
void addCaseEventCommands(CLI::App& family, Context& context);  // case event, steps, withdraw-event, numbers
void addGoodsCommands(CLI::App& app, Context& context);     // goods list, show, add, move, correct, split, merge, note, why, kinds
void addLabelCommand(CLI::App& family, Context& context);   // goods labels
void addGoodsPrint(CLI::App& family, Context& context);        // goods print
void addGoodsListPrint(CLI::App& family, Context& context);    // case goods-list
void addDestructionPrint(CLI::App& family, Context& context);  // destruction print
void addStockPrint(CLI::App& family, Context& context);        // stocktake print
void addStockCommands(CLI::App& app, Context& context);     // stocktake list, start, show, count, close, settle
void addPlaceCommands(CLI::App& app, Context& context);     // place add, list
void addDestructionCommands(CLI::App& app, Context& context);  // destruction list, show, plan … sign
void addTransferCommands(CLI::App& app, Context& context);  // transfer list, show, step, open, withdraw, suspect
void addTransferBoardCommands(CLI::App& family, Context& context);  // transfer board, owed, table
void addTransferPrint(CLI::App& family, Context& context);          // transfer print, papers, way, machine
void addPlatformCommands(CLI::App& app, Context& context);  // platform compare, export, mark
void addReportCommands(CLI::App& app, Context& context);    // report list, show, submit, due, check, answer
void addReportFileCommands(CLI::App& family, Context& context);  // report template, read
void addScreenCommands(CLI::App& app, Context& context);    // screen, screen facts, screen decide
void addUserCommands(CLI::App& app, Context& context);      // user add, list, passwd, roles
void addBulletinCommands(CLI::App& app, Context& context);  // bulletin show, records, print
void addBulletinPrintCommand(CLI::App& family, Context& context);
void addBulletinIssueCommands(CLI::App& family, Context& context);
void addBulletinTextCommands(CLI::App& family, Context& context);  // bulletin text, cases, problems
void addDemoCommand(CLI::App& app, Context& context);       // demo

/// Reads a std::string option as the UTF-8 it is.
inline QString text(const std::string& option) { return QString::fromStdString(option); }

}  // namespace shuangda::cli
