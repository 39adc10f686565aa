#include "reports/page_layout.h"

#include <algorithm>
#include <optional>

#include "reports/layout_context.h"

namespace shuangda {

namespace {

template <typename... F>
struct Overloaded : F... {
  using F::operator()...;
};

void layOutBlock(const Block& block, LayoutContext& context) {
  std::visit(Overloaded{[&](const MastheadBlock& b) { layOutMasthead(b, context); },
                        [&](const TitleBlock& b) { layOutTitle(b, context); },
                        [&](const RecipientsBlock& b) { layOutRecipients(b, context); },
                        [&](const ParagraphBlock& b) { layOutParagraph(b, context); },
                        [&](const EnclosuresBlock& b) { layOutEnclosures(b, context); },
                        [&](const TableBlock& b) { layOutTable(b, context); },
                        [&](const ChartBlock& b) { layOutChart(b, context); },
                        [&](const SignatureBlock& b) { layOutSignature(b, context); },
                        [&](const AttachmentBlock& b) { layOutAttachment(b, context); },
                        // Stands at the foot of the last page, which is known only at the end.
                        [&](const ImprintBlock& b) { context.imprint = &b; }},
             block);
}

// Puts 版记 at the foot of the last page, or of a new one when there is no room. Gives the number of pages that carry a
// number: an empty page put in before 版记 and that of 版记 after it do not (7.5).
std::size_t placeImprint(std::vector<Page>& pages, double roomLeft, LayoutContext& context) {
  if (context.imprint == nullptr) {
    return pages.size();
  }
  const std::size_t filled = pages.size();
  const FlowItem item = imprintItem(*context.imprint, context);
  const bool portrait = !pages.empty() && pages.back().orientation == Orientation::Portrait;
  // One line's distance keeps the text apart from 版记.
  if (!portrait || item.height + paper::linePitch > roomLeft) {
    pages.push_back({});
  }
  if (context.options.imprint == ImprintPlace::EvenPage && pages.size() % 2 != 0) {
    pages.push_back({});
  }
  const double top = paper::typeBottom - item.height;
  for (const PlacedLine& line : item.lines) {
    pages.back().lines.push_back({line.line, paper::leftMargin + line.x, top + line.baseline});
  }
  for (const PlacedRule& rule : item.rules) {
    pages.back().rules.push_back({rule.area.translated(paper::leftMargin, top), rule.ink});
  }
  return pages.size() == filled + 2 ? filled : pages.size();
}

void addFolios(std::vector<Page>& pages, std::size_t numbered, LayoutContext& context) {
  for (std::size_t i = 0; i < numbered; ++i) {
    const bool letterHead = i == 0 && context.masthead == Masthead::Letter;
    if (!letterHead) {
      pages[i].folio.push_back(folio(static_cast<int>(i) + 1, context));
    }
  }
}

// 7.3.2: 主送 moves to 版记, above 抄送, when it leaves no room for text on the first page.
std::optional<Document> withRecipientsAtEnd(const Document& document) {
  Document moved = document;
  const auto recipients = std::find_if(moved.blocks.begin(), moved.blocks.end(), [](const Block& block) {
    return std::holds_alternative<RecipientsBlock>(block);
  });
  if (recipients == moved.blocks.end()) {
    return std::nullopt;
  }
  QString text = std::get<RecipientsBlock>(*recipients).text;
  text.chop(text.endsWith(QStringLiteral("：")) ? 1 : 0);
  moved.blocks.erase(recipients);
  const auto isImprint = [](const Block& block) { return std::holds_alternative<ImprintBlock>(block); };
  auto imprint = std::find_if(moved.blocks.begin(), moved.blocks.end(), isImprint);
  if (imprint == moved.blocks.end()) {
    imprint = moved.blocks.insert(imprint, ImprintBlock{});
  }
  auto& entries = std::get<ImprintBlock>(*imprint).entries;
  entries.insert(entries.begin(), {QStringLiteral("主送"), text + QStringLiteral("。")});
  return moved;
}

struct Attempt {
  LaidOutDocument laidOut{};
  bool textOnFirstPage = true;
};

Attempt layOutOnce(const Document& document, FontBook& fonts, const LayoutOptions& options) {
  FontUse use(fonts);
  TextSetter setter(use);
  PageFlow flow(options.tableFrame);
  LayoutContext context{.setter = setter, .flow = flow, .options = options, .orientation = document.orientation};
  for (const Block& block : document.blocks) {
    layOutBlock(block, context);
  }
  LaidOutDocument laidOut;
  laidOut.title = document.title;
  laidOut.author = document.author;
  laidOut.pages = flow.paginate();
  const bool textOnFirstPage = !context.firstText || flow.pageOf(*context.firstText) == 0;
  std::size_t numbered = placeImprint(laidOut.pages, flow.roomLeft(), context);
  if (laidOut.pages.empty()) {
    laidOut.pages.push_back({});
    numbered = 1;
  }
  for (const PlacedRule& rule : context.firstPageRules) {
    laidOut.pages.front().rules.push_back(rule);
  }
  addFolios(laidOut.pages, numbered, context);
  laidOut.faces = fonts.faces();
  laidOut.fonts = use.report();
  return {std::move(laidOut), textOnFirstPage};
}

}  // namespace

LaidOutDocument layOut(const Document& document, FontBook& fonts, const LayoutOptions& options) {
  Attempt attempt = layOutOnce(document, fonts, options);
  if (!attempt.textOnFirstPage) {
    if (const auto moved = withRecipientsAtEnd(document)) {
      return layOutOnce(*moved, fonts, options).laidOut;
    }
  }
  return std::move(attempt.laidOut);
}

}  // namespace shuangda
