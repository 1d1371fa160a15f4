// What the project promises of its speed, each as a ratio of two figures of one run.

const RATIOS = [
  {
    name: "check + apply, creating, against raw PostgreSQL",
    at: { most: 1.3, aim: 1.1 },
    of: (run) =>
      time(run, "this plugin", "create") /
      time(run, "raw PostgreSQL", "create"),
  },
  {
    name: "check + apply, updating every row, against raw PostgreSQL",
    at: { most: 1.3, aim: 1.1 },
    of: (run) =>
      time(run, "this plugin", "update") /
      time(run, "raw PostgreSQL", "update"),
  },
  {
    name: "updating, rows/s against Medusa's own",
    at: { least: 12, aim: 15 },
    of: (run) =>
      rate(run, "this plugin", "update") / rate(run, "Medusa's own", "update"),
  },
  {
    name: "creating, rows/s against Medusa's own",
    at: { least: 6, aim: 8 },
    of: (run) =>
      rate(run, "this plugin", "create") / rate(run, "Medusa's own", "create"),
  },
  {
    name: "export against raw COPY of the same bytes",
    at: { most: 1.15, aim: 1 },
    of: (run) =>
      time(run, "this plugin", "export") /
      time(run, "raw PostgreSQL", "export"),
  },
  {
    name: "export, rows/s against Medusa's own",
    at: { least: 35, aim: 40 },
    of: (run) =>
      rate(run, "this plugin", "export") / rate(run, "Medusa's own", "export"),
  },
  {
    name: "nightly feed, 2 % changed, against raw PostgreSQL",
    at: { most: 2.2, aim: 1.5 },
    of: (run) =>
      time(run, "this plugin", "nightly") /
      time(run, "raw PostgreSQL", "nightly"),
  },
  {
    name: "creating, a tenth out of stock, against raw PostgreSQL without",
    at: { most: 1.6, aim: 1.3 },
    of: (run) =>
      time(run, "this plugin", "create, a tenth out of stock") /
      time(run, "raw PostgreSQL", "create"),
  },
  ...[100_000, 1_000_000].flatMap((items) => [
    {
      name: `check with one unknown SKU of ${items} against one with a known`,
      at: { most: 3, aim: 1.5 },
      of: (run) =>
        time(run, `${items} items`, "check, mistyped SKUs") /
        time(run, `${items} items`, "check, known SKUs"),
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
    of: (run) =>
      time(run, "this plugin", "create") /
      time(run, "this plugin", "unchanged"),
  },
  {
    name: "server RSS over that at 10,000 rows, MB",
    at: { most: 150, aim: 100 },
    of: ({ rows, memory }) => (peak(memory, rows) - peak(memory, 10_000)) / 1e6,
  },
  {
    name: "creating, rows/s over that at 100,000 rows",
    at: { least: 0.7, aim: 0.8 },
    of: (run) =>
      rate(run, "this plugin", "create") /
      rate(run, "this plugin", "create", 100_000),
  },
  {
    name: "updating, rows/s over that at 100,000 rows",
    at: { least: 0.7, aim: 0.8 },
    of: (run) =>
      rate(run, "this plugin", "update") /
      rate(run, "this plugin", "update", 100_000),
  },
  {
    name: "p99 of cart completion during an apply over an idle store",
    at: { most: 3, aim: 2 },
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

const time = (run, side, work) => find(run, side, work)?.ms

function rate(run, side, work, size) {
  const one = find(run, side, work, size)
  return one && one.rows / one.ms
}

const peak = (memory, rows) => memory.find((one) => one.rows === rows)?.peak
