import { MedusaError, MedusaService } from "@medusajs/framework/utils"
import Source from "./models/source"
import SourceItem from "./models/source-item"
import StockImport from "./models/stock-import"
import StockImportProfile from "./models/stock-import-profile"
import { inOrderOfLevels, withLevelsOfIds } from "./sources/items/find-by-level"

/** What Medusa generates of the models. */
export const GeneratedService = MedusaService({
  Source,
  SourceItem,
  StockImport,
  StockImportProfile,
})

// Those that list source items look for their levels, which have indexes.
for (const method of ["listSourceItems", "listAndCountSourceItems"]) {
  const generated = Reflect.get(GeneratedService.prototype, method)
  Object.defineProperty(GeneratedService.prototype, method, {
    value(filters: unknown, config?: object, ...context: unknown[]) {
      return generated.call(
        this,
        withLevelsOfIds(filters),
        inOrderOfLevels(config),
        ...context
      )
    },
  })
}

type Generated = InstanceType<typeof GeneratedService>
type GeneratedWrite = Extract<
  keyof Generated,
  `${"create" | "update" | "delete" | "softDelete" | "restore"}${string}`
>

const IMPORT_ACTS =
  "applyStockImportWorkflow, undoStockImportWorkflow or cancelStockImportWorkflow"

/** Generated methods that would write rows past the plugin's rules, and what to call in their place. */
export const INSTEAD: Record<GeneratedWrite, string> = {
  createSources: "createSourcesWorkflow",
  updateSources: "updateSourcesWorkflow",
  deleteSources: "deleteSourcesWorkflow",
  softDeleteSources: "deleteSourcesWorkflow",
  restoreSources: "createSourcesWorkflow",
  createSourceItems: "assignSourceItemsWorkflow",
  updateSourceItems: "upsertSourceItemsWorkflow",
  deleteSourceItems: "unassignSourceItemsWorkflow",
  softDeleteSourceItems: "unassignSourceItemsWorkflow",
  restoreSourceItems: "assignSourceItemsWorkflow",
  createStockImports: "importStockSourcesWorkflow",
  updateStockImports: IMPORT_ACTS,
  deleteStockImports: "deleteStockImportsWorkflow",
  softDeleteStockImports: "deleteStockImportsWorkflow",
  restoreStockImports: "importStockSourcesWorkflow with the same file",
  createStockImportProfiles: "createStockImportProfilesWorkflow",
  updateStockImportProfiles: "updateStockImportProfilesWorkflow",
  deleteStockImportProfiles: "deleteStockImportProfilesWorkflow",
  softDeleteStockImportProfiles: "deleteStockImportProfilesWorkflow",
  restoreStockImportProfiles: "createStockImportProfilesWorkflow",
}

/** Reading, as Query and a store's own code do. */
export type GeneratedReads = Omit<Generated, GeneratedWrite>

/** Lets the generated methods that write throw, and say what to call in their place. */
export function refuseGeneratedWrites(prototype: object): void {
  for (const [method, instead] of Object.entries(INSTEAD)) {
    Object.defineProperty(prototype, method, {
      value: async () => {
        throw new MedusaError(
          MedusaError.Types.NOT_ALLOWED,
          `${method} would write past the rules of stock sources, so it cannot be called. Run ${instead} instead.`
        )
      },
    })
  }
}
