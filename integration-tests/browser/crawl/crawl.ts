import type { Scene } from "../support/suite"
import { findDeadEnds } from "./dead-ends"
import type { Reactive } from "./reactive"
import { Screen, type CrawledScreen, type Look } from "./screen"

/** A button, an entry of the menu that it opens, and the answer to the question that this asks. */
const DEEPEST = 3

/**
 * Clicks everything on a screen that reacts, once each, and then what has opened by that; questions are answered with
 * no. Returns every dead end, with the clicks that lead to it.
 */
export async function crawl(
  scene: Scene,
  crawled: CrawledScreen
): Promise<string[]> {
  const screen = await Screen.open(scene, crawled)
  const findings: string[] = []
  const opened = await screen.look()
  await note([], opened.found.length ? [] : ["has nothing to click"])
  await explore([], opened, [])
  return findings

  /** `start`: what these clicks have led to; `under`: what had opened before, one above the other. */
  async function explore(
    trail: Reactive[],
    start: Look,
    under: (string | undefined)[]
  ): Promise<void> {
    const open = [...under, start.overlay]
    for (const one of start.found) {
      const steps = [...trail, one]
      await screen.reach(trail, start)
      const inTheWay = await screen.click(one)
      const written = isQuestion(start.overlay) ? screen.traffic.written : []
      await note(steps, [
        ...inTheWay,
        ...written.map((request) => `answered with no, writes: ${request}`),
      ])
      const now = await screen.look()
      const hasOpened = now.overlay && !open.includes(now.overlay)
      if (hasOpened && now.path === start.path && steps.length < DEEPEST) {
        await explore(steps, now, open)
      }
    }
  }

  async function note(steps: Reactive[], also: string[]): Promise<void> {
    const found = [
      ...(await findDeadEnds(scene.page)),
      ...screen.traffic.refused,
      ...scene.console.takeUnexpected(),
      ...also,
    ]
    const where = steps.map(({ name }) => name).join(" > ") || "opened"
    findings.push(...found.map((one) => `${where}: ${one}`))
    screen.traffic.forget()
  }
}

const isQuestion = (overlay = "") => overlay.startsWith("alertdialog")
