// Measurements as a table for people or JSON for programs.
import os from "node:os"

const withRate = (measurement) => ({
  ...measurement,
  ms: Math.round(measurement.ms),
  rows_per_second: Math.round((measurement.rows / measurement.ms) * 1000),
})

function machine() {
  const cpus = os.cpus()
  return { cpus: cpus.length, model: cpus[0]?.model, node: process.version }
}

/** @param {{side: string, work: string, rows: number, ms: number}[]} measurements */
export function toJson(measurements) {
  const report = {
    machine: machine(),
    measurements: measurements.map(withRate),
  }
  return JSON.stringify(report, null, 2)
}

const number = (value) => value.toLocaleString("en-US")

/** @param {{side: string, work: string, rows: number, ms: number}[]} measurements */
export function toTable(measurements) {
  const { cpus, model, node } = machine()
  const header = ["side", "work", "rows", "seconds", "rows/s"]
  const body = measurements
    .map(withRate)
    .map((measurement) => [
      measurement.side,
      measurement.work,
      number(measurement.rows),
      (measurement.ms / 1000).toFixed(2),
      number(measurement.rows_per_second),
    ])
  const widths = header.map((_, column) =>
    Math.max(...[header, ...body].map((line) => line[column].length))
  )
  const format = (line) =>
    line
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
      )
      .join("  ")
  return [
    `${cpus} cores (${model}), Node ${node}`,
    "",
    ...[header, ...body].map(format),
  ].join("\n")
}
