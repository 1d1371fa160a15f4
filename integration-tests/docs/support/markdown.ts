import fs from "node:fs"
import path from "node:path"

export const ROOT = path.resolve(__dirname, "../../..")

/** A fenced block of code in one of our documents. */
export type Block = {
  /** Path of the document, from the root of the repository. */
  file: string
  /** Of the fence. */
  line: number
  language: string
  code: string
  marker: Marker
}

/**
 * What an HTML comment right above a block says of it:
 *
 * - `<!-- not run: reason -->` nothing tests it, and why.
 * - `<!-- file: name -->` the block's code lies in this file when the blocks below it run.
 * - `<!-- path/of/a/file -->` the block is a copy of that file of the repository.
 */
export type Marker =
  | { kind: "none" }
  | { kind: "not run"; reason: string }
  | { kind: "file"; name: string }
  | { kind: "copy"; path: string }

/** The begin of a block; a list's item may begin with it, too. */
const FENCE = /^(\s*(?:(?:[-*]|\d+\.)\s+)?)(`{3,})\s*(\S*)/

/** The documents whose blocks are tested. */
export function documents(): string[] {
  return ["README.md", "CONTRIBUTING.md", ...markdownIn("docs")]
}

/** Every document of the repository. */
export function allDocuments(): string[] {
  return [...documents(), "CHANGELOG.md", ...markdownIn("bench")]
}

export function readText(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), "utf8")
}

/** The fenced blocks of a document, from top to bottom. */
export function readBlocks(file: string, text = readText(file)): Block[] {
  const lines = text.split("\n")
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at++) {
    const open = lines[at].match(FENCE)
    if (!open) {
      continue
    }
    const [, before, fence, language] = open
    const end = lines.findIndex(
      (line, n) => n > at && line.trimStart().startsWith(fence)
    )
    if (end === -1) {
      throw new Error(`${file}:${at + 1}: this block has no end.`)
    }
    const inside = lines.slice(at + 1, end)
    blocks.push({
      file,
      line: at + 1,
      language,
      code: inside.map((line) => line.slice(before.length)).join("\n") + "\n",
      marker: readMarker(lines.slice(0, at)),
    })
    at = end
  }
  return blocks
}

/** Where a block stands, as an editor opens it. */
export function placeOf({ file, line }: Block): string {
  return `${file}:${line}`
}

function readMarker(above: string[]): Marker {
  const last = above.filter((line) => line.trim()).pop() ?? ""
  const comment = last.trim().match(/^<!-- (.*) -->$/)?.[1]
  if (comment === undefined) {
    return { kind: "none" }
  }
  const [, word, rest] = comment.match(/^(not run|file): (.+)$/) ?? []
  if (word === "not run") {
    return { kind: "not run", reason: rest }
  }
  if (word === "file") {
    return { kind: "file", name: rest }
  }
  return { kind: "copy", path: comment }
}

function markdownIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name)))
    .filter((name) => name.endsWith(".md"))
    .sort()
}
