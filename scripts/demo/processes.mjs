// Other processes: are they alive, are they the ones we mean, and how they end.
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import { setTimeout as wait } from "node:timers/promises"

/**
 * When a process was started, as its system says it. Process ids are used again: only id and start
 * together name one process.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined: no such process
 */
export function startOf(pid) {
  if (fs.existsSync("/proc/self/stat")) {
    const stat = readOrNothing(`/proc/${pid}/stat`)
    if (!stat) return undefined
    // The name, field 2, may hold spaces; behind it come state (a zombie has ended) and, 20th, the start.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" ? undefined : fields[19]
  }
  return ps(pid, "lstart=")
}

/** The command line of a process, or undefined where there is none. */
export function commandOf(pid) {
  if (fs.existsSync("/proc/self/stat")) {
    return readOrNothing(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ")
  }
  return ps(pid, "command=")
}

/** Whether the process that was noted as `{pid, start}` still runs. */
export function isAlive(noted) {
  const start = startOf(noted.pid)
  return start !== undefined && start === noted.start
}

/**
 * Ends a process: asks first, and takes it away when it has not gone after `patience` milliseconds.
 *
 * @param {{pid: number, start: string, group?: boolean}} noted `group`: it leads a process group, which ends with it
 */
export async function end(
  noted,
  { signal = "SIGTERM", patience = 10_000 } = {}
) {
  if (!isAlive(noted)) return
  send(noted, signal)
  if (await gone(noted, patience)) return
  send(noted, "SIGKILL")
  await gone(noted, 5_000)
}

/** Sends a signal to a noted process, with its group where it leads one. */
export function send(noted, signal) {
  try {
    process.kill(noted.group ? -noted.pid : noted.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

async function gone(noted, patience) {
  const until = Date.now() + patience
  while (isAlive(noted)) {
    if (Date.now() > until) return false
    await wait(50)
  }
  return true
}

function ps(pid, column) {
  try {
    return (
      execFileSync("ps", ["-p", String(pid), "-o", column], {
        encoding: "utf8",
      }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}
