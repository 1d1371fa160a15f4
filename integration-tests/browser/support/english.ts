import fs from "node:fs"
import path from "node:path"

const ADMIN = path.resolve(__dirname, "../../../src/admin/i18n")
const TEXTS = path.resolve(__dirname, "../../../src/texts")

/** A text of two words or fewer is found as a whole line only: "Undo" may be in a product's name. */
const SENTENCE = /\S+ \S+ \S+/

/**
 * What of these texts is English though the language has its own: sentences of both catalogs with whatever was filled
 * in, and shorter texts where they are a line of their own.
 */
export function findEnglish(text: string, language: string): string[] {
  const lines = text.split("\n").map(spaced)
  return patternsOf(language)
    .filter(({ whole, pattern }) =>
      whole
        ? lines.some((line) => pattern.test(line))
        : pattern.test(spaced(text))
    )
    .map(({ key, english }) => `${key}: ${english}`)
}

/** Texts as they are compared: a no-break space is a space. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}

function patternsOf(language: string) {
  const own = textsOf(language)
  return [...textsOf("en")]
    .filter(([key, english]) => own.has(key) && own.get(key) !== english)
    .flatMap(([key, english]) => {
      const fixed = spaced(english.replace(/\{\{\w+\}\}/g, " "))
      const whole = !SENTENCE.test(fixed)
      // Nothing of it is left but what is filled in.
      if (!/[a-z]{3}/i.test(fixed) || (whole && fixed !== english)) return []
      const parts = spaced(english)
        .split(/\{\{\w+\}\}/)
        .map(escaped)
      const pattern = parts.join("[^]{0,200}?")
      return {
        key,
        english,
        whole,
        // A column's name in the file, such as "sku", is no text.
        pattern: whole ? new RegExp(`^${pattern}$`) : new RegExp(pattern, "i"),
      }
    })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}

/** All texts of a language, by where they stand. */
function textsOf(language: string): Map<string, string> {
  const files = fs.readdirSync(path.join(ADMIN, "en"))
  const screens = files
    .filter((name) => name.endsWith(".json"))
    .map((name) => path.join(ADMIN, language, name))
  return new Map(
    [path.join(TEXTS, `${language}.json`), ...screens].flatMap((file) => {
      const texts = JSON.parse(fs.readFileSync(file, "utf8"))
      const place = path.basename(path.dirname(file)) === "texts"
      return flat(texts, place ? "texts" : path.basename(file, ".json"))
    })
  )
}

function flat(texts: object, key: string): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string"
      ? [[`${key}.${name}`, text] as [string, string]]
      : flat(text, `${key}.${name}`)
  )
}
