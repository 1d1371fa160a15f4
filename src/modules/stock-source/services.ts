import type { SourceItemChangesService } from "./batch/source-item-changes-service"
import type { StockImportCorrectionsService } from "./imports/corrections/stock-import-corrections-service"
import type { StockImportFilesService } from "./imports/keep/stock-import-files-service"
import type { SupplierNumbersService } from "./imports/profiles/numbers/supplier-numbers-service"
import type { StockImportProfilesService } from "./imports/profiles/stock-import-profiles-service"
import type { StockImportActsService } from "./imports/stock-import-acts-service"
import type { StockImportsService } from "./imports/stock-imports-service"
import type { DefaultAssignmentsService } from "./levels/default-assignments-service"
import type { LevelsService } from "./levels/levels-service"
import type { SettlingService } from "./levels/settle/settling-service"
import type { SourceItemsService } from "./sources/items/source-items-service"
import type { SourcesService } from "./sources/sources-service"

/** What `loaders/register-services.ts` has registered. */
export type Services = {
  levelsService: LevelsService
  defaultAssignmentsService: DefaultAssignmentsService
  settlingService: SettlingService
  sourcesService: SourcesService
  sourceItemsService: SourceItemsService
  sourceItemChangesService: SourceItemChangesService
  stockImportsService: StockImportsService
  stockImportActsService: StockImportActsService
  stockImportFilesService: StockImportFilesService
  stockImportProfilesService: StockImportProfilesService
  stockImportCorrectionsService: StockImportCorrectionsService
  supplierNumbersService: SupplierNumbersService
}
