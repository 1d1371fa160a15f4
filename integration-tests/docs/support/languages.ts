import { placeOf, type Block } from "./markdown"

/**
 * How the blocks of each language are tested. `csv`, `sql` and what has curl or is an example in TypeScript runs in
 * `examples.spec.ts`, everything else is looked at in `blocks.spec.ts`.
 */
const LANGUAGES = {
  csv: "read by the plugin, and imported",
  http: "its route looked up, and its JSON parsed",
  json: "parsed",
  sh: "run, or its commands looked up",
  sql: "run",
  text: "shown: a picture in letters, a log, a crontab",
  ts: "type-checked, and run",
} as const

/** Why a block is neither tested nor says why not; undefined where it is fine. */
export function whyUntested(block: Block): string | undefined {
  const { language, marker } = block
  const place = placeOf(block)
  if (marker.kind === "not run") {
    return marker.reason.length < 10
      ? `${place}: the marker "not run" gives no reason.`
      : undefined
  }
  if (!(language in LANGUAGES)) {
    return `${place}: no test for the language "${language}"; use one of ${Object.keys(LANGUAGES).join(", ")}, or mark it with <!-- not run: reason -->.`
  }
  return undefined
}

/** Blocks of a language that are to be tested. */
export function tested(
  blocks: Block[],
  language: keyof typeof LANGUAGES
): Block[] {
  return blocks.filter(
    (block) => block.language === language && block.marker.kind !== "not run"
  )
}

/** A block that asks a server, rather than naming commands of this repository. */
export function asksServer({ code }: Block): boolean {
  return /\bcurl\b/.test(code)
}

/** The file of a store that a block is, by the comment that it begins with: a module, which others call. */
export function moduleName({ code }: Block): string | undefined {
  return code.match(/^\/\/ ((?:src\/|medusa-config)\S+)\n/)?.[1]
}
