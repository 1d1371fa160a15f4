import type { ColumnName } from "../columns"
import type { FieldProposal } from "../reading"
import { plainName, synonymOf } from "./synonyms"
import { fits, looksOf } from "./looks"
import { matchName } from "./name-match"

const BY_NAME = { exact: 1, alike: 0.95, synonym: 0.9 }

/** What a column may hold, by its name and by what its cells look like; the likeliest first. */
export function proposeFields(
  name: string,
  samples: string[]
): FieldProposal[] {
  const best = new Map<ColumnName, number>()
  for (const [field, confidence] of [
    ...byName(name, samples),
    ...byLooks(samples),
  ]) {
    best.set(field, Math.max(best.get(field) ?? 0, confidence))
  }
  return [...best]
    .map(([field, confidence]) => ({ field, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
}

type Guess = [ColumnName, number]

function byName(name: string, samples: string[]): Guess[] {
  const match = matchName(name)
  if (match) {
    const { field, kind } = match
    return [[field, fits(field, samples) ? BY_NAME[kind] : 0.5]]
  }
  // One word of several, as in "On hand (current)" or "Lagerbestand gesamt".
  const words = name.slice(0, 100).split(/[^\p{L}\p{N}]+/u)
  const pairs = words.map((word, at) => word + (words[at + 1] ?? ""))
  return [...pairs, ...words].flatMap((word): Guess[] => {
    const field = matchName(word)?.field ?? synonymOf(plainName(word))
    return field && fits(field, samples) ? [[field, 0.6]] : []
  })
}

function byLooks(samples: string[]): Guess[] {
  const { number, status, few, code, distinct } = looksOf(samples)
  if (status)
    return [["status", 0.5], ...(number ? [["quantity", 0.3] as Guess] : [])]
  if (number) return [["quantity", 0.5]]
  if (code && few)
    return [
      ["source_code", 0.5],
      ["sku", 0.2],
    ]
  if (distinct && samples.length > 0) {
    return [["sku", 0.5], ...(code ? [["source_code", 0.2] as Guess] : [])]
  }
  return []
}
