import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { type Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { FileProfile, STOCK_FILENAME, typeOfContent } from "../../../csv"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type {
  StockImportOptions,
  UploadedStockFile,
} from "../../../modules/stock-source/types"
import { discardStockFile } from "../../../files/discard-stock-file"
import {
  limitedTo,
  tooLarge,
  uploadStockFile,
} from "../../../files/upload-stock-file"
import { parseParameters } from "../../utils/requests/checked-query"
import { invalidUpload, openForm } from "./open-form"
import { uploadStockImport } from "./operations"

const FORM_TYPE = /^multipart\/form-data\b/i

// How long what nobody wants any more may keep coming.
const DRAIN_MS = 10_000

export type ReceivedStockFile = {
  file: UploadedStockFile
  options: StockImportOptions
}

/** Takes the bytes of an upload as they were profiled on their way. */
type Sink = (
  req: AuthenticatedMedusaRequest,
  profile: FileProfile,
  filename: string
) => Promise<UploadedStockFile>

const keep: Sink = (req, profile, filename) =>
  uploadStockFile(req.scope, profile, filename)

/** Only its size and hash are wanted. */
const throwAway: Sink = async (_req, profile, filename) => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(profile, nowhere)
  return { key: "", filename, ...profile.result }
}

/**
 * Streams the file of an upload into the File module, whether it is the body itself or the form field `file`.
 * Nothing of it is held in memory, and where the upload fails or the client hangs up nothing of it stays.
 *
 * @param stored false: reads it for its hash and size, and keeps nothing; the file's `key` is "".
 * @throws MedusaError `invalid_data` for an option, a content type or a form that is not what the route takes;
 *   HttpError 413 past `max_file_size`.
 */
export async function receiveStockFile(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  { stored = true }: { stored?: boolean } = {}
): Promise<ReceivedStockFile> {
  const sink = stored ? keep : throwAway
  const { max_file_size } = req.scope.resolve(STOCK_SOURCE_MODULE).options
  const type = req.headers["content-type"] ?? ""
  const query = req.validatedQuery as StockImportOptions
  try {
    refuseByLength(req, max_file_size)
    if (FORM_TYPE.test(type)) {
      return await receiveForm(req, query, max_file_size, sink)
    }
    if (!isRaw(type)) {
      throw invalidUpload({ reason: "content_type", type })
    }
    const name = query.filename ?? nameOfType(type)
    const file = await store(req, req, name, max_file_size, sink)
    return { file, options: query }
  } catch (error) {
    letTheAnswerThrough(req, res)
    throw error
  }
}

/** `stock_sources.xlsx` of a workbook. */
function nameOfType(contentType: string): string {
  const { extension } = typeOfContent(contentType)
  return STOCK_FILENAME.replace(/\.csv$/, extension)
}

function isRaw(contentType: string): boolean {
  const [type] = contentType.split(";")
  return uploadStockImport.file.types.includes(type.trim().toLowerCase())
}

async function receiveForm(
  req: AuthenticatedMedusaRequest,
  query: StockImportOptions,
  limit: number,
  sink: Sink
): Promise<ReceivedStockFile> {
  const form = await openForm(req)
  const file = await store(req, form.file, form.filename, limit, sink)
  // Fields behind the file are known only now.
  try {
    const fields: StockImportOptions = await parseParameters(
      uploadStockImport.file.options,
      await form.fields
    )
    refuseContradictions(query, fields)
    return { file, options: { ...query, ...fields } }
  } catch (error) {
    if (file.key) {
      await discardStockFile(req.scope, file.key)
    }
    throw error
  }
}

function refuseContradictions(
  query: StockImportOptions,
  fields: StockImportOptions
): void {
  const given = query as Record<string, unknown>
  const other = Object.entries(fields).find(
    ([name, value]) => name in given && inWords(given[name]) !== inWords(value)
  )
  if (other) {
    const [name, value] = other
    throw invalidUpload({
      reason: "contradiction",
      name,
      form: inWords(value),
      query: inWords(given[name]),
    })
  }
}

function inWords(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

async function store(
  req: AuthenticatedMedusaRequest,
  source: Readable,
  filename: string,
  limit: number,
  sink: Sink
): Promise<UploadedStockFile> {
  const limited = limitedTo(limit)
  const profile = new FileProfile()
  // `pipe` and not `pipeline`: destroying the request would close the socket that the answer needs.
  source.pipe(limited)
  source.once("error", ({ message }) =>
    limited.destroy(invalidUpload({ reason: "unreadable", problem: message }))
  )
  source.once("close", () => {
    if (!source.readableEnded) {
      limited.destroy(invalidUpload({ reason: "cut_off" }))
    }
  })
  limited.once("error", (error) => profile.destroy(error))
  // It may break before anyone reads it, which would end the process; who reads it then still hears of it.
  profile.on("error", () => undefined)
  return sink(req, limited.pipe(profile), filename)
}

/** A client that says how much it will send need not send it. */
function refuseByLength(req: AuthenticatedMedusaRequest, limit: number): void {
  const length = Number(req.headers["content-length"] ?? 0)
  // A form is a little longer than its file.
  const around = FORM_TYPE.test(req.headers["content-type"] ?? "") ? 16_384 : 0
  if (length > limit + around) {
    throw tooLarge(limit)
  }
}

/**
 * Most clients read an answer only after they have sent everything: what is still coming is thrown away, for a while,
 * and then the connection is closed.
 */
function letTheAnswerThrough(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): void {
  req.unpipe()
  if (req.readableEnded || req.destroyed) {
    return
  }
  res.setHeader("connection", "close")
  req.on("error", () => undefined)
  req.resume()
  setTimeout(() => req.destroy(), DRAIN_MS).unref()
}
