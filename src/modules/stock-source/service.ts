import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { once } from "node:events"
import { PassThrough, type Readable } from "node:stream"
import { Database } from "./database"
import Source from "./models/source"
import SourceItem from "./models/source-item"
import StockImport from "./models/stock-import"
import { parseOptions } from "./options"
import { copySourceItems, parseExportColumns } from "./sql/copy-source-items"
import {
  countSourceItems,
  readSourceItems,
  type SourceItemConfig,
  type SourceItemDetails,
} from "./sql/read-source-items"
import type { SourceItemFilters } from "./sql/source-item-filters"
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

  /** One page of the source items that the filters let through, with level, item and location. */
  async listSourceItemDetails(
    filters: SourceItemFilters = {},
    config: SourceItemConfig = {}
  ): Promise<SourceItemDetails[]> {
    return this.database.snapshot((connection) =>
      readSourceItems(connection, filters, config)
    )
  }

  /** As {@link listSourceItemDetails}, with the number of all that the filters let through. */
  async listAndCountSourceItemDetails(
    filters: SourceItemFilters = {},
    config: SourceItemConfig = {}
  ): Promise<[SourceItemDetails[], number]> {
    return this.database.snapshot(async (connection) => [
      await readSourceItems(connection, filters, config),
      await countSourceItems(connection, filters),
    ])
  }

  /**
   * The source items as a CSV, once its first bytes are there: what fails before that is thrown.
   * It holds a database connection until it is read to its end or destroyed, and is read as it is sent.
   *
   * @throws MedusaError `invalid_data` for unknown `columns`; default `source_code,sku,status,quantity`.
   */
  async exportSourceItems(
    filters: SourceItemFilters = {},
    columns?: string[]
  ): Promise<Readable> {
    const chosen = parseExportColumns(columns)
    const output = new PassThrough()
    const copied = this.database.snapshot((connection) =>
      copySourceItems(connection, filters, chosen, output)
    )
    copied.catch((error) => output.destroy(error))
    await Promise.race([once(output, "readable"), copied])
    return output
  }
}
