import { SOURCE_ITEM_FIELDS } from "../../../modules/stock-source/sources/items/source-item-details"

export const listSourceItemsQueryConfig = {
  isList: true,
  defaults: [...SOURCE_ITEM_FIELDS] as string[],
  allowed: [...SOURCE_ITEM_FIELDS] as string[],
  defaultLimit: 20,
}

/** The export has `columns` instead of fields. */
export const exportSourceItemsQueryConfig = { isList: false }
