import { sdk } from "./client"

/**
 * Reads a file of the API with the dashboard's login and gives it to the browser to save.
 *
 * @throws FetchError where the server refuses it, TypeError where it cannot be reached
 */
export async function saveDownload(
  path: string,
  filename: string
): Promise<void> {
  const blob = await readDownload(path)
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = filename
  link.click()
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A file of the API as it is; a large one is kept on disk by the browser. */
export async function readDownload(path: string): Promise<Blob> {
  const response = await sdk.client.fetch<Response>(path, {
    headers: { accept: "text/csv" },
  })
  return response.blob()
}
