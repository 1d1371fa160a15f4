import { issueRules } from "../src/modules/stock-source/imports/check/sql/issue-rules"
import type { JudgingPolicy } from "../src/modules/stock-source/imports/check/sql/issue-rule"
import {
  BEHAVIORS,
  BELOW_RESERVED,
  DECIMAL_SEPARATORS,
  MISSING,
  ON_STALE,
} from "../src/modules/stock-source/types"
import en from "../src/texts/en.json"

// Each choice that changes a rule; they do not depend on each other.
const POLICIES: JudgingPolicy[] = BEHAVIORS.flatMap((behavior) =>
  ON_STALE.flatMap((onStale) =>
    BELOW_RESERVED.flatMap((belowReserved) =>
      MISSING.flatMap((missing) =>
        DECIMAL_SEPARATORS.flatMap((decimal) =>
          [undefined, ["berlin"]].map((allowedSources) => ({
            keepsQuantity: decimal === ".",
            behavior,
            onStale,
            belowReserved,
            missing,
            allowedSources,
            holdsMissing: true,
            notation: { decimal, takesGroups: true, twoReadings: "error" },
          }))
        )
      )
    )
  )
) as JudgingPolicy[]

const SENTENCES = POLICIES.flatMap((policy) =>
  issueRules(policy).flatMap(({ code, column, says }) =>
    (says ?? [{}]).map(({ reason, params = {} }) => ({
      key: `${code}.${reason ?? "default"}`,
      column,
      params: Object.keys(params),
    }))
  )
)

function textsOf(key: string): string[] {
  const [code, reason] = key.split(".")
  const texts: Record<string, string> = en.issues[code as "assumed"] ?? {}
  return Object.keys(texts)
    .filter((name) => name.replace(/_(one|other)$/, "") === reason)
    .map((name) => texts[name])
}

const namedIn = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)

describe("a rule of the check", () => {
  it("has a sentence for whatever it finds", () => {
    expect(SENTENCES.length).toBeGreaterThan(1000)
    const keys = [...new Set(SENTENCES.map(({ key }) => key))]
    expect(keys.filter((key) => !textsOf(key).length)).toEqual([])
  })

  it("gives its sentence all that it names, and nothing else", () => {
    const wrong = SENTENCES.flatMap(({ key, column, params }) => {
      const cell = column ? ["value", "column"] : []
      const named = textsOf(key).map(namedIn)
      return [
        ...named
          .flat()
          .filter((name) => ![...params, ...cell].includes(name))
          .map((name) => `${key} names ${name}, which the rule does not give`),
        ...params
          .filter((name) => !named.every((names) => names.includes(name)))
          .map((name) => `${key} is given ${name} and does not name it`),
      ]
    })
    expect([...new Set(wrong)]).toEqual([])
  })
})
