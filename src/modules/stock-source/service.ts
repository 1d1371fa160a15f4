import {
  type GeneratedReads,
  GeneratedService,
  refuseGeneratedWrites,
} from "./generated-service"
import { newImport, type NewStockImport } from "./imports/new-import"
import { optionsByProfile } from "./imports/profiles/take-profile"
import type { WorkUnderWay } from "./imports/work-under-way"
import type { Services } from "./services"
import type { StockImportDTO, StockSourceOptions } from "./types"

type Dependencies = Services & {
  stockSourceOptions: StockSourceOptions
  workUnderWay: WorkUnderWay
}

/** The public methods, each with the internal service that does it and documents it. */
const METHODS = {
  levelsService: [
    "ensureItemDeletion",
    "listLevelsOutOfStep",
    "listUnitSums",
    "removeGhostLevels",
  ],
  defaultAssignmentsService: [
    "assignDefaultSource",
    "forgetReplacedLevels",
    "listLostAssignments",
    "listReplacedLevels",
    "stopMakingWay",
    "unassignUntouchedLevels",
  ],
  settlingService: [
    "holdSettling",
    "listSettling",
    "listSourcesToSettle",
    "listUnsettledLevels",
    "settleLevels",
  ],
  sourcesService: [
    "addSources",
    "bringBackSources",
    "changeSources",
    "confirmSourceDeletion",
    "ensureSources",
    "findSourcesByCode",
    "forgetMigrationScript",
    "listSourceStock",
    "putEverythingInStock",
    "refuseTakenSources",
    "removeSources",
    "restoreSourcesBefore",
  ],
  sourceItemsService: [
    "exportColumns",
    "exportSourceItems",
    "listAndCountSourceItemDetails",
    "listSourceItemDetails",
    "listStoreSourceItems",
  ],
  sourceItemChangesService: [
    "listItemIdsOfCall",
    "takeBackSourceItems",
    "writeSourceItems",
  ],
  stockImportsService: [
    "completeStockImport",
    "completeStockImportUndo",
    "holdStockImport",
    "listAndCountStockImportRows",
    "listStockImportIdsWithin",
    "listStockImportIssues",
    "planStockImport",
    "reportCommittedStock",
    "reportFileErrors",
    "reportStockImport",
    "sampleStockImport",
    "writeStock",
  ],
  stockImportActsService: [
    "beginStockImportAct",
    "changeStockImportStatus",
    "endStockImportAct",
    "handStockImportActOver",
    "keepStockImportActAlive",
    "keepStockImportActsFresh",
    "listResumableStockImports",
    "raiseIfApplied",
    "recordStockImportError",
    "replaceStockImportError",
    "takeUpStockImportAct",
  ],
  stockImportCorrectionsService: [
    "correctStockImport",
    "listStockImportCorrections",
    "putCorrectionsBack",
    "takeCorrectionsBack",
  ],
  stockImportFilesService: [
    "bringStockImportsBack",
    "deleteStockImportRows",
    "forgetStockImportFile",
    "forgetUpload",
    "hideStockImports",
    "listOrphanedUploads",
    "listStockImportRemains",
    "noteUpload",
    "retireOldStockImportPlans",
    "takeStockImportBack",
  ],
  stockImportProfilesService: [
    "addStockImportProfiles",
    "bringStockImportProfilesBack",
    "changeStockImportProfiles",
    "findStockImportProfile",
    "findStockImportProfileByHeader",
    "removeStockImportProfiles",
    "restoreStockImportProfilesBefore",
  ],
  supplierNumbersService: [
    "listAndCountSupplierNumbers",
    "putSupplierNumbers",
    "removeSupplierNumbers",
    "restoreSupplierNumbersBefore",
  ],
} as const satisfies {
  [Name in keyof Services]: readonly (keyof Services[Name])[]
}

type MethodsOf<Name extends keyof Services> = Pick<
  Services[Name],
  (typeof METHODS)[Name][number] & keyof Services[Name]
>

type PublicMethods = MethodsOf<"levelsService"> &
  MethodsOf<"defaultAssignmentsService"> &
  MethodsOf<"settlingService"> &
  MethodsOf<"sourcesService"> &
  MethodsOf<"sourceItemsService"> &
  MethodsOf<"sourceItemChangesService"> &
  MethodsOf<"stockImportsService"> &
  MethodsOf<"stockImportActsService"> &
  MethodsOf<"stockImportFilesService"> &
  MethodsOf<"stockImportProfilesService"> &
  MethodsOf<"stockImportCorrectionsService"> &
  MethodsOf<"supplierNumbersService">

const Base = GeneratedService as unknown as new (
  dependencies: Dependencies
) => GeneratedReads & PublicMethods

/** The module as a store sees it: its own methods, and those by which Medusa reads its models. */
export default class StockSourceModuleService extends Base {
  /** The plugin's options with their defaults. */
  readonly options: StockSourceOptions
  /** What a shutdown of this process waits for. */
  readonly workUnderWay: WorkUnderWay
  /** What Medusa calls when the application starts, and before it takes the database away. */
  readonly __hooks = {
    // MEDUSA: run by every process when its modules are loaded, those of `db:migrate` and `exec` too; what it throws is swallowed.
    onApplicationStart: async () => {
      await this.services.defaultAssignmentsService.prepareMakingWay()
      await this.services.sourceItemsService.ensureView()
    },
    onApplicationPrepareShutdown: () => this.workUnderWay.stop(),
  }
  private readonly services: Services

  constructor(dependencies: Dependencies) {
    super(dependencies)
    this.services = dependencies
    this.options = dependencies.stockSourceOptions
    this.workUnderWay = dependencies.workUnderWay
  }

  /** Records an uploaded file as a stock import in status `uploaded`, and forgets the note of its upload. */
  async addStockImport(input: NewStockImport): Promise<StockImportDTO> {
    const { profile } = input.options ?? {}
    const options = profile
      ? optionsByProfile(
          { ...input.options },
          await this.services.stockImportProfilesService.findStockImportProfile(
            profile
          )
        )
      : input.options
    const created = await GeneratedService.prototype.createStockImports.call(
      this,
      newImport({ ...input, options })
    )
    await this.services.stockImportFilesService.forgetUpload(input.file.key)
    return created
  }

  /** One stock import; `not_found` where there is none. */
  async retrieveImport(id: string): Promise<StockImportDTO> {
    return (await this.retrieveStockImport(id)) as unknown as StockImportDTO
  }

  /** The import that was made with this `Idempotency-Key`, or undefined. */
  async findStockImportByKey(
    idempotency_key: string
  ): Promise<StockImportDTO | undefined> {
    const [found] = await this.listStockImports({ idempotency_key })
    return found as unknown as StockImportDTO | undefined
  }
}

type Delegating = {
  services: Record<string, Record<string, (...args: unknown[]) => unknown>>
}

for (const [service, methods] of Object.entries(METHODS)) {
  for (const method of methods) {
    Object.defineProperty(StockSourceModuleService.prototype, method, {
      writable: true,
      configurable: true,
      value(this: Delegating, ...args: unknown[]) {
        return this.services[service][method](...args)
      },
    })
  }
}

refuseGeneratedWrites(StockSourceModuleService.prototype)
