// `npm run dev`: builds the plugin, runs the demo store in develop mode, and does both anew when src/ changes.
// The store keeps its data in .demo/dev-postgres, apart from the seeded one of `npm run demo`.
// Ctrl-C leaves nothing running.
import path from "node:path"
import { fileURLToPath } from "node:url"
import { onInterrupt, start } from "./lib/children.mjs"
import { ensureInstalled } from "./lib/install.mjs"
import { startPostgres } from "./lib/postgres.mjs"
import { withoutTelemetry } from "./lib/telemetry.mjs"
import { watchFolder } from "./lib/watch.mjs"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const demo = path.join(root, "demo")
const medusa = path.join(root, "node_modules", ".bin", "medusa")

ensureInstalled(root)

let postgres
let act // what runs for a moment: a build or a migration
let server

async function run(args, cwd) {
  act = start(medusa, args, {
    cwd,
    env: { DATABASE_URL: postgres.url, ...withoutTelemetry() },
  })
  return act.done
}

function startServer() {
  const port = process.env.PORT || "9000"
  server = start(medusa, ["develop", "--no-lint", "--port", port], {
    cwd: demo,
    env: { DATABASE_URL: postgres.url, ...withoutTelemetry() },
  })
  server.done.catch((error) => console.error(error))
}

/** Builds, migrates and starts. A build that fails leaves the last server running, on the code it has loaded. */
async function refresh() {
  if (await run(["plugin:build"], root)) {
    if (!ending) {
      console.error("[dev] The plugin does not build; waiting for a change.")
    }
    return
  }
  await server?.stop()
  if (await run(["db:migrate", "--execute-safe-links"], demo)) {
    if (!ending) {
      console.error("[dev] The migrations failed; waiting for a change.")
    }
    return
  }
  if (!ending) startServer()
}

// One refresh at a time; changes during one ask for exactly one more.
let refreshing = false
let wanted = false
let ending = false

async function requestRefresh() {
  wanted = true
  if (refreshing) return
  refreshing = true
  try {
    while (wanted && !ending) {
      wanted = false
      await refresh()
    }
  } finally {
    refreshing = false
  }
}

onInterrupt(async () => {
  ending = true
  await act?.stop()
  await server?.stop()
  await postgres?.stop()
})

postgres = await startPostgres({
  dataDir: path.join(root, ".demo", "dev-postgres"),
  persistent: true,
  database: "medusa",
})
await requestRefresh()
// Medusa's own build writes and removes this file in src/: it would ask for the next build.
watchFolder(path.join(root, "src"), /__admin-extensions__/, (files) => {
  console.log(`[dev] Changed: ${files.slice(0, 5).join(", ")}`)
  void requestRefresh()
})
