// Small acts on files that the demo's other parts share.
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { stripVTControlCharacters } from "node:util"

/** Writes a JSON file so that a reader sees all of it or none. */
export function writeJson(file, value) {
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`)
  fs.renameSync(draft, file)
}

/** Reads a JSON file; undefined where it is missing or cut off. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

/** The last lines of a log, without color codes; Medusa's JSON lines as plain text. */
export function tail(file, count = 20) {
  if (!fs.existsSync(file)) return ""
  const text = stripVTControlCharacters(fs.readFileSync(file, "utf8"))
  return text.trimEnd().split("\n").slice(-count).map(plain).join("\n")
}

function plain(line) {
  if (!line.startsWith("{")) return line
  try {
    const { level, message, method, path, status, stack } = JSON.parse(line)
    const frames = Array.isArray(stack)
      ? stack
          .slice(0, 3)
          .map((frame) => `\n    at ${frame.fileName}:${frame.lineNumber}`)
      : []
    return `${level}: ${message ?? `${method} ${path} ${status}`}${frames.join("")}`
  } catch {
    return line
  }
}

/**
 * One hash over the names and contents of files and folders.
 *
 * @param {string} base folder that the names are relative to
 * @param {string[]} names files and folders; hidden ones in a folder and node_modules are left out
 */
export function hashOf(base, names) {
  const hash = createHash("sha256")
  for (const name of names.flatMap((each) => filesIn(base, each)).sort()) {
    hash
      .update(`${name}\0`)
      .update(fs.readFileSync(path.join(base, name)))
      .update("\0")
  }
  return hash.digest("hex").slice(0, 16)
}

function filesIn(base, name) {
  const full = path.join(base, name)
  if (!fs.existsSync(full)) return []
  if (!fs.statSync(full).isDirectory()) return [name]
  return fs
    .readdirSync(full)
    .filter((entry) => !entry.startsWith(".") && entry !== "node_modules")
    .flatMap((entry) => filesIn(base, path.join(name, entry)))
}
