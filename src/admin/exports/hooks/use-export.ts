import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import { STOCK_FILENAME } from "../../../csv/file-name"
import { useFormat } from "../../shared/hooks/use-format"
import { sdk } from "../../shared/lib/client"
import {
  download,
  downloadsNatively,
  type DownloadProgress,
} from "../../shared/lib/download"
import {
  exportPath,
  filterQuery,
  type ExportChoice,
} from "../lib/export-choice"
import { queryKeys } from "../../shared/lib/query-keys"

async function countItems(query: string, hasSku: boolean): Promise<number> {
  const { count } = await sdk.client.fetch<{ count: number }>(
    `/admin/source-items?limit=0&has_sku=${hasSku}&${query}`
  )
  return count
}

/** How many rows the export will have, and how many items it leaves out since they have no SKU. */
export function useExportCount(choice: ExportChoice) {
  const query = filterQuery(choice).toString()
  return useQuery({
    queryKey: [...queryKeys.sourceItems, "export-count", query],
    queryFn: async () => ({
      rows: await countItems(query, true),
      withoutSku: await countItems(query, false),
    }),
    placeholderData: keepPreviousData,
  })
}

/** `native`: handed over to the browser, which shows the rest. */
export type DownloadState =
  | { phase: "idle" | "starting" | "native" | "done" }
  | { phase: "running"; progress: DownloadProgress }
  | { phase: "failed"; error: unknown }

/** Downloads the export; see {@link download}. */
export function useExportDownload(choice: ExportChoice) {
  const [state, setState] = useState<DownloadState>({ phase: "idle" })
  const aborter = useRef<AbortController>()
  const { locale } = useFormat()

  const start = useCallback(async () => {
    aborter.current = new AbortController()
    setState({ phase: "starting" })
    try {
      // What the browser downloads on its own cannot tell why it failed: an expired session is found here.
      if (downloadsNatively) await sdk.admin.user.me()
      await download(exportPath(choice, locale), {
        filename:
          choice.format === "xlsx"
            ? STOCK_FILENAME.replace(/\.csv$/, ".xlsx")
            : STOCK_FILENAME,
        signal: aborter.current.signal,
        onProgress: (progress) => setState({ phase: "running", progress }),
      })
      setState({ phase: downloadsNatively ? "native" : "done" })
    } catch (error) {
      setState(
        (error as Error).name === "AbortError"
          ? { phase: "idle" }
          : { phase: "failed", error }
      )
    }
  }, [choice, locale])

  const cancel = useCallback(() => aborter.current?.abort(), [])
  return { state, start, cancel }
}

/** Has the server write the export into a file; the dashboard's feed tells when it is there. */
export function useBackgroundExport() {
  const { locale } = useFormat()
  return useMutation({
    mutationFn: (choice: ExportChoice) =>
      sdk.client.fetch<{ transaction_id: string }>(exportPath(choice, locale), {
        method: "POST",
      }),
  })
}
