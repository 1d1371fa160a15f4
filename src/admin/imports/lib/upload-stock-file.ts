import { backendUrl, sdk } from "../../shared/lib/client"
import type { StockImport } from "./stock-import"

/** How far an upload is, in bytes. */
export type UploadProgress = { loaded: number; total: number }

export type StockUpload = {
  file: File
  /** Options of the import, as the route takes them in its query. */
  options: Record<string, string>
  /** The same for every try of one upload: a second try never makes a second import. */
  idempotencyKey: string
  signal: AbortSignal
  onProgress: (progress: UploadProgress) => void
}

/** Why an upload has not become an import. */
export class UploadError extends Error {
  /** @param status of the answer; undefined where the connection was lost before there was one */
  constructor(
    message: string,
    readonly status?: number
  ) {
    super(message)
  }
}

/**
 * Sends a file as the raw body, logged in as the dashboard is. `fetch` cannot say how much it has sent, so this is an
 * XMLHttpRequest.
 *
 * @throws UploadError; DOMException `AbortError` where `signal` has stopped it.
 */
export async function uploadStockFile(
  upload: StockUpload
): Promise<StockImport> {
  const token = await sdk.client.getToken()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", addressOf(upload))
    request.responseType = "json"
    request.withCredentials = true
    request.setRequestHeader("content-type", "text/csv")
    request.setRequestHeader("idempotency-key", upload.idempotencyKey)
    if (token && (__AUTH_TYPE__ ?? "session") === "jwt") {
      request.setRequestHeader("authorization", `Bearer ${token}`)
    }
    request.upload.onprogress = ({ loaded }) =>
      upload.onProgress({ loaded, total: upload.file.size })
    request.onload = () => {
      const { status, response } = request
      if (status === 202) resolve(response.stock_import)
      else reject(new UploadError(response?.message ?? "", status))
    }
    request.onerror = () => reject(new UploadError(""))
    request.onabort = () => reject(new DOMException("", "AbortError"))
    upload.signal.addEventListener("abort", () => request.abort())
    request.send(upload.file)
  })
}

function addressOf({ file, options }: StockUpload): string {
  const base = new URL(backendUrl || "/", window.location.origin)
  const path = `${base.pathname.replace(/\/$/, "")}/admin/stock-imports`
  const query = new URLSearchParams({ ...options, filename: file.name })
  return `${base.origin}${path}?${query}`
}
