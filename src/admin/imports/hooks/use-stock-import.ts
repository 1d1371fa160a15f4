import { useQuery, type Query } from "@tanstack/react-query"
import { sdk } from "../../shared/lib/client"
import { isUnreachable } from "../../shared/lib/connection"
import { stockImportKey } from "../../shared/lib/query-keys"
import { isAtWork, mayMoveOn, type StockImport } from "../lib/stock-import"
import { useStockImportEvents } from "./use-stock-import-events"

// A server that hangs is as far away as one that is gone.
const PATIENCE_MS = 15_000

async function readStockImport(id: string): Promise<StockImport> {
  const { stock_import } = await sdk.client.fetch<{
    stock_import: StockImport
  }>(`/admin/stock-imports/${id}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  return stock_import
}

/**
 * One import, as it is now. What is under way comes as events, and by asking where they do not arrive; what waits for
 * somebody's decision is asked for now and then, since another admin may take it. Goes on when the server is back.
 */
export function useStockImport(id: string) {
  const { data, error, refetch } = useQuery({
    queryKey: stockImportKey(id),
    queryFn: () => readStockImport(id),
    networkMode: "always",
    retry: false,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => secondsToNextLook(state) * 1000 || false,
  })
  // A server that refuses to tell, such as after a session has ended, is not asked again and again.
  const isRefused = !!error && !isUnreachable(error)
  useStockImportEvents(id, !!data && isAtWork(data) && !isRefused)
  // What is not named here does not render the page anew.
  return { data, error, refetch, isWaiting: isUnreachable(error) }
}

/** 0: no need to look again. */
function secondsToNextLook({
  data,
  error,
}: Query<StockImport>["state"]): number {
  if (isUnreachable(error)) return 3
  if (error || !data) return 0
  // Every second look finds events there already; it costs little, and a proxy that holds them back costs nothing.
  if (isAtWork(data)) return 2
  return mayMoveOn(data) ? 5 : 0
}
