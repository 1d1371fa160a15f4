import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query"
import { queryKeys } from "../../shared/lib/query-keys"
import {
  changeSourceItems,
  listSourceItems,
  type SourceItem,
  type SourceItemChange,
  type SourceItemPair,
  type SourceItemsQuery,
} from "../lib/source-items"

type SourceItemsPage = Awaited<ReturnType<typeof listSourceItems>>

/** One page of source items. */
export function useSourceItems(query: SourceItemsQuery, enabled = true) {
  return useQuery({
    queryKey: [...queryKeys.sourceItemPages, query],
    queryFn: () => listSourceItems(query),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/**
 * Changes one source item. It is shown as changed at once, and as the server has it once that has answered; a change
 * that is refused is taken back. Rows stay where they are, so that the next one can be edited: lists are not asked
 * again, only counts are.
 */
export function useChangeSourceItem(item: SourceItem) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Omit<SourceItemChange, keyof SourceItemPair>) =>
      changeSourceItems({
        upsert: [
          { source_code: item.source_code, sku: item.sku ?? "", ...change },
        ],
      }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: queryKeys.sourceItems })
      showItem(client, expected(item, change))
      return { before: item }
    },
    onSuccess: ({ upserted }) =>
      upserted.forEach((one) => showItem(client, one)),
    onError: (_error, _change, context) =>
      context && showItem(client, context.before),
    onSettled: () => afterChange(client),
  })
}

/** Assigns items to a source, or takes them away; lists are asked again. */
export function useChangeSourceItems() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: changeSourceItems,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.sourceItems }),
        afterChange(client),
      ]),
  })
}

/** Shows this state of a source item wherever it is shown. */
export function showItem(client: QueryClient, item: SourceItem) {
  client.setQueriesData<SourceItemsPage>(
    { queryKey: queryKeys.sourceItemPages },
    (page) =>
      page && {
        ...page,
        source_items: page.source_items.map((one) =>
          isSamePair(one, item) ? item : one
        ),
      }
  )
}

function isSamePair(one: SourceItem, other: SourceItem): boolean {
  return (
    one.inventory_item_id === other.inventory_item_id &&
    one.stock_location_id === other.stock_location_id
  )
}

// What is available is the server's to say: it knows whether the source sells.
function expected(
  item: SourceItem,
  { status, quantity }: Omit<SourceItemChange, keyof SourceItemPair>
): SourceItem {
  return {
    ...item,
    status: status ?? item.status,
    quantity: quantity === undefined ? item.quantity : Number(quantity),
  }
}

// Medusa's own screens show the levels of the same stock.
const MEDUSAS_KEYS = [
  ["inventory_items"],
  ["inventory_item_levels"],
  ["product_variants"],
]

/** What shows stock beside these lists is asked again. */
export function afterChange(client: QueryClient) {
  // Other pages of the list, which nobody sees now, are asked again when they are.
  const stale = client.invalidateQueries({
    queryKey: queryKeys.sourceItems,
    refetchType: "none",
  })
  return Promise.all([
    stale,
    ...[[...queryKeys.sources, "stock"], ...MEDUSAS_KEYS].map((queryKey) =>
      client.invalidateQueries({ queryKey })
    ),
  ])
}
