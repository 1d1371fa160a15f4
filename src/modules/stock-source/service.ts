import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { Database } from "./database"
import Source from "./models/source"
import SourceItem from "./models/source-item"
import StockImport from "./models/stock-import"
import { parseOptions } from "./options"
import type { StockSourceOptions } from "./types"

type InjectedDependencies = {
  __pg_connection__: Knex
}

export default class StockSourceModuleService extends MedusaService({
  Source,
  SourceItem,
  StockImport,
}) {
  /** The plugin's options with their defaults. */
  readonly options: StockSourceOptions
  protected readonly database: Database

  constructor(dependencies: InjectedDependencies, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
    this.database = new Database(dependencies.__pg_connection__)
  }
}
