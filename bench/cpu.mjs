// CPU time of the processes that do the work. Where a machine has other things to do as well, it says more than a clock.
import { execFileSync } from "node:child_process"
import fs from "node:fs"

/**
 * @param {() => number[]} roots ids of the processes that count, each with its children, those that have ended included
 * @returns {() => number | undefined} milliseconds on a CPU so far; undefined where the system does not tell (no /proc)
 */
export function cpuClock(roots) {
  if (!fs.existsSync("/proc/self/stat")) return () => undefined
  const tick = 1000 / Number(execFileSync("getconf", ["CLK_TCK"]))
  return () => {
    const wanted = new Set(roots())
    let ticks = 0
    for (const { id, parent, own, ended } of processes()) {
      if (wanted.has(id)) ticks += own + ended
      else if (wanted.has(parent)) ticks += own
    }
    return ticks * tick
  }
}

/** Id of the process that has started this one of PostgreSQL's; undefined where there is no such process here. */
export function parentOf(pid) {
  const found = readProcess(pid)
  return found?.name === "postgres" ? found.parent : undefined
}

function* processes() {
  for (const id of fs.readdirSync("/proc")) {
    const found = /^\d+$/.test(id) && readProcess(id)
    if (found) yield found
  }
}

function readProcess(id) {
  const stat = readOrNothing(`/proc/${id}/stat`)
  if (!stat) return undefined
  // The name, field 2, may hold spaces. Behind it: state, parent, …, user, system, children's user and system time.
  const end = stat.lastIndexOf(")")
  const fields = stat
    .slice(end + 2)
    .split(" ")
    .map(Number)
  return {
    id: Number(id),
    name: stat.slice(stat.indexOf("(") + 1, end),
    parent: fields[1],
    own: fields[11] + fields[12],
    ended: fields[13] + fields[14],
  }
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file, "utf8")
  } catch {
    // It has ended in between.
    return undefined
  }
}
