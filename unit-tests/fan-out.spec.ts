import { PassThrough, Readable, Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { text } from "node:stream/consumers"
import { fanOut } from "../src/modules/stock-source/fan-out"

/** Takes one block, and says when it may have another. */
function slow() {
  let letGo = () => {}
  const taken: string[] = []
  const stream = new Writable({
    highWaterMark: 1,
    write(block, _encoding, done) {
      taken.push(String(block))
      letGo = done
    },
  })
  return { stream, taken, next: () => letGo() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe("fanOut", () => {
  it("gives every stream all that is written, to its end", async () => {
    const streams = [new PassThrough(), new PassThrough()]
    const [, ...texts] = await Promise.all([
      pipeline(Readable.from(["a", Buffer.from("b"), "c"]), fanOut(streams)),
      ...streams.map((stream) => text(stream)),
    ])
    expect(texts).toEqual(["abc", "abc"])
  })

  it("reads no further than the slowest stream takes it", async () => {
    const [a, b, c] = ["a", "b", "c"].map((letter) => letter.repeat(20_000))
    const read: string[] = []
    const blocks = async function* () {
      for (const block of [a, b, c]) {
        read.push(block)
        yield block
      }
    }
    const quick = new PassThrough()
    const rest = text(quick)
    const { stream, taken, next } = slow()
    const done = pipeline(
      Readable.from(blocks(), { highWaterMark: 1 }),
      fanOut([quick, stream])
    )
    await turn()
    expect(taken).toEqual([a])
    expect(read).not.toContain(c)
    for (const block of [a, b, c]) {
      expect(taken.at(-1)).toBe(block)
      next()
      await turn()
    }
    await done
    expect(await rest).toBe(a + b + c)
  })

  it.each([0, 1])(
    "ends with the error of stream %i, and the other with it",
    async (broken) => {
      const streams = [new PassThrough(), new PassThrough()]
      const endless = async function* () {
        for (;;) {
          yield "line\n"
          await turn()
        }
      }
      streams.forEach((stream) => stream.resume())
      const done = pipeline(Readable.from(endless()), fanOut(streams))
      await turn()
      streams[broken].destroy(new Error("The connection is gone."))
      await expect(done).rejects.toThrow("The connection is gone.")
      expect(streams.every(({ destroyed }) => destroyed)).toBe(true)
    }
  )

  it("breaks its streams where what is read breaks", async () => {
    const streams = [new PassThrough(), new PassThrough()]
    const source = new PassThrough()
    const done = pipeline(source, fanOut(streams))
    source.destroy(new Error("The file is gone."))
    await expect(done).rejects.toThrow("The file is gone.")
    expect(streams.every(({ destroyed }) => destroyed)).toBe(true)
  })
})
