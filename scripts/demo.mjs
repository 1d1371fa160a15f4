// `npm run demo`: a real Medusa store with this plugin, from one command. It installs what is missing, builds,
// fills an embedded PostgreSQL, plays the main job and serves until Ctrl-C. All it writes is in `.demo/`.
// Only built-ins are imported up here: on a fresh clone there is nothing else yet.
import fs from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { startDatabase } from "./demo/database.mjs"
import { assertPortFree } from "./demo/port.mjs"
import { connect } from "./demo/client.mjs"
import { writeJson } from "./demo/files.mjs"
import { importOpeningStock } from "./demo/opening-stock.mjs"
import { say, step } from "./demo/screen.mjs"
import { takeFolder } from "./demo/run.mjs"
import { ADMIN, DemoError, readSettings, root } from "./demo/settings.mjs"
import {
  buildApp,
  buildPlugin,
  copyApp,
  fillDatabase,
  serverEnded,
  startServer,
  storeHash,
} from "./demo/store.mjs"
import { playTranscript } from "./demo/transcript.mjs"
import { installCommand, isInstalled } from "./lib/install.mjs"

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** Resolves with the signal that asks the demo to end. The second one takes the children away at once. */
function whenAskedToEnd(getRun) {
  let asked = false
  return new Promise((resolve) => {
    for (const signal of Object.keys(SIGNALS)) {
      process.on(signal, () => {
        if (asked) getRun()?.killChildren()
        asked = true
        resolve(signal)
      })
    }
  })
}

async function demo(settings, stack) {
  const { run, ended } = await takeFolder(settings)
  stack.run = run
  await assertPortFree(settings.port)
  if (ended) {
    say(`Ended ${ended} processes that an earlier demo had left running.`)
  }
  if (settings.reset) removeData(settings)
  for (const log of [settings.buildLog, settings.databaseLog]) {
    fs.rmSync(log, { force: true })
  }

  if (!isInstalled(root)) {
    const [command, args] = installCommand()
    await step("install packages", () =>
      run.finish({
        command,
        args,
        cwd: root,
        env: { NODE_ENV: "development" },
        log: settings.buildLog,
      })
    )
  }
  await step("build the plugin", () => buildPlugin(run, settings))
  // A promise: whoever stops the demo meanwhile waits for the database, and stops that too.
  stack.database = step("start the database", () => startDatabase(settings))
  const database = await stack.database

  copyApp(settings)
  const hash = storeHash()
  // Side by side: the dashboard's bundle takes half a minute, the database a third of that.
  await allDone([
    step("migrate and seed the database", () =>
      fillDatabase(run, settings, database, hash)
    ),
    step("build the store and its dashboard", () =>
      buildApp(run, settings, hash)
    ),
  ])
  const server = await step("start the store", () =>
    startServer(run, settings, database)
  )
  const died = server.exited.then((how) => {
    throw new DemoError(serverEnded(how, settings))
  })
  // A request that a dying server drops fails first; its end says more.
  const served = serve(settings, stack, database).catch(async (error) => {
    await Promise.race([died, wait(1000)])
    throw error
  })
  await Promise.race([died, served])
  if (!settings.exit) await died
}

/** What happens while the store runs. */
async function serve(settings, stack, database) {
  const shop = await connect(settings.url)
  await step("import the opening stock", () => importOpeningStock(shop))
  if (!settings.serve) await playTranscript(shop)
  if (settings.exit) return
  writeJson(settings.readyFile, {
    url: settings.url,
    ...ADMIN,
    publishable_key: shop.publishableKey,
    sales_channel_id: shop.salesChannelId,
    region_id: shop.regionId,
    database_url: database.url,
    pid: process.pid,
  })
  stack.ready = true
  say(`
  Dashboard  ${settings.url}/app
  Storefront ${settings.url}/pick-up
  Login      ${ADMIN.email} / ${ADMIN.password}
  Details    ${settings.readyFile}
  Log        ${settings.serverLog}

Ctrl-C stops it.`)
}

/** All of them, or the first failure once none of them runs any more. */
async function allDone(promises) {
  const results = await Promise.allSettled(promises)
  const failed = results.find(({ status }) => status === "rejected")
  if (failed) throw failed.reason
}

function removeData({ uploads, app }) {
  for (const data of [uploads, app])
    fs.rmSync(data, { recursive: true, force: true })
}

async function stop(settings, { run, database }) {
  if (!run) return
  await run.endChildren()
  await (await database?.catch(() => undefined))?.stop()
  fs.rmSync(settings.readyFile, { force: true })
  run.release()
}

async function main() {
  // A reader that has gone, such as `head`, must not end the demo half way.
  process.stdout.on("error", () => {})
  const settings = readSettings(process.argv.slice(2), process.env)
  const stack = { run: undefined, database: undefined, ready: false }
  const asked = whenAskedToEnd(() => stack.run)
  const work = demo(settings, stack)
  try {
    const signal = await Promise.race([work, asked])
    if (!signal) return 0
    say("\nStopping …")
    // Ctrl-C is how a demo that serves is meant to end.
    return stack.ready ? 0 : SIGNALS[signal]
  } finally {
    work.catch(() => {})
    await stop(settings, stack)
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(
      `\n${error instanceof DemoError ? error.message : (error.stack ?? error)}`
    )
    process.exit(1)
  }
)
