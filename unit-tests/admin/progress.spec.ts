import { progressOf, shareOf } from "../../src/admin/imports/lib/progress"

const checked = { phase: "done", done: 300, total: 300 } as const

describe("progress of an import on the screen", () => {
  it("an act that has not begun is nowhere, though the check before it is done", () => {
    for (const status of ["applying", "undoing", "checking"] as const) {
      const progress = progressOf({ status, progress: checked })
      expect(progress.phase).toBe("waiting")
      expect(shareOf(progress)).toBeUndefined()
    }
  })

  it("taking back begins at its own beginning, not where the apply was", () => {
    const progress = { phase: "applying", done: 200, total: 300 } as const
    expect(shareOf(progressOf({ status: "undoing", progress }))).toBeUndefined()
    expect(shareOf(progressOf({ status: "applying", progress }))).toBe(0.66)
  })

  it("says 100 % only when nothing is left", () => {
    const at = (done: number) =>
      shareOf({ phase: "applying", done, total: 200 })
    expect([at(2), at(199), at(200)]).toEqual([0.01, 0.99, 1])
  })
})
