// Medusa's telemetry, kept out of what runs here. Each process that ends would start another one that sends what all of
// them have gathered: without a network the list grows, and reading it took more of a test run than the tests.
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")
const config = path.join(root, "node_modules/.cache/stock-sources/config")

/** Environment of a process of Medusa that gathers nothing, and sends nothing when it ends. */
export function withoutTelemetry() {
  const file = path.join(config, "medusa/config.json")
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, JSON.stringify({ telemetry: { enabled: false } }))
  // MEDUSA: the variable stops the gathering only; the sender is started unless the user's own settings say no.
  return { MEDUSA_DISABLE_TELEMETRY: "1", XDG_CONFIG_HOME: config }
}
