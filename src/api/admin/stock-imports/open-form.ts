import { MedusaError } from "@medusajs/framework/utils"
import busboy from "busboy"
import type { IncomingMessage } from "node:http"
import type { Readable } from "node:stream"
import { STOCK_FILENAME } from "../../../csv"
import { Refusal } from "../../../modules/stock-source/refusal"
import type { TextParams } from "../../../texts/issue-text"

/** By name; a field whose name ends in `[]` is a list, as in a query, and may come several times. */
type Fields = Record<string, string | string[]>

export type Form = {
  /** What the field `file` holds, as it arrives. */
  file: Readable
  filename: string
  /** The other fields; known once the file has been read to its end. */
  fields: Promise<Fields>
}

const FILE_FIELD = "file"
const LIMITS = { files: 1, fields: 50, fieldSize: 65_536, fieldNameSize: 100 }

/**
 * Opens a multipart form as far as its file; the file itself is read by the caller.
 *
 * @throws MedusaError `invalid_data` where it is no form, or has no file in the field `file`.
 */
export async function openForm(req: IncomingMessage): Promise<Form> {
  const form = parser(req)
  const ended = readFields(form)
  // Whoever waits for the file hears of it there.
  ended.catch(() => undefined)
  req.once("close", () => {
    if (!req.readableEnded) {
      form.destroy(new Error("The upload was cut off before its end."))
    }
  })
  const file = firstFile(form)
  req.pipe(form)
  return { ...(await Promise.race([file, withoutFile(ended)])), fields: ended }
}

/** The fields, once the form is read to its end; what of it would be left out refuses it. */
function readFields(form: busboy.Busboy): Promise<Fields> {
  const fields = new Map<string, string | string[]>()
  let leftOut: TextParams | undefined
  form.on("field", (given, value, { nameTruncated, valueTruncated }) => {
    const name = given.replace(/\[\]$/, "")
    const before = fields.get(name)
    if (nameTruncated || valueTruncated) {
      leftOut ??= {
        reason: "field_too_long",
        name: given,
        most: nameTruncated ? LIMITS.fieldNameSize : LIMITS.fieldSize,
      }
    } else if (name !== given && typeof before !== "string") {
      fields.set(name, [...(before ?? []), value])
      return
    } else if (before !== undefined) {
      leftOut ??= { reason: "field_twice", name }
    }
    fields.set(name, value)
  })
  form.once("fieldsLimit", () => {
    leftOut ??= { reason: "many_fields", most: LIMITS.fields }
  })
  form.once("filesLimit", () => {
    leftOut ??= { reason: "several_files" }
  })
  return new Promise((resolve, reject) => {
    form.once("close", () =>
      leftOut
        ? reject(invalidUpload(leftOut))
        : resolve(Object.fromEntries(fields))
    )
    form.once("error", (error) => reject(broken(error as Error)))
  })
}

function parser(req: IncomingMessage): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      limits: LIMITS,
      defParamCharset: "utf8",
    })
  } catch (error) {
    throw broken(error as Error)
  }
}

function firstFile(
  form: busboy.Busboy
): Promise<{ file: Readable; filename: string }> {
  return new Promise((resolve, reject) => {
    form.on("file", (field, file, { filename }) => {
      if (field !== FILE_FIELD) {
        file.resume()
        reject(
          invalidUpload({
            reason: "other_field",
            got: field,
            field: FILE_FIELD,
          })
        )
        return
      }
      const name = filename?.replaceAll(/\p{Cc}/gu, "").slice(0, 255)
      resolve({ file, filename: name || STOCK_FILENAME })
    })
  })
}

async function withoutFile(ended: Promise<Fields>): Promise<never> {
  await ended
  throw invalidUpload({ reason: "no_file", field: FILE_FIELD })
}

function broken(error: Error): Refusal {
  return invalidUpload({ reason: "form_unreadable", problem: error.message })
}

/** An upload that is not what the route takes. */
export function invalidUpload(params: TextParams): Refusal {
  return new Refusal(MedusaError.Types.INVALID_DATA, "invalid_upload", params)
}
