import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"

/** An inventory item, with the stock locations that it is assigned to. */
export type AddableItem = {
  id: string
  sku: string | null
  title: string | null
  location_levels?: { location_id: string }[]
}

type AddableItemsQuery = {
  q?: string
  order?: string
  limit: number
  offset: number
}

/** One page of the store's inventory items, from which those to be added to a source are chosen. */
export function useAddableItems(query: AddableItemsQuery) {
  return useQuery({
    queryKey: [...queryKeys.sourceItems, "addable", query],
    queryFn: () =>
      sdk.client.fetch<{ inventory_items: AddableItem[]; count: number }>(
        "/admin/inventory-items",
        {
          query: {
            ...query,
            fields: "id,sku,title,location_levels.location_id",
          },
        }
      ),
    placeholderData: keepPreviousData,
  })
}
