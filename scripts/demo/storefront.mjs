// The example page of a storefront, with Medusa's client bundled into it.
import fs from "node:fs"
import path from "node:path"

/** Puts the page beside the server that serves it. */
export async function buildStorefront({ app, server }) {
  // Not there yet on a fresh clone, when this file is loaded.
  const { build } = await import("esbuild")
  const sources = path.join(app, "storefront")
  const served = path.join(server, "storefront")
  fs.mkdirSync(served, { recursive: true })
  for (const name of ["pick-up.html", "pick-up.css"]) {
    fs.copyFileSync(path.join(sources, name), path.join(served, name))
  }
  await build({
    entryPoints: [path.join(sources, "pick-up.mjs")],
    outfile: path.join(served, "pick-up.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  })
}
