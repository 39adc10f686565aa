#pragma once

#include <memory>

#include "services/account_service.h"
#include "services/alarm_service.h"
#include "services/attachment_service.h"
#include "services/bulk_edit_service.h"
#include "services/bulletin_draft_service.h"
#include "services/bulletin_service.h"
#include "services/case_service.h"
#include "services/clock_service.h"
#include "services/clue_service.h"
#include "services/code_list_service.h"
#include "services/custody_service.h"
#include "services/disposal_service.h"
#include "services/draft_service.h"
#include "services/finding_service.h"
#include "services/goods_service.h"
#include "services/import_service.h"
#include "services/label_service.h"
#include "services/maintenance_service.h"
#include "services/place_service.h"
#include "services/procedure_service.h"
#include "services/setting_service.h"
#include "services/scan_service.h"
#include "services/screening_service.h"
#include "services/search_service.h"
#include "services/stock_take_service.h"
#include "services/store.h"
#include "services/transfer_board.h"
#include "services/transfer_service.h"
#include "services/view_service.h"

namespace shuangda {

/// Everything that works on one open store, put together in one place. Belongs to the thread that opened the store.
class Services {
 public:
  explicit Services(std::unique_ptr<Store> opened)
      : store(std::move(opened)), accounts(*store), cases(*store), procedure(*store), clocks(*store), clues(*store), codeLists(*store),
        imports(*store), findings(*store), bulletins(*store), bulletinDrafts(*store), maintenance(*store), attachments(*store), drafts(*store),
        bulkEdits(*store), settings(*store), search(*store), views(*store), goods(*store), custody(*store), places(*store),
        disposals(*store), stockTakes(*store), scans(*store), labels(*store), alarms(*store), transfers(*store), board(*store), screening(*store) {}

  std::unique_ptr<Store> store;
  AccountService accounts;
  CaseService cases;
  ProcedureService procedure;
  ClockService clocks;
  ClueService clues;
  CodeListService codeLists;
  ImportService imports;
  FindingService findings;
  BulletinService bulletins;
  BulletinDraftService bulletinDrafts;
  MaintenanceService maintenance;
  AttachmentService attachments;
  DraftService drafts;
  BulkEditService bulkEdits;
  SettingService settings;
  SearchService search;
  ViewService views;
  GoodsService goods;
  CustodyService custody;
  PlaceService places;
  DisposalService disposals;
  StockTakeService stockTakes;
  ScanService scans;
  LabelService labels;
  AlarmService alarms;
  TransferService transfers;
  TransferBoardService board;
  ScreeningService screening;
};

}  // namespace shuangda
