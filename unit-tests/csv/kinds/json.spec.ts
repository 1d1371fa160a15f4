import { codes, failure, readAll } from "../helpers"

const cells = ({ rows }: Awaited<ReturnType<typeof readAll>>) =>
  rows.map((row) => [row.source_code, row.sku, row.status, row.quantity])

const OBJECTS = [
  { source_code: "b", sku: 'A,"[{', quantity: 1.5 },
  { source_code: "b", sku: "B", quantity: "7", status: 1 },
  { quantity: null, sku: "C", source_code: "b", status: false },
]
const READ = [
  ["b", 'A,"[{', "", "1.5"],
  ["b", "B", "1", "7"],
  ["b", "C", "false", ""],
]

describe("JSON", () => {
  it.each([
    ["json", JSON.stringify(OBJECTS)],
    ["json", `\ufeff ${JSON.stringify(OBJECTS, null, 2)}\n`],
    ["ndjson", OBJECTS.map((one) => JSON.stringify(one)).join("\n")],
    ["ndjson", OBJECTS.map((one) => JSON.stringify(one)).join("\r\n\r\n")],
  ])("is read as rows: %s %#", async (kind, text) => {
    const csv = await readAll(text)
    expect(cells(csv)).toEqual(READ)
    expect(csv.reading).toMatchObject({ kind, delimiter: null, encoding: null })
  })

  it.each([
    ["1000000000000.1234", "1000000000000.1234"],
    ["12345678901234567890", "12345678901234567890"],
    ["1e3", "1000"],
    ["1E-7", "0.0000001"],
    ["2.125", "2.1250"],
    ['"2.125"', "2.125"],
    ["true", "true"],
    ['{"a": 1}', '{"a":1}'],
    ["[1, 2]", "[1,2]"],
  ])("has the value %s as %s", async (value, shown) => {
    const csv = await readAll(
      `[{"source_code": "b", "sku": "A", "quantity": ${value}}]`
    )
    expect(csv.rows[0].quantity).toBe(shown)
  })

  it("says that a name is new which the first objects do not have", async () => {
    const objects = Array.from({ length: 1_500 }, (_, n) => ({
      source_code: "b",
      sku: `S${n}`,
      quantity: n,
      ...(n === 1_400 && { quantiy: 5 }),
    }))
    const { rows } = await readAll(JSON.stringify(objects))
    expect(rows).toHaveLength(1_500)
    expect(rows.filter(({ problem }) => problem)).toMatchObject([
      { row_number: 1_402, problem: { code: "column_count" } },
    ])
  })

  it("says that an object is too long", async () => {
    const long = { source_code: "b", sku: "x".repeat(70_000), quantity: 1 }
    for (const text of [
      JSON.stringify([OBJECTS[0], long, OBJECTS[1]]),
      [OBJECTS[0], long, OBJECTS[1]].map((o) => JSON.stringify(o)).join("\n"),
    ]) {
      const { rows } = await readAll(text)
      expect(rows.map(({ problem }) => problem?.code)).toEqual([
        undefined,
        "row_too_long",
        undefined,
      ])
    }
  })

  it.each([
    ['[{"sku": 1}, {"sku": }, {"sku": 3}]', [null, "invalid_json", null]],
    ['[{"sku": 1}, {"sku": 2', [null, "invalid_json"]],
    ['[{"sku": 1}] x', [null, "invalid_json"]],
    ['{"sku": 1}\n{"sku"\n{"sku": 3}', [null, "invalid_json", null]],
    ['[{}, {"sku": 1}, 5]', [null, "invalid_json"]],
  ])("has an object that cannot be read in error: %s", async (text, wrong) => {
    const csv = await readAll(text, { required: ["sku"] })
    expect(codes(csv)).toEqual(wrong)
  })

  it.each([
    ["[]", "empty_file", "blank_rows"],
    ["[[1]]", "not_csv", "json_shape"],
    ['{\n "source_items": []\n}', "not_csv", "json_shape"],
    ['{"count":1,"items":[{"sku":"A","quantity":1}]}', "not_csv", "json_shape"],
    ['{"data":{"items":[{"sku":"A"}]}}', "not_csv", "json_shape"],
  ])("that is no table is refused: %s", async (text, code, reason) => {
    const error = await failure(text, { required: ["sku"] })
    expect([error.code, error.params.reason]).toEqual([code, reason])
  })

  it("that is one object around a long list is refused for its shape", async () => {
    const text = JSON.stringify({ items: Array(5_000).fill(OBJECTS[0]) })
    const error = await failure(text, { required: ["sku"] })
    expect(error.params.reason).toBe("json_shape")
  })
})
