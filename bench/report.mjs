// A run as tables for people or as JSON for programs.
import os from "node:os"
import { toRatios } from "./targets.mjs"

/** @param {{rows: number, measurements: object[], memory: object[]}} run */
export function toReport(run) {
  return {
    at: new Date().toISOString(),
    machine: machine(),
    rows: run.rows,
    measurements: run.measurements.map(withRate),
    memory: run.memory,
    ratios: toRatios(run),
  }
}

const withRate = (one) =>
  one.ms === undefined
    ? one
    : {
        ...one,
        ms: Math.round(one.ms),
        cpu: Math.round(one.cpu),
        rows_per_second: Math.round((one.rows / one.ms) * 1000),
      }

function machine() {
  const cpus = os.cpus()
  return {
    cpus: cpus.length,
    model: cpus[0]?.model,
    memory: os.totalmem(),
    load: os.loadavg()[0],
    node: process.version,
  }
}

/** @param {ReturnType<typeof toReport>} report */
export function toTables({ machine, measurements, memory, ratios }) {
  const { cpus, model, node, load } = machine
  const timed = measurements.filter(({ ms }) => ms !== undefined)
  const sold = measurements.filter(({ carts }) => carts !== undefined)
  const parts = [
    `${cpus} cores (${model}), load ${load.toFixed(1)}, Node ${node}`,
    table(
      ["side", "work", "rows", "seconds", "CPU s", "rows/s"],
      timed.map(({ side, work, rows, ms, cpu, rows_per_second }) => [
        side,
        work,
        number(rows),
        (ms / 1000).toFixed(2),
        cpu ? (cpu / 1000).toFixed(2) : "",
        number(rows_per_second),
      ])
    ),
    sold.length &&
      table(
        ["carts completed", "carts", "failures", "p50 ms", "p99 ms"],
        sold.map(({ work, carts, failures, p50, p99 }) => [
          work,
          String(carts),
          String(failures),
          p50.toFixed(0),
          p99.toFixed(0),
        ])
      ),
    memory.length &&
      table(
        ["server RSS at rows", "before MB", "peak MB"],
        memory.map(({ of, rows, idle, peak }) => [
          [of, number(rows)].filter(Boolean).join(" "),
          megabytes(idle),
          megabytes(peak),
        ])
      ),
    ratios.length &&
      table(
        ["ratio", "value", "must", "aim", ""],
        ratios.map(({ name, value, most, least, aim, verdict }) => {
          const sign = most ? "≤" : "≥"
          return [
            name,
            value.toFixed(2),
            `${sign} ${most ?? least}`,
            `${sign} ${aim}`,
            verdict,
          ]
        })
      ),
  ]
  return parts.filter(Boolean).join("\n\n")
}

const number = (value) => value.toLocaleString("en-US")
const megabytes = (bytes) => (bytes / 1e6).toFixed(0)

/** Columns side by side: numbers to the right. */
function table(header, body) {
  const lines = [header, ...body]
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => line[column].length))
  )
  const isNumber = header.map((_, column) =>
    body.every((line) => /^[≤≥ ]*[-\d.,]+$/.test(line[column]))
  )
  const format = (line) =>
    line
      .map((cell, column) =>
        isNumber[column]
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column])
      )
      .join("  ")
      .trimEnd()
  return lines.map(format).join("\n")
}
