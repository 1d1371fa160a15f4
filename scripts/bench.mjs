// `npm run bench`: installs what is missing first; the benchmark itself imports packages.
import path from "node:path"
import { fileURLToPath } from "node:url"
import { ensureInstalled } from "./lib/install.mjs"

ensureInstalled(
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
)
await import("../bench/index.mjs")
