import { typeOfName } from "../../../csv/file-types"
import { addressOf, sdk } from "../../shared/lib/client"
import { Refused } from "../../shared/lib/refused"
import { NoAnswer } from "../../shared/lib/errors"
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

/**
 * Sends a file as the raw body, logged in as the dashboard is. `fetch` cannot say how much it has sent, so this is an
 * XMLHttpRequest.
 *
 * @throws Refused, what the server said; NoAnswer; DOMException `AbortError` where `signal` has stopped it.
 */
export async function uploadStockFile(
  upload: StockUpload
): Promise<StockImport> {
  const token = await sdk.client.getToken()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(
      "POST",
      addressOf("/admin/stock-imports", {
        ...upload.options,
        filename: upload.file.name,
      })
    )
    request.responseType = "json"
    request.withCredentials = true
    request.setRequestHeader("content-type", typeOfName(upload.file.name).type)
    request.setRequestHeader("idempotency-key", upload.idempotencyKey)
    if (token && (__AUTH_TYPE__ ?? "session") === "jwt") {
      request.setRequestHeader("authorization", `Bearer ${token}`)
    }
    request.upload.onprogress = ({ loaded }) =>
      upload.onProgress({ loaded, total: upload.file.size })
    request.onload = () => {
      const { status, response } = request
      if (status === 202) resolve(response.stock_import)
      else reject(new Refused(response ?? {}, request))
    }
    request.onerror = () => reject(new NoAnswer())
    request.onabort = () => reject(new DOMException("", "AbortError"))
    upload.signal.addEventListener("abort", () => request.abort())
    request.send(upload.file)
  })
}
