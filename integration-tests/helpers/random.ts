import * as fc from "fast-check"

/**
 * One seed for all that a run makes up: `SEED=123 npm test -- integration-tests/properties` plays that run again.
 * Printed, so that a failure of CI can be looked at elsewhere.
 */
export const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)

/** Says which seed a suite runs with. */
export function printSeed(suite: string): void {
  process.stderr.write(`${suite}: SEED=${SEED}\n`)
}

const FROM_SPREADSHEETS = [
  ..." \t\n\r\"',;|\\=+-@＝＋－＠`#%0123.eEaZé日😀",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "\\N",
  "\\.",
  "NULL",
  "\r\n",
]

/**
 * Any SKU that Medusa's inventory item can hold and an index entry of PostgreSQL has room for. Without NUL, which
 * PostgreSQL's text does not know, and without U+FFFD, which the check takes for a byte that was no character.
 */
export const skus = fc
  .oneof(
    {
      arbitrary: fc.string({
        unit: fc.constantFrom(...FROM_SPREADSHEETS),
        minLength: 1,
        maxLength: 12,
      }),
      weight: 5,
    },
    {
      arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
      weight: 3,
    },
    {
      arbitrary: fc.string({
        unit: "binary-ascii",
        minLength: 300,
        maxLength: 2_000,
      }),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom(
        "",
        "007",
        "1.2E+11",
        "true",
        "'",
        "''=1+1",
        '"'
      ),
      weight: 1,
    }
  )
  .map((text) => text.replace(/[\0\ufffd]/g, "_"))

/** A quantity that a file may hold: up to 10^12, up to 4 decimals, as text. */
export const quantities = fc
  .oneof(
    fc.bigInt({ min: 0n, max: 10n ** 16n }),
    fc.bigInt({ min: 0n, max: 200_000n }),
    fc.constantFrom(0n, 1n, 10n ** 16n, 10n ** 16n - 1n)
  )
  .map((tenThousandths) => {
    const digits = String(tenThousandths).padStart(5, "0")
    return `${digits.slice(0, -4)}.${digits.slice(-4)}`
  })
