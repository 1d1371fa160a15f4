import type { Scene } from "../support/suite"
import { findDeadEnds } from "./dead-ends"
import type { Reactive } from "./reactive"
import {
  prepareWindow,
  Screen,
  type CrawledScreen,
  type Look,
  type Step,
} from "./screen"
import type { Traffic } from "./traffic"

/** A button, an entry of the menu that it opens, and the answer to the question that this asks. */
const DEEPEST = 3

/** Crawls screens one after the other, in one window. Returns every dead end, with its screen's name before it. */
export async function crawlScreens(
  scene: Scene,
  screens: Record<string, CrawledScreen>
): Promise<string[]> {
  const traffic = await prepareWindow(scene)
  const findings: string[] = []
  for (const [name, crawled] of Object.entries(screens)) {
    const found = await crawl(scene, crawled, traffic)
    findings.push(...found.map((one) => `${name}: ${one}`))
  }
  return findings
}

/**
 * Clicks everything on a screen that reacts, once each, and then what has opened by that; questions are answered with
 * no. Returns every dead end, with the clicks that lead to it.
 */
async function crawl(
  scene: Scene,
  crawled: CrawledScreen,
  traffic: Traffic
): Promise<string[]> {
  const screen = await Screen.open(scene, crawled, traffic)
  const findings: string[] = []
  // A message stays for a while: it is a finding of the click that brought it, and of no other.
  let shown: string[] = []
  const seen = new Set<string>()
  const opened = await screen.look()
  await note([], opened.found.length ? [] : ["has nothing to click"])
  await explore([], takeNew(opened))
  return findings

  /** `start`: what these clicks have led to. */
  async function explore(trail: Step[], start: Look): Promise<void> {
    const { address, overlay, found } = start
    const inPlace: [trail: Step[], look: Look][] = []
    for (const one of found) {
      const steps = [...trail, { ...one, address, overlay }]
      await screen.reach(steps)
      if (shown.length) shown = await findDeadEnds(scene.page)
      const inTheWay = await screen.click(one)
      const written = isQuestion(overlay) ? screen.traffic.written : []
      await note(steps, [
        ...inTheWay,
        ...written.map((request) => `answered with no, writes: ${request}`),
      ])
      const now = await screen.look()
      if (steps.length === DEEPEST) continue
      if (now.overlay && now.path === start.path) {
        await explore(steps, takeNew(now))
      } else if (now.address === address) {
        inPlace.push([steps, takeNew(now)])
      }
    }
    // A button that appears may change what there is to be clicked.
    for (const [steps, now] of inPlace) await explore(steps, now)
  }

  /** What has not been there before. The menus of two rows are alike: one of them is enough. */
  function takeNew(look: Look): Look {
    const keyOf = ({ name }: Reactive) => `${look.overlay} ${name}`
    const found = look.found.filter((one) => !seen.has(keyOf(one)))
    found.forEach((one) => seen.add(keyOf(one)))
    return { ...look, found }
  }

  async function note(steps: Step[], also: string[]): Promise<void> {
    const before = shown
    shown = await findDeadEnds(scene.page)
    const found = [
      ...shown.filter((one) => !before.includes(one)),
      ...screen.traffic.refused,
      ...scene.console.takeUnexpected(),
      ...also,
    ]
    const where = steps.map(({ name }) => name).join(" > ") || "opened"
    const { pathname } = new URL(scene.page.url())
    findings.push(
      ...[...new Set(found)].map((one) => `${where}: ${one} (${pathname})`)
    )
    screen.traffic.forget()
  }
}

const isQuestion = (overlay = "") => overlay.startsWith("alertdialog")
