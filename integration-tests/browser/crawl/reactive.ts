import type { Locator, Page } from "playwright-core"

/** What opens above a screen; the last of them has what can be clicked. */
const OVERLAYS = "[role=menu],[role=listbox],[role=dialog],[role=alertdialog]"

const CONTROLS = [
  ...["a[href]", "button", "input", "select", "textarea", "summary"],
  ...[
    ...["button", "menuitem", "menuitemradio", "menuitemcheckbox", "option"],
    ...["tab", "switch", "checkbox", "radio", "combobox"],
  ].map((role) => `[role=${role}]`),
].join()

const MARK = "data-crawled"
/** Options of a list: all states of an import, but of all countries only some. */
const OPTIONS = 12
const OF_MORE_OPTIONS = 2

/** Where is looked. */
export type Scope = {
  /** Heading of our part of one of Medusa's pages; without it all of the page is ours. */
  widget?: string
  /** Rows of each table, from the top. */
  rows: number
}

/** What reacts, as a person would name it, and which of all it is. */
export type Reactive = { name: string; at: number }

export type Found = {
  /** Role and name of what lies above the screen, where something does. */
  overlay?: string
  found: Reactive[]
}

type Search = Scope & {
  overlays: string
  controls: string
  mark: string
  options: { most: number; ofMore: number }
  wanted?: Reactive
}

/** Everything that reacts to a click: by its role, or since the pointer becomes a hand over it. */
export async function findReactive(page: Page, scope: Scope): Promise<Found> {
  return page.evaluate(search, searchFor(scope))
}

/**
 * Finds again what {@link findReactive} has found: by its name, or at the same place with the same role where it is
 * called otherwise now. Undefined where it is gone.
 */
export async function markReactive(
  page: Page,
  scope: Scope,
  wanted: Reactive
): Promise<Locator | undefined> {
  await page.evaluate(search, searchFor(scope, wanted))
  const marked = page.locator(`[${MARK}]`)
  return (await marked.count()) ? marked : undefined
}

function searchFor(scope: Scope, wanted?: Reactive): Search {
  return {
    ...scope,
    overlays: OVERLAYS,
    controls: CONTROLS,
    mark: MARK,
    options: { most: OPTIONS, ofMore: OF_MORE_OPTIONS },
    wanted,
  }
}

/** Runs in the page. Marks what is wanted. */
function search({
  widget,
  rows,
  overlays,
  controls,
  mark,
  options,
  wanted,
}: Search): Found {
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const isHidden = element.closest("[aria-hidden=true], [inert]")
    return element.checkVisibility() && !isHidden && width > 1 && height > 1
  }
  const isDisabled = (element: Element) =>
    element.matches(":disabled, [aria-disabled=true], [data-disabled]")
  const isHand = (element: Element | null) =>
    !!element && window.getComputedStyle(element).cursor === "pointer"
  const textOf = (element: Element) =>
    (element as HTMLElement).innerText?.replace(/\s+/g, " ").trim() ?? ""
  const nameOf = (element: Element) => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? []
    const labels = ids.map((id) => document.getElementById(id)?.textContent)
    const [label] = (element as HTMLInputElement).labels ?? []
    return (
      element.getAttribute("aria-label") ||
      labels.join(" ").trim() ||
      textOf(element) ||
      (label && textOf(label)) ||
      element.getAttribute("title") ||
      element.getAttribute("placeholder") ||
      ""
    ).slice(0, 60)
  }
  const roleOf = (element: Element) =>
    element.getAttribute("role") ?? element.tagName.toLowerCase()

  document
    .querySelectorAll(`[${mark}]`)
    .forEach((one) => one.removeAttribute(mark))
  const overlay = [...document.querySelectorAll(overlays)]
    .filter(isShown)
    .at(-1)
  const root = overlay ?? ourPart()
  if (!root) return { found: [] }

  const all = [...root.querySelectorAll("*")].filter(
    (one) =>
      isReactive(one) && isShown(one) && !isDisabled(one) && isSample(one)
  )
  // The question's first button takes it back; the other one would go on.
  const clicked =
    overlay?.getAttribute("role") === "alertdialog"
      ? all.filter((one) => one.matches("button")).slice(0, 1)
      : all
  const seen = new Map<string, number>()
  const found = clicked.map((one, at) => {
    const name = one.matches("tr")
      ? `row "${textOf(one).slice(0, 60)}"`
      : `${roleOf(one)} "${nameOf(one)}"`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { name: count > 1 ? `${name} ${count}` : name, at }
  })
  const same =
    found.find(({ name }) => name === wanted?.name) ??
    found.find(
      ({ name, at }) =>
        at === wanted?.at && name.split(" ")[0] === wanted.name.split(" ")[0]
    )
  if (same) whereToClick(clicked[same.at]).setAttribute(mark, "")
  return {
    overlay: overlay && `${roleOf(overlay)} "${nameOf(overlay)}"`,
    found,
  }

  function ourPart(): Element | null {
    const main = document.querySelector("main")
    if (!widget) return main
    const heading = [...(main?.querySelectorAll("h1, h2, h3") ?? [])].find(
      (one) => one.textContent === widget
    )
    return heading?.closest(".shadow-elevation-card-rest") ?? null
  }

  function isReactive(element: Element): boolean {
    if (element.matches(controls)) {
      return !element.parentElement?.closest("button, a[href], [role=menuitem]")
    }
    if (element.matches("tr")) return isHand(element)
    const isInside = element.closest(`tr, label, ${controls}`)
    const isOuter = isHand(element) && !isHand(element.parentElement)
    // A frame around a control: the control stands for it.
    const isFrame = !!element.querySelector(controls)
    return isOuter && !isFrame && (!isInside || isInside === element)
  }

  /** Rows of a table are alike, and countries of a list: the first of them stand for all. */
  function isSample(element: Element): boolean {
    const row = element.closest("tbody tr, [role=option]")
    const siblings = row ? [...(row.parentElement?.children ?? [])] : []
    const ofOptions =
      siblings.length > options.most ? options.ofMore : options.most
    const most = row?.matches("[role=option]") ? ofOptions : rows
    return !row || siblings.indexOf(row) < most
  }

  /** Of a row: the middle of a cell in which nothing else reacts. */
  function whereToClick(element: Element): Element {
    if (!element.matches("tr")) return element
    const plain = [...element.children].find(
      (cell) => !cell.querySelector(controls) && textOf(cell)
    )
    return plain ?? element
  }
}
