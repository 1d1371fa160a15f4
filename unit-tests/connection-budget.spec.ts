import {
  ConnectionBudget,
  type LongWork,
  type Share,
} from "../src/modules/stock-source/database/connection-budget"

/** Asks for a share; `share` is set once it is granted. */
const ask = (budget: ConnectionBudget, work: LongWork, upTo = 1) => {
  const asked: { share?: Share; granted: Promise<Share> } = {
    granted: budget.take({ work, upTo }),
  }
  asked.granted.then(
    (share) => (asked.share = share),
    () => undefined
  )
  return asked
}
const soon = () => new Promise((resolve) => setImmediate(resolve))
const isHeld = ({ share }: { share?: Share }) => share !== undefined
const held = (asked: { share?: Share }[]) =>
  asked.reduce((sum, { share }) => sum + (share?.connections ?? 0), 0)

describe("the connections of long work", () => {
  it.each([
    [10, 5],
    [5, 2],
    [3, 1],
    [2, 1],
  ])("are at most half of a pool of %i: %i", async (pool, half) => {
    const budget = new ConnectionBudget(pool)
    const asked = (["write", "check", "check", "export", "export"] as const)
      .flatMap((work) => [work, work])
      .map((work) => ask(budget, work, 3))
    await soon()
    expect(held(asked)).toBeGreaterThan(0)
    expect(held(asked)).toBeLessThanOrEqual(half)
  })

  it("are as many as an apply, or the check of a large file, can use, where nothing else is under way", async () => {
    expect(
      (await new ConnectionBudget(10).take({ work: "write", upTo: 3 }))
        .connections
    ).toBe(3)
    expect(
      (await new ConnectionBudget(10).take({ work: "check", upTo: 2 }))
        .connections
    ).toBe(2)
  })

  it("are one where only one can be had", async () => {
    const { connections } = await new ConnectionBudget(2).take({
      work: "write",
      upTo: 3,
    })
    expect(connections).toBe(1)
  })

  it("are never all given to checks or to exports", async () => {
    const budget = new ConnectionBudget(10)
    const checks = Array.from({ length: 30 }, () => ask(budget, "check", 2))
    const exports = Array.from({ length: 30 }, () => ask(budget, "export"))
    const apply = ask(budget, "write", 3)
    await soon()
    expect(checks.filter(({ share }) => share)).toHaveLength(2)
    expect(exports.filter(({ share }) => share).length).toBeLessThanOrEqual(2)
    // At the latest when one of them has ended.
    checks[0].share?.giveBack()
    await soon()
    expect(apply.share).toBeDefined()
  })

  it("are given to one large check at a time, and to a small one beside it", async () => {
    const budget = new ConnectionBudget(10)
    const check = (large: boolean) => {
      const asked: { share?: Share } = {}
      void budget
        .take({ work: "check", upTo: 1, large })
        .then((share) => (asked.share = share))
      return asked
    }
    const [first, second, third] = [check(true), check(true), check(true)]
    const [small, next] = [check(false), check(false)]
    await soon()
    expect([first, second, third, small, next].map(isHeld)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
    small.share?.giveBack()
    first.share?.giveBack()
    await soon()
    expect([second, third, next].map(isHeld)).toEqual([true, false, true])
  })

  it("let the kinds of work take turns, each in the order it came", async () => {
    const budget = new ConnectionBudget(2)
    const order: string[] = []
    const names = ["check 1", "check 2", "check 3", "write 1", "write 2"]
    await Promise.all(
      names.map(async (name) => {
        const work = name.split(" ")[0] as LongWork
        const share = await budget.take({ work, upTo: 1 })
        order.push(name)
        await soon()
        share.giveBack()
      })
    )
    expect(order).toEqual([
      "check 1",
      "write 1",
      "check 2",
      "write 2",
      "check 3",
    ])
  })

  it("are not kept for one who has given up waiting", async () => {
    const budget = new ConnectionBudget(2)
    const first = await budget.take({ work: "check", upTo: 1 })
    const impatient = new AbortController()
    const gaveUp = budget.take({
      work: "export",
      upTo: 1,
      signal: impatient.signal,
    })
    const next = ask(budget, "check")
    impatient.abort(new Error("no longer wanted"))
    await expect(gaveUp).rejects.toThrow("no longer wanted")
    first.giveBack()
    await soon()
    expect(next.share).toBeDefined()
  })

  it("come back once, however often they are given back", async () => {
    const budget = new ConnectionBudget(2)
    const first = await budget.take({ work: "check", upTo: 1 })
    first.giveBack()
    first.giveBack()
    const asked = [ask(budget, "check"), ask(budget, "export")]
    await soon()
    expect(held(asked)).toBe(1)
  })
})
