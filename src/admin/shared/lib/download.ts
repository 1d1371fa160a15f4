import { addressOf, sdk } from "./client"
import { failureOf } from "./errors"

/** Bytes and lines that have come so far. */
export type DownloadProgress = { bytes: number; lines: number }

type DownloadOptions = {
  filename: string
  onProgress?: (progress: DownloadProgress) => void
  signal?: AbortSignal
}

/** The browser sends a session's cookie along by itself, so that it can download on its own; a token it cannot. */
export const downloadsNatively = (__AUTH_TYPE__ ?? "session") === "session"

/**
 * Downloads what a GET route of Medusa's API answers, whatever its size.
 *
 * With a session login the browser does it: it streams to the disk and shows its own progress; this resolves at once.
 * With a token it is fetched and streamed into the file that the admin chooses, or gathered as a Blob (which browsers
 * keep on the disk when it is large) where they cannot choose one; this resolves when the file is there.
 *
 * @throws FetchError, what the server said; NoAnswer; DOMException `AbortError` where the admin has canceled.
 */
export async function download(
  path: string,
  options: DownloadOptions
): Promise<void> {
  if (downloadsNatively) {
    clickLink(addressOf(path))
    return
  }
  try {
    await streamToFile(path, options)
  } catch (error) {
    // A file whose connection is lost half way; what the disk refuses is of another kind.
    throw error instanceof TypeError ? failureOf(error) : error
  }
}

function clickLink(href: string, filename = ""): void {
  const link = document.createElement("a")
  link.href = href
  // Never leaves the page: an answer that is no file is a failed download, not a page of JSON.
  link.download = filename
  if (new URL(href).origin !== window.location.origin) {
    link.target = "_blank"
  }
  document.body.append(link)
  link.click()
  link.remove()
}

type SaveFilePicker = (options: {
  suggestedName: string
}) => Promise<FileSystemFileHandle>

async function streamToFile(
  path: string,
  { filename, onProgress, signal }: DownloadOptions
): Promise<void> {
  const picker = (window as { showSaveFilePicker?: SaveFilePicker })
    .showSaveFilePicker
  // Asked before anything else: a browser lets a page ask only right after a click.
  const handle = await picker?.({ suggestedName: filename })
  const response = await sdk.client.fetch<Response>(path, {
    headers: { accept: "*/*" },
    signal,
  })
  const body = response.body?.pipeThrough(progressMeter(onProgress))
  if (!body) {
    return
  }
  if (handle) {
    await body.pipeTo(await handle.createWritable(), { signal })
    return
  }
  const url = URL.createObjectURL(await new Response(body).blob())
  clickLink(url, filename)
  // The download has its own hold on the Blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const LINE_FEED = 10
const EVERY_MS = 200

function progressMeter(
  onProgress?: (progress: DownloadProgress) => void
): TransformStream<Uint8Array, Uint8Array> {
  const progress = { bytes: 0, lines: 0 }
  let told = 0
  return new TransformStream({
    transform(chunk, controller) {
      progress.bytes += chunk.length
      for (const byte of chunk) {
        if (byte === LINE_FEED) progress.lines++
      }
      if (performance.now() - told > EVERY_MS) {
        told = performance.now()
        onProgress?.({ ...progress })
      }
      controller.enqueue(chunk)
    },
    flush: () => onProgress?.({ ...progress }),
  })
}
