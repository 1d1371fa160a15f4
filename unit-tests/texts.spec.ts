import { isNamed, reasonsAround, refusals } from "./named-refusals"
import { ASSUMED_REASONS } from "../src/csv"
import { type FeedCode, feedText } from "../src/texts/feed-text"
import { CODES, codesOf } from "../src/modules/stock-source/codes"
import de from "../src/texts/de.json"
import en from "../src/texts/en.json"
import es from "../src/texts/es.json"
import fr from "../src/texts/fr.json"
import nl from "../src/texts/nl.json"
import {
  alarmText,
  english,
  importErrorText,
  issueText,
  LOCALES,
  numberParams,
  textsIn,
} from "../src/texts"

describe("the catalog of texts", () => {
  it("has an English sentence for each code of an issue, an alarm and an import's error", () => {
    const issues = (["row", "call", "file"] as const).flatMap(codesOf)
    expect(issues.filter((code) => !(code in en.issues))).toEqual([])
    expect(codesOf("alarm").filter((code) => !(code in en.alarms))).toEqual([])
    expect(
      // In words of somebody else.
      codesOf("plan").filter((code) => !(code in en.import_errors))
    ).toEqual(["unexpected_error"])
    expect(
      Object.keys(en.issues)
        .filter((code) => code !== "at")
        .sort()
    ).toEqual([...new Set(issues)].sort())
    expect(Object.keys(en.alarms).sort()).toEqual(
      Object.keys(CODES.alarm).sort()
    )
  })

  it("has a text for each thing that may be read into a file, and no other", () => {
    const texts = Object.keys(en.issues.assumed).map((key) =>
      key.replace(PLURAL, "")
    )
    expect([...new Set(texts)].sort()).toEqual([...ASSUMED_REASONS].sort())
  })

  it("can be asked in each language, and says it in English where one lacks a text", () => {
    for (const locale of LOCALES) {
      expect(textsIn(locale)("issues.at.row", { row: 3 })).toContain("3")
    }
  })
})

describe("the sentence of an issue", () => {
  const unknown = {
    code: "unknown_sku",
    column: "sku",
    value: "tee-1",
    params: { difference: "case", nearest: "TEE-1" },
  }

  it("begins with where it was found, and ends with why the name is not known", () => {
    expect(issueText(english, unknown, { row: 3 })).toBe(
      'Row 3, sku: got "tee-1"; no inventory item has this SKU; SKUs are compared letter by letter, upper and lower case included. The inventory item "TEE-1" differs only by upper and lower case.'
    )
    expect(issueText(english, unknown, { path: "upsert[2].sku" })).toMatch(
      /^upsert\[2\]\.sku: got "tee-1"; /
    )
    expect(issueText(english, unknown)).toMatch(/^got "tee-1"; /)
  })

  it("says what is there as it is, whatever it looks like", () => {
    for (const value of ["{{count}}", "$t(words.none)", "$&", "<b>&</b>"]) {
      expect(issueText(english, { ...unknown, value })).toContain(
        `got "${value}"; no`
      )
    }
  })

  it("names reserving orders, and how many more there are", () => {
    const reserved = { code: "has_reservations", column: "sku" }
    expect(issueText(english, { ...reserved, params: { count: "1" } })).toBe(
      "1 unit is reserved for orders at this source; fulfil or cancel them first."
    )
    const params = { count: "2.5", orders: "#1, #2", more_orders: 3 }
    expect(issueText(english, { ...reserved, params }, { row: 2 })).toBe(
      "Row 2, sku: 2.5 units are reserved for orders at this source; fulfil or cancel them first. Orders: #1, #2 and 3 more."
    )
  })

  it("has a word for what is not there", () => {
    const params = { expected: "5", reason: "skipped" }
    expect(issueText(english, { code: "stale", params })).toContain(
      "now there are none; the row is skipped."
    )
    expect(issueText(english, { code: "drifted", params: { now: "3" } })).toBe(
      "it was not assigned at the check and 3 when it was applied."
    )
  })

  it("is the one that an earlier version has kept, where it has no params", () => {
    const kept = { code: "unknown_sku", message: "Row 2, sku: kept." }
    expect(issueText(english, kept, { row: 2 })).toBe("Row 2, sku: kept.")
    expect(alarmText(english, { ...kept, source_code: "a" })).toBe(kept.message)
    expect(importErrorText(english, kept)).toBe(kept.message)
  })

  it("tells all readings that were assumed, and why", () => {
    const params = {
      reason: "dot",
      ...numberParams([
        { cell: "1.250", quantity: "1.25" },
        { cell: "1,000.5", quantity: "1000.5" },
      ]),
      because: "proof",
      proof: "2.5",
      other_separator: ",",
    }
    expect(
      issueText(english, { code: "assumed", column: "quantity", params })
    ).toBe(
      'Quantities are read with a dot before their decimals: "1.250" is 1.25, "1,000.5" is 1000.5. Others, such as "2.5", have one reading only. If another reading is meant, check the file again with decimal_separator ",".'
    )
  })
})

describe("why an import ended", () => {
  it("is what is wrong with its file", () => {
    const params = { reason: "open_quote", row: 7 }
    expect(importErrorText(english, { code: "not_csv", params })).toMatch(
      /^Row 7: a quote \("\) is opened and never closed in the header; /
    )
  })

  it("names the first rows that an apply has left out", () => {
    const params = {
      reason: "others_applied",
      count: 2,
      ...numberParams([
        {
          row: 2,
          column: "sku",
          value: "A",
          reason: "item_apply",
          item: "iitem_1",
          remedy: "remove_row",
        },
      ]),
      more: 1,
    }
    expect(importErrorText(english, { code: "gone", params })).toBe(
      "2 rows could not be written, since what they are about was deleted after the check. Row 2, sku: inventory item iitem_1 was deleted meanwhile, so nothing is written. Remove the row, or create the item again and upload the file again. And 1 more. The others are applied."
    )
  })
})

const TEXTS = { en, de, fr, es, nl }
const PLURAL = /_(zero|one|two|few|many|other)$/

/** Every text by its whole key. */
function flat(texts: object, path: string[] = []): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([name, text]) =>
      typeof text === "string"
        ? { [[...path, name].join(".")]: text }
        : flat(text, [...path, name])
    )
  )
}

function paramsOf(text: string): string {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
  return [...new Set(names)].filter((name) => name !== "count").join()
}

describe("each language", () => {
  const english = flat(en)
  const isPlural = (key: string) =>
    `${key.replace(PLURAL, "")}_other` in english && PLURAL.test(key)

  it.each(LOCALES)(
    "%s has every text, in each form that its plurals need, with the same params",
    (locale) => {
      const { pluralCategories } = new Intl.PluralRules(
        locale
      ).resolvedOptions()
      const texts = flat(TEXTS[locale])
      const needed = Object.keys(english).flatMap((key) =>
        isPlural(key)
          ? pluralCategories.map((form) => key.replace(PLURAL, `_${form}`))
          : [key]
      )
      expect(Object.keys(texts).sort()).toEqual([...new Set(needed)].sort())
      const sorted = (text: string) => paramsOf(text).split(",").sort()
      const differing = Object.entries(texts).filter(([key, text]) => {
        const same = english[key.replace(PLURAL, "_other")] ?? english[key]
        return sorted(text).join() !== sorted(same).join()
      })
      expect(differing).toEqual([])
    }
  )
})

describe("the feed", () => {
  it("says each of its texts", () => {
    const said = new Set<string>()
    const everything = {
      number: 7,
      filename: "a.csv",
      rows: 1,
      create: 1,
      update: 1,
      delete: 1,
      unchanged: 1,
      skip: 1,
      error: 1,
      to_confirm: 1,
    }
    for (const code of Object.keys(en.feed.title) as FeedCode[]) {
      for (const params of [
        everything,
        { number: 7, filename: "a.csv", rows: 1 },
        { ...everything, not_undone: 1 },
      ]) {
        feedText((key) => String(said.add(key)), { code, params }, String)
      }
    }
    const texts = Object.keys(flat({ feed: en.feed }))
    expect([...said].sort()).toEqual(
      [...new Set(texts.map((key) => key.replace(PLURAL, "")))].sort()
    )
  })
})

describe("what a request is refused with", () => {
  const errors: Record<string, Record<string, string>> = en.errors
  const unsaid = (given: string[], ...texts: string[]) => {
    const said = texts.flatMap((text) => paramsOf(text).split(","))
    return given.filter((name) => !said.includes(name))
  }

  it("has a text, wherever code refuses", () => {
    expect(refusals.length).toBeGreaterThan(40)
    const missing = refusals.flatMap(
      ({ where, code, reasons, hasVariableReason }) =>
        reasons
          .filter((reason) => !(reason === "default" && hasVariableReason))
          .filter((reason) => !errors[code]?.[reason])
          .map((reason) => `${where}: ${code}.${reason}`)
    )
    expect(missing).toEqual([])
  })

  it("is refused with somewhere, each of the texts", () => {
    const leftOver = Object.entries(errors).flatMap(([code, texts]) =>
      Object.keys(texts)
        .filter((reason) => !isNamed(code, reason))
        .map((reason) => `${code}.${reason}`)
    )
    expect(leftOver).toEqual([])
  })

  it("says each param that it is given", () => {
    const ofRefusals = refusals.flatMap(
      ({ where, code, reasons, hasVariableReason, params }) => {
        const texts = hasVariableReason
          ? Object.values(errors[code])
          : reasons.map((reason) => errors[code][reason])
        return unsaid(params, ...texts).map((name) => `${where}: ${name}`)
      }
    )
    const ofReasons = Object.entries(errors).flatMap(([code, texts]) =>
      reasonsAround(code)
        .filter(({ reason }) => reason in texts)
        .flatMap(({ where, reason, params }) =>
          unsaid(params, texts[reason]).map((name) => `${where}: ${name}`)
        )
    )
    expect([...ofRefusals, ...ofReasons]).toEqual([])
  })
})
