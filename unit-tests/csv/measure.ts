import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

const MB = 1024 * 1024

/** How many samples are not looked at between two that are: collecting garbage takes its time. */
const SKIPPED = 100

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")

/** Memory held by objects and buffers, at its highest: what is left when the garbage is collected. */
export function memoryPeak() {
  const used = () => {
    collectGarbage()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  let peak = before
  let samples = 0
  return {
    sample: () => {
      if (samples++ % SKIPPED === 0) peak = Math.max(peak, used())
    },
    growth: () => (peak - before) / MB,
  }
}

/** Milliseconds of work from now on, of all threads: what else the machine does counts little. */
export function workTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  }
}
