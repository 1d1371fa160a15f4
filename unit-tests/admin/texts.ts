import fs from "node:fs"
import path from "node:path"

const ROOT = path.resolve(__dirname, "../..")
const FOLDER = path.join(ROOT, "src/admin/i18n")

export const LANGUAGES = ["en", "de", "fr", "es", "nl"]

/** The files of a language; a key begins with the name of its file. */
export const FILES = fs
  .readdirSync(path.join(FOLDER, "en"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => path.basename(name, ".json"))

/** Every text of a language by its key, such as `imports.status.checked`. */
export function readTexts(language: string): Record<string, unknown> {
  return Object.fromEntries(
    FILES.flatMap((file) => {
      const text = fs.readFileSync(
        path.join(FOLDER, language, `${file}.json`),
        "utf8"
      )
      return flatten(JSON.parse(text), file)
    })
  )
}

function flatten(value: unknown, key: string): [string, unknown][] {
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, inner]) =>
        flatten(inner, `${key}.${name}`)
      )
    : [[key, value]]
}

const PLURAL = /_(zero|one|two|few|many|other)$/

/** The key as code names it: `exports.rows` of `exports.rows_one`, where there is a plural. */
export function baseOf(key: string, keys: Set<string>): string {
  const base = key.replace(PLURAL, "")
  return keys.has(`${base}_other`) ? base : key
}

/** Source files below a folder of the checkout, with what stands in them. */
export function readSources(folder: string): { name: string; code: string }[] {
  return fs
    .readdirSync(path.join(ROOT, folder), {
      recursive: true,
      encoding: "utf8",
    })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      name: path.join(folder, name),
      code: fs.readFileSync(path.join(ROOT, folder, name), "utf8"),
    }))
}
