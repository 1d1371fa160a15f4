import { useQuery } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { queryKeys } from "../../shared/lib/query-keys"

type VariantsAnswer = {
  variants: { inventory_items?: { inventory_item_id: string }[] }[]
}

/** Ids of the inventory items of a product's variants, kits' parts too. */
export function useProductItems(productId: string) {
  return useQuery({
    queryKey: [...queryKeys.sourceItems, "product", productId],
    queryFn: async () => {
      const { variants } = await sdk.client.fetch<VariantsAnswer>(
        `/admin/products/${productId}/variants`,
        {
          query: {
            fields: "id,inventory_items.inventory_item_id",
            limit: 1000,
          },
        }
      )
      const ids = variants.flatMap(({ inventory_items = [] }) =>
        inventory_items.map(({ inventory_item_id }) => inventory_item_id)
      )
      return [...new Set(ids)]
    },
  })
}
