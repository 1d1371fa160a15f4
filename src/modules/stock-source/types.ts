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
}
