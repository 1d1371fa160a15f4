// Child processes that never outlive the script that started them.
import { spawn } from "node:child_process"

const running = new Set()

// The last word, whichever way the script ends: `exit` handlers can only act at once.
process.on("exit", () => {
  for (const child of running) {
    killGroup(child, "SIGKILL")
  }
})

// A child leads a process group of its own, so that what it starts ends with it.
function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") throw error
  }
}

/**
 * Starts a program in a process group of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env?: Record<string, string>, output?: number | "inherit" | "ignore"}} options `env` is added to our own
 *   environment; `output`: a file that is open, for what the program says
 * @returns {{pid: number, done: Promise<number>, stop: (graceMs?: number) => Promise<number>}}
 *   `done` gives the exit code, 1 where a signal ended it; `stop` asks, then insists.
 */
export function start(command, args, { cwd, env = {}, output = "inherit" }) {
  const child = spawn(command, args, {
    cwd,
    stdio: ["ignore", output, output],
    detached: true,
    env: { ...process.env, ...env },
  })
  if (child.pid) running.add(child)
  const done = new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", (code) => {
      killGroup(child, "SIGKILL")
      running.delete(child)
      resolve(code ?? 1)
    })
  })
  const stop = async (graceMs = 5000) => {
    if (!running.has(child)) return done
    killGroup(child, "SIGTERM")
    const insist = setTimeout(() => killGroup(child, "SIGKILL"), graceMs)
    return done.finally(() => clearTimeout(insist))
  }
  return { pid: child.pid, done, stop }
}

/**
 * Calls `stop` once when somebody asks this script to end, then exits as a shell expects: 128 + the signal's number.
 *
 * @param {() => Promise<void>} stop
 * @returns {{code?: number}} holds that exit code from the signal on, for a script that comes to its end by itself
 */
export function onInterrupt(stop) {
  const interruption = {}
  const end = async (code) => {
    if (interruption.code) return
    interruption.code = code
    try {
      await stop()
    } finally {
      process.exit(code)
    }
  }
  process.on("SIGHUP", () => end(129))
  process.on("SIGINT", () => end(130))
  process.on("SIGTERM", () => end(143))
  return interruption
}
