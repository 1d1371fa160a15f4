// What a person sees: short lines, no color, no cursor tricks, so that a log of it reads the same.

export function say(text = "") {
  console.log(text)
}

/**
 * Runs one act and prints it with its time. A text that the act gives is printed too.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function step(label, act) {
  const from = Date.now()
  const slow = setTimeout(() => say(`  … ${label}`), 3000)
  try {
    const result = await act()
    const seconds = `${((Date.now() - from) / 1000).toFixed(1)} s`
    const detail = typeof result === "string" ? `  ${result}` : ""
    say(`  ${label.padEnd(36)}${seconds.padStart(8)}${detail}`)
    return result
  } finally {
    clearTimeout(slow)
  }
}

/** Rows under a heading, each column as wide as its widest cell. */
export function table(heading, rows) {
  const all = [heading, ...rows].map((row) => row.map(String))
  const widths = heading.map((_, column) =>
    Math.max(...all.map((row) => row[column].length))
  )
  for (const row of all) {
    say(
      `    ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd()
    )
  }
}
