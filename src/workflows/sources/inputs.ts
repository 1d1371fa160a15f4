import type { UpsertStockLocationAddressInput } from "@medusajs/framework/types"

export type CreateSourceInput = {
  /** Immutable, unique whatever its case. */
  code: string
  /** The stock location's name; may be left out where an existing location is adopted. */
  name?: string
  /** Default true. */
  enabled?: boolean
  /** Default false; true takes the default over from the source that has it. */
  is_default?: boolean
  /** An existing stock location to adopt; a new one is made where it is left out. */
  stock_location_id?: string
  address?: UpsertStockLocationAddressInput
  /** Sales channels that the stock location is to serve, beside those that it serves already. */
  sales_channel_ids?: string[]
}

export type CreateSourcesWorkflowInput = { sources: CreateSourceInput[] }

export type UpdateSourceInput = {
  /** Says which source; a code cannot be changed. */
  code: string
  name?: string
  /** False withholds all units of the source, true releases those of items in stock. */
  enabled?: boolean
  /** True takes the default over from the source that has it. */
  is_default?: boolean
  address?: UpsertStockLocationAddressInput
  /** Exactly the sales channels that the stock location is to serve. */
  sales_channel_ids?: string[]
}

export type UpdateSourcesWorkflowInput = { sources: UpdateSourceInput[] }
