/** Magento's status of a source item: 1 in stock, 0 out of stock. */
export type SourceItemStatus = 0 | 1

/** A decimal as text, such as "10.5": never a float in between. */
export type Quantity = string

/** Ids of the inventory levels that a write has made, changed and removed. */
export type LevelChanges = {
  created: string[]
  updated: string[]
  deleted: string[]
}

/** A source's own row, without what its stock location owns. */
export type SourceRecord = {
  id: string
  code: string
  enabled: boolean
  is_default: boolean
  /** Made from the location's name by us; whoever adopts the location may still name the source. */
  code_generated: boolean
  stock_location_id: string
}

/** A source to be made, or the unnamed source of a stock location to be given its code. */
export type NewSource = {
  code: string
  stock_location_id: string
  /** Default true. */
  enabled?: boolean
  /** Default false; true takes the default over from the source that has it. */
  is_default?: boolean
}

/** What makes a source itself: its code, and its stock location where that exists already. */
export type SourceIdentity = Pick<NewSource, "code"> &
  Partial<Pick<NewSource, "stock_location_id">>

/** What of a source is to change; the rest stays. */
export type SourceChange = {
  id: string
  enabled?: boolean
  is_default?: true
}

/** Sources as they were before a write, so that it can be taken back. */
export type SourcesBefore = {
  sources: SourceRecord[]
  /** Sources that were not there. */
  created: string[]
  /** Null where the default was not moved. */
  default_source_id: string | null
}

/** An inventory level and the key of Medusa's lock over its stock. */
export type LevelKey = {
  level_id: string
  inventory_item_id: string
}

/** A source whose units are on their way to where its `enabled` wants them. */
export type SourceSettling = {
  source_id: string
  /** True: units are released. False: they are withheld. */
  enabled: boolean
  /** Inventory levels that are done, of those that `total` had to be; both 0 until they are counted. */
  done: number
  total: number
}

/** What is recorded for a source to be settled. */
export type SettlingRun = {
  source_id: string
  /** Another one each time that it is recorded. */
  run: string
  /** When it was recorded, as PostgreSQL writes it. */
  since: string
  /** Id of the last level up to which it is done; empty at the beginning. */
  after: string
  /** Levels to be moved; null until they are counted. */
  total: number | null
}

/** What a source holds that keeps it from being deleted. */
export type SourceHoldings = {
  id: string
  code: string
  is_default: boolean
  stock_location_id: string
  /** Inventory levels at its stock location, empty ones too. */
  levels: number
  /** Physical units in them, withheld ones too. */
  quantity: Quantity
  reservations: number
}

/** All units at a source, from one moment. */
export type UnitSums = {
  /** Null: levels of stock locations that have no source. */
  source_code: string | null
  /** What Medusa has in stock. */
  stocked: Quantity
  /** What is there and must not be sold. */
  withheld: Quantity
  /** Both: the physical units. */
  units: Quantity
}

/** How many rows a reconcile had to fix; all 0 where sources and Medusa were in step. */
export type ReconcileCounts = {
  sources_created: number
  sources_restored: number
  sources_retired: number
}

/** Live levels of inventory items, or at stock locations, that were deleted before; they are removed. */
export type GhostLevels = {
  level_ids: string[]
  /** Physical units in them, withheld ones too. */
  units: Quantity
  /** SKU and stock location of the ten with most units. */
  examples: string[]
}

/** Options of the plugin, as given in `medusa-config.ts`, with their defaults filled in. */
export type StockSourceOptions = {
  /** New inventory items are assigned to the default source with quantity 0. Default true. */
  assign_default_source: boolean
  /**
   * How `inventory-level.*`, the names of Medusa's own workflows, are emitted after a bulk write:
   * one event a level ("each", default), one event with all ids ("batch") or not at all ("none").
   */
  level_events: "each" | "batch" | "none"
  /** Largest upload, in bytes. Default 512 MiB. */
  max_file_size: number
  /** Most data rows in one file. Default 5,000,000. */
  max_rows: number
  /** Rows written in one short transaction while an import is applied. */
  chunk_size: number
  /** Days after which an import's plan and file are dropped; its summary stays. Default 90. */
  retention_days: number
  /**
   * What a storefront is told of quantities at a source: the number ("exact", default, as Medusa's own store API tells
   * the sum of all sources), the number up to `store_quantity_threshold` and null above it ("threshold"), or null always
   * ("hidden"). `in_stock` is always told.
   */
  store_quantity: "exact" | "threshold" | "hidden"
  /** Largest quantity that is told where `store_quantity` is "threshold". */
  store_quantity_threshold?: number
}
