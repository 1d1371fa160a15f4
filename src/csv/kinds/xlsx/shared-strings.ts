import type { Readable } from "node:stream"
import { MAX_ROW_LENGTH } from "../../read/record-scanner"
import { tooLargeUnpacked } from "../expansion-limit"
import { readXml } from "./read-xml"
import { RichText, unescapeText } from "./rich-text"

/** A sheet's rows with two texts each, and more, are fewer. */
const MOST_STRINGS = 4_000_000
// Of memory; a million SKUs take 62 MB of it.
const MOST_BYTES = 96 * 1024 * 1024
/** What a short text takes beside its characters. */
const OVERHEAD = 48

/**
 * The texts that cells name by their number. They stand in one part of the file, in no order that helps, so they are held in
 * memory, and refused where that would be too much.
 *
 * @throws StockCsvError `too_large`
 */
export async function readSharedStrings(source: Readable): Promise<string[]> {
  const strings: string[] = []
  const text = new RichText()
  let bytes = 0
  const parts = readXml(source, {
    open(name, { uniqueCount }) {
      if (name === "sst" && Number(uniqueCount) > MOST_STRINGS) {
        throw tooLargeUnpacked()
      }
      text.open(name)
    },
    text: (piece) => text.add(piece),
    close(name) {
      text.close(name)
      if (name !== "si") return
      const string = compact(text.take())
      bytes += string.length + OVERHEAD
      if (bytes > MOST_BYTES) throw tooLargeUnpacked()
      strings.push(string)
    },
  })
  for await (const _ of parts);
  return strings
}

/** A piece of a larger text keeps all of that in memory: made anew, it does not. */
function compact(text: string): string {
  // Longer than any row may be: its end does not count.
  const kept = text.slice(0, MAX_ROW_LENGTH + 1)
  return Buffer.from(unescapeText(kept), "utf8").toString("utf8")
}
