import { once } from "node:events"
import { PassThrough, type Readable } from "node:stream"
import type {
  SourceItemConfig,
  SourceItemDetails,
  SourceItemFilters,
} from "./source-item-details"
import { SourcesService } from "./sources-service"
import {
  copySourceItems,
  type ExportOptions,
  parseExportColumns,
} from "./sql/copy-source-items"
import { countSourceItems, readSourceItems } from "./sql/read-source-items"
import {
  readStoreSourceItems,
  type StoreSourceItemFilters,
} from "./sql/read-store-source-items"
import { refreshSourceStatistics } from "./sql/refresh-statistics"
import { type StoreSourceItem, toStoreSourceItem } from "./store-source-items"

/** Reading source items: listed for a page, streamed for a file. */
export class SourceItemsService extends SourcesService {
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

  /** What a shopper may know of: variants and sources of the sales channels, quantities as the options say. */
  async listStoreSourceItems(
    filters: StoreSourceItemFilters
  ): Promise<StoreSourceItem[]> {
    const found = await readStoreSourceItems(this.database, filters)
    return found.map((stock) => toStoreSourceItem(stock, this.options))
  }

  /**
   * The columns that an export would have.
   *
   * @throws MedusaError `invalid_data` for unknown `columns`.
   */
  exportColumns(columns?: string[], options?: ExportOptions): string[] {
    return parseExportColumns(columns, options)
  }

  /**
   * The source items as a CSV, once its first bytes are there: what fails before that is thrown.
   * It holds a database connection until it is read to its end or destroyed, and is read as it is sent.
   *
   * @throws MedusaError `invalid_data` for unknown `columns`; default `source_code,sku,status,quantity`.
   */
  async exportSourceItems(
    filters: SourceItemFilters = {},
    columns?: string[],
    options?: ExportOptions
  ): Promise<Readable> {
    const chosen = parseExportColumns(columns, options)
    await refreshSourceStatistics(this.database)
    const output = new PassThrough()
    const copied = this.database.snapshot((connection) =>
      copySourceItems(connection, filters, chosen, output)
    )
    copied.catch((error) => output.destroy(error))
    await Promise.race([once(output, "readable"), copied])
    return output
  }
}
