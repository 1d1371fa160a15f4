import fs from "node:fs"
import path from "node:path"
import { openApiDocument } from "../../src/api/openapi/document"
import { codesTable, routesTable } from "./tables"

/**
 * What `npm run openapi` writes, by the file's path in the repository. Markdown keeps what is around its generated part.
 *
 * @param root the repository's folder
 */
export function generatedFiles(root: string): Record<string, string> {
  const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8")
  const { version } = JSON.parse(read("package.json"))
  return {
    "docs/openapi.json": `${JSON.stringify(openApiDocument(version), null, 2)}\n`,
    "docs/api.md": between("routes", read("docs/api.md"), routesTable()),
    "docs/error-codes.md": between(
      "codes",
      read("docs/error-codes.md"),
      codesTable()
    ),
  }
}

/** Puts the text between the document's two markers of the name. */
function between(name: string, document: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, rest] = document.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) {
    throw new Error(`The document lacks the markers ${begin} and ${end}.`)
  }
  return `${before}${begin}\n\n${text}\n\n${end}${after}`
}
