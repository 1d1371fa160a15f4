// `npm run openapi`: writes docs/openapi.json, the table of routes in docs/api.md and that of codes in
// docs/error-codes.md, all from the schemas and lists in src/. A test fails where they are not in step.
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { ensureInstalled } from "./lib/install.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const bundle = path.join(root, ".test", `openapi-${process.pid}.cjs`)

ensureInstalled(root)
// Not there yet on a fresh clone, when this file is loaded.
const { build } = await import("esbuild")

try {
  await build({
    entryPoints: [path.join(root, "scripts", "openapi", "files.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    packages: "external",
    logLevel: "warning",
  })
  const { generatedFiles } = createRequire(import.meta.url)(bundle)
  for (const [file, text] of Object.entries(generatedFiles(root))) {
    fs.writeFileSync(path.join(root, file), text)
    console.log(file)
  }
} finally {
  fs.rmSync(bundle, { force: true })
}
