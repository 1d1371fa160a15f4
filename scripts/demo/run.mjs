// One run of the demo in its folder: nobody else runs there, its children are noted, all of them end.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { commandOf, end, isAlive, send, startOf } from "./processes.mjs"
import { readJson, tail, writeJson } from "./files.mjs"
import { DemoError } from "./settings.mjs"

/**
 * Takes the demo's folder for this process. What a killed run has left behind is ended first.
 *
 * @param {ReturnType<import("./settings.mjs").readSettings>} settings
 * @throws DemoError that names the process and the address of a demo that runs in this folder
 */
export async function takeFolder(settings) {
  const { dir, url, runningFile, readyFile } = settings
  fs.mkdirSync(dir, { recursive: true })
  // Everybody may pass through: as root, PostgreSQL runs as another user.
  fs.chmodSync(dir, 0o755)
  const noted = readJson(runningFile)
  if (noted && isAlive(noted)) {
    throw new DemoError(
      `A demo already runs in ${dir}: process ${noted.pid}, ${noted.url}. Stop it (kill ${noted.pid}), or set DEMO_DIR and PORT for a second one.`
    )
  }
  const ended = await endOrphans(noted?.children ?? [], settings.postgres)
  fs.rmSync(readyFile, { force: true })
  const run = new Run(
    { pid: process.pid, start: startOf(process.pid), url, children: [] },
    runningFile
  )
  run.save()
  return { run, ended }
}

async function endOrphans(children, dataDir) {
  const orphans = children.filter(isAlive)
  for (const orphan of orphans) await end(orphan)
  const postgres = orphanedPostgres(dataDir)
  // SIGINT is PostgreSQL's fast shutdown: it hangs up on its clients and leaves a clean directory.
  if (postgres) await end(postgres, { signal: "SIGINT", patience: 20_000 })
  return orphans.length + (postgres ? 1 : 0)
}

/** A PostgreSQL that still runs on our data, found by its own pid file. */
function orphanedPostgres(dataDir) {
  const pidFile = path.join(dataDir, "postmaster.pid")
  if (!fs.existsSync(pidFile)) return undefined
  const pid = Number(fs.readFileSync(pidFile, "utf8").split("\n")[0])
  if (commandOf(pid)?.includes(dataDir)) return { pid, start: startOf(pid) }
  // Left by a crash. Its id may belong to another program now, and PostgreSQL would refuse to start.
  fs.rmSync(pidFile, { force: true })
  return undefined
}

/** The processes of one run, noted in a file so that the next run can end what this one could not. */
class Run {
  constructor(note, file) {
    this.note = note
    this.file = file
    this.stopping = false
  }

  save() {
    writeJson(this.file, this.note)
  }

  /**
   * Starts a child in a process group of its own, so that Ctrl-C reaches this process alone and the
   * children end in the right order. Its output goes to a log file.
   *
   * @param {{command: string, args: string[], cwd: string, env?: Record<string, string>, log: string}} options
   * @returns {{pid: number, start: string, group: true, exited: Promise<string>}} `exited`: how it ended, such as "exit code 1"
   */
  start({ command, args, cwd, env, log }) {
    if (this.stopping) throw new Error("the demo is stopping")
    const output = fs.openSync(log, "a")
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", output, output],
      detached: true,
    })
    fs.closeSync(output)
    const exited = new Promise((resolve) => {
      child.on("error", (error) => resolve(error.message))
      child.on("exit", (code, signal) => resolve(signal ?? `exit code ${code}`))
    })
    const noted = {
      pid: child.pid,
      start: child.pid && startOf(child.pid),
      group: true,
    }
    if (child.pid) {
      this.note.children.push(noted)
      this.save()
      exited.then(() => this.forget(noted))
    }
    return { ...noted, exited }
  }

  /** Runs a child to its end. Throws with the last lines of its log when it fails. */
  async finish(options) {
    const { exited } = this.start(options)
    const how = await exited
    if (how === "exit code 0") return
    throw new DemoError(
      `${[path.basename(options.command), ...options.args].join(" ")}: ${how}. Its last lines (${options.log}):\n${tail(options.log)}`
    )
  }

  forget(noted) {
    this.note.children = this.note.children.filter((child) => child !== noted)
    if (!this.stopping) this.save()
  }

  /** Ends every child. No new one starts after this. */
  async endChildren(patience) {
    this.stopping = true
    await Promise.all(
      this.note.children.map((child) => end(child, { patience }))
    )
  }

  /** Takes every child away at once. */
  killChildren() {
    for (const child of this.note.children)
      if (isAlive(child)) send(child, "SIGKILL")
  }

  /** Gives the folder free. */
  release() {
    fs.rmSync(this.file, { force: true })
  }
}
