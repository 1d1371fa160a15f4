import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { sdk } from "../../shared/lib/client"
import type { StockImport } from "../lib/stock-import"
import { stockImportKey } from "../../shared/lib/query-keys"

const RECONNECT_MS = 3_000

/**
 * Follows an import by its server-sent events while something of it is under way, and connects again when the
 * connection is lost.
 */
export function useStockImportEvents(id: string, isActive: boolean): void {
  const client = useQueryClient()

  useEffect(() => {
    if (!isActive) return
    const stop = follow(id, {
      onEvent: (stockImport) => {
        client.setQueryData(stockImportKey(id), stockImport)
      },
      onEnd: () => {
        void client.invalidateQueries({
          queryKey: stockImportKey(id),
          exact: true,
        })
      },
    })
    return stop
  }, [client, id, isActive])
}

type Listener = {
  onEvent: (stockImport: StockImport) => void
  onEnd: () => void
}

function follow(id: string, { onEvent, onEnd }: Listener): () => void {
  let isStopped = false
  let disconnect = () => {}
  let timer: number | undefined

  const connect = async () => {
    try {
      const { stream, abort } = await sdk.client.fetchStream(
        `/admin/stock-imports/${id}/events`
      )
      disconnect = abort
      // The loop below then ends at once, and swallows why.
      if (isStopped) abort()
      for await (const { event, data } of stream) {
        if (isStopped) break
        if (event === "stock_import" && data) onEvent(JSON.parse(data))
      }
    } catch {
      // Why it ended is asked for by `onEnd`.
    }
    if (isStopped) return
    onEnd()
    timer = window.setTimeout(() => void connect(), RECONNECT_MS)
  }
  void connect()

  return () => {
    isStopped = true
    window.clearTimeout(timer)
    disconnect()
  }
}
