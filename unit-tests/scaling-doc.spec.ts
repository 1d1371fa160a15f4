import fs from "node:fs"
import path from "node:path"

const read = (file: string) =>
  fs.readFileSync(path.resolve(__dirname, "..", file), "utf8")

describe("docs/scaling.md", () => {
  it("shows the configuration that the cluster tests run, letter by letter", () => {
    const file = "integration-tests/cluster/app/medusa-config.ts"
    const [, shown] =
      read("docs/scaling.md").match(
        new RegExp(`<!-- ${file} -->\n\n\`\`\`ts\n(.*?)\`\`\``, "s")
      ) ?? []
    expect(shown).toBe(read(file))
  })
})
