// What the project promises of its speed, each as a ratio of two figures of one run.

const OURS = "this plugin"
const RAW = "raw PostgreSQL"
const MEDUSA = "Medusa's own"

const RATIOS = [
  {
    name: "check + apply, creating, against raw PostgreSQL",
    at: { most: 1.3, aim: 1.1 },
    of: times([OURS, "create"], [RAW, "create"]),
  },
  {
    name: "check + apply, updating every row, against raw PostgreSQL",
    at: { most: 1.3, aim: 1.1 },
    of: times([OURS, "update"], [RAW, "update"]),
  },
  {
    name: "updating, rows/s against Medusa's own",
    at: { least: 50, aim: 50 },
    of: rates([OURS, "update"], [MEDUSA, "update"]),
  },
  {
    name: "creating, rows/s against Medusa's own",
    at: { least: 10, aim: 10 },
    of: rates([OURS, "create"], [MEDUSA, "create"]),
  },
  {
    name: "export against raw COPY of the same bytes",
    at: { most: 1.15, aim: 1 },
    of: times([OURS, "export"], [RAW, "export"]),
  },
  {
    name: "export, rows/s against Medusa's own",
    at: { least: 60, aim: 60 },
    of: rates([OURS, "export"], [MEDUSA, "export"]),
  },
  {
    name: "nightly feed, 2 % changed, against raw PostgreSQL",
    at: { most: 2.2, aim: 1.5 },
    of: times([OURS, "nightly"], [RAW, "nightly"]),
  },
  {
    name: "creating, a tenth out of stock, against raw PostgreSQL without",
    at: { most: 1.6, aim: 1.3 },
    of: times([OURS, "create, a tenth out of stock"], [RAW, "create"]),
  },
  ...[100_000, 1_000_000].flatMap((items) => [
    {
      name: `check with one unknown SKU of ${items} against one with a known`,
      at: { most: 3, aim: 1.5 },
      of: times(
        [`${items} items`, "check, mistyped SKUs"],
        [`${items} items`, "check, known SKUs"]
      ),
    },
    {
      name: `import of 10 rows into ${items} items, upload to applied, seconds`,
      at: { most: 0.5, aim: 0.3 },
      of: (run) =>
        time(run, `${items} items`, "import, upload to applied") / 1000,
    },
  ]),
  {
    name: "first import against the same file again",
    at: { least: 6, aim: 8 },
    of: times([OURS, "create"], [OURS, "unchanged"]),
  },
  {
    name: "server RSS over that at 10,000 rows, MB",
    at: { most: 60, aim: 50 },
    of: ({ rows, memory }) => (peak(memory, rows) - peak(memory, 10_000)) / 1e6,
  },
  {
    name: "server RSS over idle, the workbook that takes most, MB",
    at: { most: 150, aim: 100 },
    of: ({ memory }) =>
      Math.max(
        ...memory
          .filter((one) => one.of?.endsWith(".xlsx"))
          .map(({ idle, peak }) => (peak - idle) / 1e6)
      ),
  },
  {
    name: "creating, rows/s over that at 100,000 rows",
    at: { least: 0.8, aim: 1 },
    of: rates([OURS, "create"], [OURS, "create", 100_000]),
  },
  {
    name: "updating, rows/s over that at 100,000 rows",
    at: { least: 0.8, aim: 1 },
    of: rates([OURS, "update"], [OURS, "update", 100_000]),
  },
  {
    name: "p99 of cart completion during an apply over an idle store",
    at: { most: 2, aim: 1.5 },
    of: (run) =>
      find(run, "selling", "during an apply")?.p99 /
      find(run, "selling", "idle store")?.p99,
  },
]

/**
 * The ratios of a run beside what is promised; those that the run has no figures for are left out.
 *
 * @param {{rows: number, measurements: object[], memory: object[]}} run
 */
export function toRatios(run) {
  return RATIOS.map(({ name, at, of }) => ({ name, ...at, value: of(run) }))
    .filter(({ value }) => Number.isFinite(value))
    .map((ratio) => ({ ...ratio, verdict: verdict(ratio) }))
}

function verdict({ value, most, least, aim }) {
  const reaches = (limit) => (most ? value <= limit : value >= limit)
  if (reaches(aim)) return "aim"
  return reaches(most ?? least) ? "ok" : "missed"
}

function find({ rows, measurements }, side, work, size) {
  const all = measurements.filter(
    (one) => one.side === side && one.work === work
  )
  return size ? all.find((one) => one.rows === size && size < rows) : all.at(-1)
}

/** How much longer the one takes; each as `[side, work]`. */
function times(one, other) {
  return (run) => time(run, ...one) / time(run, ...other)
}

/** How many times as many rows the one does in a second; each as `[side, work, size]`. */
function rates(one, other) {
  return (run) => rate(run, ...one) / rate(run, ...other)
}

const time = (run, side, work) => find(run, side, work)?.ms

function rate(run, side, work, size) {
  const one = find(run, side, work, size)
  return one && one.rows / one.ms
}

const peak = (memory, rows) => memory.find((one) => one.rows === rows)?.peak
