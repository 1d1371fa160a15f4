// How much memory a process takes: its resident set, sampled.
import { execFileSync } from "node:child_process"
import fs from "node:fs"

const EVERY_MS = 100

/**
 * Watches the resident set of a process until `stop`.
 *
 * @param {number} pid
 * @returns {{peak: () => number, now: () => number, reset: () => void, stop: () => void}} bytes; `peak` since the start
 *   or the last `reset`
 */
export function watchMemory(pid) {
  let peak = 0
  const now = () => residentBytes(pid)
  const sample = () => (peak = Math.max(peak, now()))
  const timer = setInterval(sample, EVERY_MS)
  return {
    now,
    peak: () => sample(),
    reset: () => (peak = 0),
    stop: () => clearInterval(timer),
  }
}

function residentBytes(pid) {
  try {
    return fs.existsSync("/proc/self/status")
      ? kibibytes(
          fs.readFileSync(`/proc/${pid}/status`, "utf8"),
          /VmRSS:\s+(\d+)/
        )
      : kibibytes(
          execFileSync("ps", ["-o", "rss=", "-p", String(pid)], {
            encoding: "utf8",
          }),
          /(\d+)/
        )
  } catch {
    // It has ended.
    return 0
  }
}

const kibibytes = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0) * 1024
