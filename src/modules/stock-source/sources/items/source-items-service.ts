import { MedusaError } from "@medusajs/framework/utils"
import { once } from "node:events"
import { NOT_AVAILABLE } from "../../codes"
import type { Connection } from "../../database/connection"
import { type Database, inSnapshot } from "../../database/database"
import { csvDialect } from "./export-dialect"
import { ExportStream } from "./export-stream"
import type {
  SourceItemConfig,
  SourceItemDetails,
  SourceItemFilters,
} from "./source-item-details"
import {
  copySourceItems,
  copySourceItemsToWorkbook,
  type ExportOptions,
  parseExportColumns,
} from "./sql/copy-source-items"
import { countSourceItems, readSourceItems } from "./sql/read-source-items"
import {
  readStoreSourceItems,
  type StoreSourceItemFilters,
} from "./sql/read-store-source-items"
import {
  installSourceItemView,
  isSourceItemViewInstalled,
} from "./sql/source-item-view"
import { refreshSourceStatistics } from "../../database/sql/refresh-statistics"
import { type StoreSourceItem, toStoreSourceItem } from "./store-source-items"
import type { StockSourceOptions } from "../../types"

// A reader that takes nothing for so long is gone: it holds one of the store's database connections.
const MILLISECONDS_TO_STALL = 60_000
const BYTE_ORDER_MARK = "\ufeff"

/** Source items: listed for a page, streamed for a file. */
export class SourceItemsService {
  private readonly database: Database
  private readonly options: StockSourceOptions

  constructor({
    database,
    stockSourceOptions,
  }: {
    database: Database
    stockSourceOptions: StockSourceOptions
  }) {
    this.database = database
    this.options = stockSourceOptions
  }

  /** Lets Medusa's Query see source items. Medusa's table may be made after our migrations, and others may drop it. */
  async ensureView(): Promise<void> {
    if (!(await isSourceItemViewInstalled(this.database))) {
      await this.database.transaction(installSourceItemView)
    }
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
   * The source items as a CSV or a workbook, once its first bytes are there: what fails before that is thrown.
   * It holds a database connection until it is read to its end or destroyed, and is read as it is sent; where nothing of
   * it is read for a minute, it is destroyed. So only a few are made at a time, and the others wait.
   *
   * @throws MedusaError `invalid_data` for unknown `columns`; default `source_code,sku,status,quantity`.
   * @throws MedusaError `not_available` where its turn does not come within `patienceMs`; the signal's reason.
   */
  async exportSourceItems(
    filters: SourceItemFilters = {},
    columns?: string[],
    { signal, patienceMs, ...options }: ExportOptions & ExportTurn = {}
  ): Promise<ExportStream> {
    const chosen = parseExportColumns(columns, options)
    const dialect = csvDialect(options)
    const start = dialect.bom ? BYTE_ORDER_MARK : ""
    const output = new ExportStream(MILLISECONDS_TO_STALL, start)
    signal?.addEventListener("abort", () => output.destroy(signal.reason), {
      once: true,
    })
    const copied = this.whenItsTurn(
      { signal, patienceMs },
      async (connection) => {
        await refreshSourceStatistics(connection)
        await inSnapshot(connection, () =>
          options.format === "xlsx"
            ? copySourceItemsToWorkbook(connection, filters, chosen, output)
            : copySourceItems(connection, filters, chosen, output, dialect)
        )
      }
    )
    copied.catch((error) => output.destroy(error))
    await Promise.race([once(output, "readable"), copied])
    return output
  }

  private async whenItsTurn<Result>(
    { signal, patienceMs }: ExportTurn,
    work: (connection: Connection) => Promise<Result>
  ): Promise<Result> {
    const late = new AbortController()
    const timer =
      patienceMs === undefined
        ? undefined
        : setTimeout(() => late.abort(tooManyExports()), patienceMs)
    const wanted = {
      work: "export" as const,
      upTo: 1,
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    }
    try {
      return await this.database.withConnections(wanted, ([connection]) => {
        clearTimeout(timer)
        return work(connection)
      })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** How long an export waits for its turn. */
export type ExportTurn = {
  /** Ends the export, whether it waits or is under way: nobody wants it any more. */
  signal?: AbortSignal
  /** Default: for as long as it takes. */
  patienceMs?: number
}

/** As many exports are read as may be at a time. */
function tooManyExports(): MedusaError {
  return new MedusaError(
    NOT_AVAILABLE,
    "Other exports are being downloaded, and long work may hold only so many of the store's database connections. Try again in a moment."
  )
}
