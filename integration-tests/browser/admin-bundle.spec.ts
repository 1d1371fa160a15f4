import fs from "node:fs"
import path from "node:path"
import { gzipSync } from "node:zlib"

const ADMIN = path.resolve(__dirname, "../../.medusa/server/src/admin")
const LIMIT = 200_000

/** Vite's own minifier, found as the dashboard's build finds it. */
const vite = require.resolve("vite", {
  paths: [require.resolve("@medusajs/admin-bundler")],
})
const { transform } = jest.requireActual<{
  transform(
    code: string,
    options: { minify: boolean; format: "esm" }
  ): Promise<{ code: string }>
}>(require.resolve("esbuild", { paths: [vite] }))

describe("what the plugin adds to the dashboard", () => {
  it("is below 200 kB, minified and gzipped", async () => {
    // All but index.js, the same for CommonJS, which no dashboard takes. Chunks have no ending.
    const modules = fs
      .readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
      .filter((name) => fs.statSync(path.join(ADMIN, name)).isFile())
      .filter((name) => !name.endsWith(".js"))
    const sizes = await Promise.all(
      modules.map(async (name) => {
        const source = fs.readFileSync(path.join(ADMIN, name), "utf8")
        const { code } = await transform(source, {
          minify: true,
          format: "esm",
        })
        return gzipSync(code).length
      })
    )
    expect(modules).toContain("index.mjs")
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(LIMIT)
  })
})
