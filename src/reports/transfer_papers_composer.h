#pragma once

#include "domain/transfer_papers.h"
#include "reports/document.h"

namespace shuangda {

/// A paper of 两法衔接 as blocks: organ and title, 文号, text, forms and lists, 附件, 落款, 抄送, and the slip on a page of its own.
Document composeTransferPaper(const TransferPaperValue& paper);

}  // namespace shuangda
