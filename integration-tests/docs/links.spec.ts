import { anchorsOf, deadLinks } from "./support/links"
import { allDocuments } from "./support/markdown"

describe("links of the documents", () => {
  it.each(allDocuments())("%s: every relative link leads somewhere", (file) => {
    expect(deadLinks(file)).toEqual([])
  })

  it("a missing file, heading or picture is found", () => {
    const text = [
      "# A title, with `code` & more",
      "[gone](gone.md) [no heading](#none) [here](#a-title-with-code--more)",
      '<img src="docs/images/gone.png">',
      "`[code](is-none.md)`",
      "```text",
      "[neither](is-this.md)",
      "```",
    ].join("\n")
    expect(deadLinks("README.md", text)).toEqual([
      "gone.md (no such file)",
      "#none (no such heading)",
      "docs/images/gone.png (no such file)",
    ])
  })

  it("headings have the anchors that GitHub gives them", () => {
    expect(
      anchorsOf("# What is Medusa's own\n## Options\n### Options\n## Über")
    ).toEqual(["what-is-medusas-own", "options", "options-1", "über"])
  })
})
