import type { Readable } from "node:stream"
import { SaxesParser } from "saxes"
import { StockCsvError } from "../../error"
import { decodedText } from "../decoded"
import { tooLargeUnpacked } from "../expansion-limit"
import { explained } from "../zip/zip-archive"

/** What an element's attributes are. */
export type Attributes = Record<string, string>

/** Elements are named without their namespace. */
export type XmlHandlers = {
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

// Of one text, attribute or comment; a parser holds it in memory until it ends. Excel's cells take 32,767 characters.
const LONGEST_PIECE = 1024 * 1024

/**
 * Reads XML as a stream, in flat memory, and tells `handlers` what is there. Gives a turn after each chunk, so that whoever
 * reads can hand on what has come, or stop: that closes `source`.
 *
 * @throws StockCsvError `not_csv` where it is broken or declares entities, `too_large` where a piece of it is too long to be held
 */
export async function* readXml(
  source: Readable,
  { open, text, close }: XmlHandlers
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  let pieceStart = 0
  const seen = () => {
    pieceStart = parser.position
  }
  parser.on("opentag", ({ name, attributes }) => {
    seen()
    open?.(local(name), attributes as Attributes)
  })
  parser.on("text", (piece) => {
    seen()
    text?.(piece)
  })
  parser.on("cdata", (piece) => text?.(piece))
  parser.on("closetag", ({ name }) => {
    seen()
    close?.(local(name))
  })
  // Nothing that writes tables declares entities, and they can be made to burst.
  parser.on("doctype", () => {
    throw broken()
  })
  try {
    for await (const chunk of decodedText(source)) {
      parse(() => parser.write(chunk))
      if (parser.position - pieceStart > LONGEST_PIECE) throw tooLargeUnpacked()
      yield
    }
    parse(() => parser.close())
    yield
  } catch (error) {
    throw explained(error)
  }
}

/** Reads all of it. */
export async function readAllXml(
  source: Readable,
  handlers: XmlHandlers
): Promise<void> {
  for await (const _ of readXml(source, handlers));
}

function parse(step: () => void): void {
  try {
    step()
  } catch (error) {
    throw error instanceof StockCsvError ? error : broken()
  }
}

function broken(): StockCsvError {
  return new StockCsvError("not_csv", { reason: "damaged_workbook" })
}

function local(name: string): string {
  const colon = name.indexOf(":")
  return colon < 0 ? name : name.slice(colon + 1)
}
