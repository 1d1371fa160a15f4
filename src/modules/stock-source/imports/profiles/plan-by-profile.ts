import type { Readable } from "node:stream"
import { readStockCsv, StockCsvError } from "../../../../csv"
import type { Connection } from "../../database/connection"
import type { StockImportDTO, StockImportProfileDTO } from "../../types"
import { mappingByHeader, readsByHeader } from "./built-in"
import { findProfileByHeader } from "./find-profile"
import { writeReading } from "./sql/write-reading"
import { readingByProfile } from "./take-profile"

/**
 * Plans an import by the profile that it names. One that names none, and whose header cannot be understood, is planned by
 * the profile for files with such a header, where there is one and it does not apply by itself: nobody would look.
 */
export async function planByProfile<Planned>(
  connection: Connection,
  stockImport: StockImportDTO,
  openFile: () => Promise<Readable>,
  plan: (stockImport: StockImportDTO, file: Readable) => Promise<Planned>
): Promise<Planned> {
  const mapped = await mapByHeader(connection, stockImport, openFile)
  try {
    return await plan(mapped, await openFile())
  } catch (error) {
    const found = await profileFor(connection, mapped, error)
    if (!found) {
      throw error
    }
    const { profile, names } = found
    const taken = await takeProfile(connection, mapped, profile, names)
    return plan(taken, await openFile())
  }
}

/** What gives each field, where the profile tells it only of a file's own columns. */
async function mapByHeader(
  connection: Connection,
  stockImport: StockImportDTO,
  openFile: () => Promise<Readable>
): Promise<StockImportDTO> {
  const { profile_id, mapping } = stockImport
  if (!profile_id || !readsByHeader(profile_id) || mapping?.sources) {
    return stockImport
  }
  const names = await readNames(stockImport, await openFile())
  return names
    ? writeReading(connection, stockImport.id, {
        mapping: { ...mappingByHeader(profile_id, names), ...mapping },
      })
    : stockImport
}

/** The names of a file's columns; undefined where it has none that can be read, as its check will tell. */
async function readNames(
  { encoding, delimiter, header_row, sheet }: StockImportDTO,
  file: Readable
): Promise<string[] | undefined> {
  try {
    const { header, rows, plain } = await readStockCsv(file, {
      encoding: encoding ?? undefined,
      delimiter: delimiter ?? undefined,
      headerRow: header_row ?? undefined,
      sheet: sheet ?? undefined,
      required: [],
    })
    await plain?.blocks.return(undefined)
    await rows.return(undefined)
    return header
  } catch (error) {
    if (error instanceof StockCsvError) {
      return undefined
    }
    throw error
  } finally {
    file.destroy()
  }
}

async function profileFor(
  connection: Connection,
  { profile_id, mapping, apply }: StockImportDTO,
  error: unknown
): Promise<{ profile: StockImportProfileDTO; names: string[] } | undefined> {
  const isUnknown =
    error instanceof StockCsvError && error.code === "missing_column"
  if (!isUnknown || profile_id || mapping || apply) {
    return undefined
  }
  const names = error.reading?.columns.map(({ name }) => name) ?? []
  const profile = await findProfileByHeader(connection, names)
  return profile && { profile, names }
}

async function takeProfile(
  connection: Connection,
  { id }: StockImportDTO,
  profile: StockImportProfileDTO,
  names: readonly string[]
): Promise<StockImportDTO> {
  const { encoding, ...reading } = readingByProfile({}, profile)
  return writeReading(connection, id, {
    ...reading,
    ...(encoding && { encoding }),
    mapping: mappingByHeader(profile.id, names) ?? reading.mapping,
  })
}
