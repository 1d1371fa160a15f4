import fs from "node:fs"
import type { Page } from "playwright-core"
import germanScreens from "../../../src/admin/i18n/de/imports.json"
import frenchScreens from "../../../src/admin/i18n/fr/imports.json"
import { codesOf } from "../../../src/modules/stock-source/codes"
import {
  alarmText,
  importErrorText,
  issueText,
  textsIn,
  type Translate,
} from "../../../src/texts"
import { errorText } from "../../../src/texts/error-text"
import germanTexts from "../../../src/texts/de.json"
import frenchTexts from "../../../src/texts/fr.json"
import { expectOk } from "../../helpers/client"
import { check, finished, stockCsv } from "../../helpers/stock-imports"
import { waitFor } from "../../helpers/wait-for"
import { findEnglish, spaced } from "../support/english"
import { makeProblems } from "../support/problems"
import type { BrowserStore } from "../support/store"
import type { BrowserTest, Scene } from "../support/suite"

/** Said of no import of somebody who may do all, in a store with other options, of products in sets, or of packed files and workbooks. */
const ELSEWHERE = [
  "source_not_allowed",
  "too_many_rows",
  "ambiguous_match",
  "odd_cells",
  "too_large",
]

/** What of a page is ours, and what lies over it. */
const OURS = "main, [role=dialog], [role=alertdialog], [role=status]"

const TEXTS = { de: germanTexts, fr: frenchTexts }
const SCREENS = { de: germanScreens, fr: frenchScreens }
const LANGUAGES = { de: "German", fr: "French" } as const
type Language = keyof typeof LANGUAGES

export function languages(test: BrowserTest): void {
  let problems: Promise<string[]> | undefined
  const entries = Object.entries(LANGUAGES) as [Language, string][]
  for (const [language, name] of entries) {
    test(`a ${name} admin reads ${name}: plans with each kind of problem, the failing rows, a refusal, the feed`, async (scene) => {
      problems ??= makeProblems(scene.store)
      const imports = await problems
      const page = await scene.open({ language })
      await readPlans(scene, page, language, imports)
      await readReport(page, language)
      await readRefusal(scene, page, language)
      await readFeed(page, language)
    })
  }
}

async function readPlans(
  { store, go, inspect }: Scene,
  page: Page,
  language: Language,
  imports: string[]
): Promise<void> {
  const unsaid = new Set<string>(
    [...codesOf("row"), ...codesOf("file"), ...codesOf("alarm")].filter(
      (code) => !ELSEWHERE.includes(code)
    )
  )
  const wrong: object[] = []
  for (const id of imports) {
    const said = await saidOf(store, id, textsIn(language))
    await go(`/stock-imports/${id}`, page)
    const missing = await missingOn(page, said)
    const english = await englishOn(page, language)
    if (missing.length || english.length) wrong.push({ id, missing, english })
    for (const { code } of said) unsaid.delete(code)
  }
  expect({ wrong, unsaid: [...unsaid] }).toEqual({ wrong: [], unsaid: [] })
  await go(`/stock-imports/${imports[0]}`, page)
  await page.getByText("hafn").first().waitFor()
  await inspect(`import-problems-${language}`, { page })
}

type Said = { code: string; sentence: string }

/** What the page has not come to say. */
async function missingOn(page: Page, said: Said[]): Promise<Said[]> {
  let missing = said
  await waitFor("all that is to be said", async () => {
    const text = await textOf(page)
    missing = said.filter(({ sentence }) => !text.includes(sentence))
    return !missing.length
  }).catch(() => undefined)
  return missing
}

/** What the page of an import has to say, of each code once. */
async function saidOf(
  { admin }: BrowserStore,
  id: string,
  t: Translate
): Promise<Said[]> {
  const path = `/admin/stock-imports/${id}`
  const { stock_import } = expectOk(await admin.get(path))
  const { issues } = expectOk(await admin.get(`${path}/issues`))
  const { alarms, error, status } = stock_import
  return [
    ...issues.map(({ code, column, examples }: any) => ({
      code,
      sentence: begun(issueText(t, { ...examples[0], code, column })),
    })),
    ...stock_import.issues.map((issue: any) => ({
      code: issue.code,
      sentence: begun(issueText(t, issue)),
    })),
    ...(status === "checked" ? alarms : [])
      // Asked as a question with both readings.
      .map((alarm: any) => ({
        code: alarm.code,
        sentence: alarm.readings ? "" : spaced(alarmText(t, alarm)),
      })),
    ...(error && status !== "rejected"
      ? [{ code: error.code, sentence: begun(importErrorText(t, error)) }]
      : []),
  ]
}

/** As the screens begin a sentence. */
function begun(text: string): string {
  return spaced(text.charAt(0).toUpperCase() + text.slice(1))
}

async function textOf(page: Page): Promise<string> {
  return spaced((await page.locator(OURS).allInnerTexts()).join("\n"))
}

async function englishOn(page: Page, language: Language): Promise<string[]> {
  const texts = await page.locator(OURS).allInnerTexts()
  return findEnglish(texts.join("\n"), language)
}

async function readReport(page: Page, language: Language): Promise<void> {
  const { menu, report } = SCREENS[language].actions
  await page.getByRole("button", { name: menu }).first().click()
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: report }).click(),
  ])
  const text = fs.readFileSync(await download.path(), "utf8")
  expect(text.split("\n").length).toBeGreaterThan(10)
  expect(findEnglish(text, language)).toEqual([])
}

/** An import that somebody else cancels while it is looked at. */
async function readRefusal(
  { store, go, console }: Scene,
  page: Page,
  language: Language
): Promise<void> {
  console.expect(/409/)
  const { id } = await check(store.admin, stockCsv(["hafen,LNG-21,1,9"]))
  await finished(store.admin, id)
  await go(`/stock-imports/${id}`, page)
  const apply = { name: SCREENS[language].actions.apply, exact: true }
  await page.getByRole("button", apply).click()
  const question = page.getByRole("alertdialog").getByRole("button", apply)
  await question.waitFor()
  expectOk(await store.admin.post(`/admin/stock-imports/${id}/cancel`))
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.status() === 409),
    question.click(),
  ])
  const sentence = spaced(errorText(textsIn(language), await answer.json()))
  await waitFor(
    `the page to say "${sentence}"`,
    () => textOf(page),
    (text) => text.includes(sentence)
  )
  expect(await englishOn(page, language)).toEqual([])
}

async function readFeed(page: Page, language: Language): Promise<void> {
  await page.keyboard.press("Control+n")
  const feed = page.getByRole("dialog")
  const { title } = TEXTS[language].feed
  const one = title.applied.split("#")[0]
  await feed.getByText(one).first().waitFor()
  await feed.getByText(title.rejected.split("}}")[1]).first().waitFor()
  const text = await feed.innerText()
  expect(findEnglish(text, language)).toEqual([])
}
