import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import { queryKeys } from "../../shared/lib/query-keys"
import { uploadStockFile, type UploadProgress } from "../lib/upload-stock-file"
import { stockImportKey } from "../../shared/lib/query-keys"

type UploadState = {
  /** Undefined while nothing is sent. */
  progress?: UploadProgress
  error?: unknown
}

/**
 * Uploads a file and goes on to its import. A try that follows a failed one of the same file and options has the same
 * key, so that an upload whose answer got lost makes no second import.
 */
export function useStockUpload() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [state, setState] = useState<UploadState>({})
  const attempt = useRef({ what: "", key: "" })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const upload = async (file: File, options: Record<string, string>) => {
    const what = JSON.stringify([
      file.name,
      file.size,
      file.lastModified,
      options,
    ])
    if (attempt.current.what !== what) {
      attempt.current = { what, key: newKey() }
    }
    const controller = new AbortController()
    running.current = controller
    setState({ progress: { loaded: 0, total: file.size } })
    try {
      const stockImport = await uploadStockFile({
        file,
        options,
        idempotencyKey: attempt.current.key,
        signal: controller.signal,
        onProgress: (progress) => setState({ progress }),
      })
      client.setQueryData(stockImportKey(stockImport.id), stockImport)
      void client.invalidateQueries({ queryKey: queryKeys.stockImports })
      void navigate(`/stock-imports/${stockImport.id}`)
    } catch (error) {
      setState(controller.signal.aborted ? {} : { error })
    }
  }
  return {
    ...state,
    upload,
    cancel: () => running.current?.abort(),
    reset: () => setState({}),
  }
}

// crypto.randomUUID is there on https and localhost only; a dashboard may be neither.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    ""
  )
}
