// How speed and memory grow with a file's size, as a picture for the docs: two small charts over the sizes of one run.
import fs from "node:fs"

const WORKS = [
  { work: "create", color: "#2a78d6" },
  { work: "update", color: "#1a9c6c" },
  { work: "unchanged", color: "#b4690e" },
]
const PANEL = { width: 320, height: 170, left: 58, top: 64 }
const GAP = 90
const LEGEND_STEP = 96

/**
 * Writes an SVG; does nothing where the run has one size only.
 *
 * @param {string} file
 * @param {{measurements: object[], memory: {rows: number, idle: number, peak: number}[]}} run
 */
export function writeGrowth(file, { measurements, memory }) {
  const sizes = memory.map(({ rows }) => rows)
  if (sizes.length < 2) return
  const speed = WORKS.map(({ work, color }) => ({
    name: work,
    color,
    values: sizes.map((size) => rateOf(measurements, work, size)),
  }))
  const rss = [
    {
      name: "peak",
      color: "#8a5bd6",
      values: memory.map(({ peak }) => peak / 1e6),
    },
    {
      name: "before",
      color: "#8b8f98",
      values: memory.map(({ idle }) => idle / 1e6),
    },
  ]
  const parts = [
    panel("Rows a second, check and apply", sizes, speed, PANEL.left),
    panel(
      "Memory of the server (RSS), MB",
      sizes,
      rss,
      PANEL.left + PANEL.width + GAP
    ),
  ]
  fs.writeFileSync(file, page(parts.join("\n")))
}

function rateOf(measurements, work, size) {
  const one = measurements.find(
    (found) =>
      found.side === "this plugin" && found.work === work && found.rows === size
  )
  return (one.rows / one.ms) * 1000
}

function panel(title, sizes, lines, x0) {
  const { width, height, top } = PANEL
  const most = niceCeiling(Math.max(...lines.flatMap(({ values }) => values)))
  const x = (index) => x0 + (index / (sizes.length - 1)) * width
  const y = (value) => top + height - (value / most) * height
  const grid = [0, 0.5, 1].map((part) => {
    const at = y(part * most)
    return `<line class="grid" x1="${x0}" x2="${x0 + width}" y1="${at}" y2="${at}"/>
<text class="small" x="${x0 - 8}" y="${at + 4}" text-anchor="end">${short(part * most)}</text>`
  })
  const labels = sizes.map(
    (size, index) =>
      `<text class="small" x="${x(index)}" y="${top + height + 18}" text-anchor="middle">${short(size)}</text>`
  )
  const drawn = lines.map(({ color, values }) => {
    const points = values.map((value, index) => [
      x(index).toFixed(1),
      y(value).toFixed(1),
    ])
    return `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.join(" ")}"/>
${points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="4" fill="${color}"/>`).join("")}`
  })
  const legend = lines.map(
    ({ name, color }, index) =>
      `<circle cx="${x0 + 5 + index * LEGEND_STEP}" cy="38" r="4" fill="${color}"/>
<text class="small" x="${x0 + 15 + index * LEGEND_STEP}" y="42">${name}</text>`
  )
  return [
    `<text class="title" x="${x0}" y="22">${title}</text>`,
    ...grid,
    ...labels,
    ...drawn,
    ...legend,
  ].join("\n")
}

function page(content) {
  const width = PANEL.left + 2 * PANEL.width + GAP + 30
  const height = PANEL.top + PANEL.height + 44
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Rows a second and memory by the rows of the file">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.small { font-size: 12px; }
.grid { stroke: #8b8f98; stroke-opacity: .35; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
</style>
${content}
<text class="small" x="${PANEL.left}" y="${height - 6}">rows of the file</text>
</svg>
`
}

/** The next of 1, 2, 5, 10, 20, … above a value. */
function niceCeiling(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].find((step) => step * power >= value) * power
}

function short(value) {
  if (value >= 1e6) return `${value / 1e6}M`
  return value >= 1000 ? `${value / 1000}k` : String(value)
}
