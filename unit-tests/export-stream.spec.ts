import { once } from "node:events"
import { ExportStream } from "../src/modules/stock-source/sources/items/export-stream"

const PATIENCE_MS = 40

describe("what an export is read from", () => {
  it("ends where nothing of it is read for long", async () => {
    const stream = new ExportStream(PATIENCE_MS)
    stream.write("source_code,sku\n")
    const [error] = await once(stream, "error")
    expect(error.message).toContain("Nothing of it was read")
    expect(stream.destroyed).toBe(true)
  })

  it("waits for rows that are not there yet, for as long as it takes", async () => {
    const stream = new ExportStream(PATIENCE_MS)
    const lines: string[] = []
    stream.on("data", (data) => lines.push(String(data)))
    // Twice as long as a reader may take.
    setTimeout(() => stream.end("source_code,sku\n"), PATIENCE_MS * 2)
    await once(stream, "end")
    expect(lines).toEqual(["source_code,sku\n"])
  })
})
