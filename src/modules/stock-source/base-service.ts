import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { Database } from "./database/database"
import Source from "./models/source"
import SourceItem from "./models/source-item"
import StockImport from "./models/stock-import"
import { parseOptions } from "./options"
import type { StockSourceOptions } from "./types"
import { WorkUnderWay } from "./imports/work-under-way"

type InjectedDependencies = {
  __pg_connection__: Knex
}

/** What all of the module's methods stand on: Medusa's generated ones, the options and the database. */
export class BaseService extends MedusaService({
  Source,
  SourceItem,
  StockImport,
}) {
  /** The plugin's options with their defaults. */
  readonly options: StockSourceOptions
  /** What a shutdown of this process waits for. */
  readonly workUnderWay = new WorkUnderWay()
  /** What Medusa calls when the application starts, and before it takes the database away. */
  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => undefined,
    onApplicationPrepareShutdown: () => this.workUnderWay.stop(),
  }
  protected readonly database: Database

  constructor(dependencies: InjectedDependencies, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
    this.database = new Database(dependencies.__pg_connection__)
  }
}
