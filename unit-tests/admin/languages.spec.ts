import { baseOf, FILES, LANGUAGES, readTexts } from "./texts"

const english = readTexts("en")
const bases = basesOf(english)

function basesOf(texts: Record<string, unknown>): string[] {
  const keys = new Set(Object.keys(texts))
  return [...new Set([...keys].map((key) => baseOf(key, keys)))].sort()
}

/** The forms of every text: one for each plural category of the language, or the only one. */
function formsByBase(texts: Record<string, unknown>): Map<string, string[]> {
  const keys = new Set(Object.keys(texts))
  const forms = new Map<string, string[]>()
  for (const key of keys) {
    const base = baseOf(key, keys)
    forms.set(base, [...(forms.get(base) ?? []), key])
  }
  return forms
}

function namesIn(text: unknown): string[] {
  return [...String(text).matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .sort()
}

describe.each(LANGUAGES)("the texts in %s", (language) => {
  const texts = readTexts(language)
  const forms = formsByBase(texts)

  it("are there for exactly the keys of the English ones", () => {
    expect(FILES.length).toBeGreaterThan(3)
    expect(basesOf(texts)).toEqual(bases)
  })

  it("have every plural form of the language and no other", () => {
    const { pluralCategories } = new Intl.PluralRules(
      language
    ).resolvedOptions()
    const plurals = bases.filter((base) => `${base}_other` in english)
    expect(plurals.length).toBeGreaterThan(0)
    for (const base of plurals) {
      expect(forms.get(base)?.sort()).toEqual(
        pluralCategories.map((category) => `${base}_${category}`).sort()
      )
    }
  })

  it("say something, without spaces around it", () => {
    for (const [key, text] of Object.entries(texts)) {
      expect([key, text]).toEqual([key, expect.stringMatching(/^\S(.*\S)?$/s)])
    }
  })

  it("fill in the same values as the English ones", () => {
    for (const base of bases) {
      const wanted = namesIn(english[base] ?? english[`${base}_other`])
      for (const form of forms.get(base) ?? []) {
        // "1 row" may be written as "one row".
        const expected = form.endsWith("_one")
          ? wanted.filter((name) => namesIn(texts[form]).includes(name))
          : wanted
        expect([form, namesIn(texts[form])]).toEqual([form, expected])
      }
    }
  })
})
