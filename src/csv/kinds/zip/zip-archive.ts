import type { Readable } from "node:stream"
import * as yauzl from "yauzl"
import { StockCsvError } from "../../error"
import { bursts, tooLargeUnpacked } from "../expansion-limit"
import { spool, type Spooled } from "../spool"

/** More than any workbook of tables has. */
const MOST_ENTRIES = 10_000
const ENCRYPTED = 1

/** A ZIP archive in a temporary file, its directory read. Close it. */
export class ZipArchive {
  private constructor(
    private readonly file: Spooled,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>
  ) {}

  /**
   * @param source bytes of the archive, read to their end
   * @throws StockCsvError `not_csv` where it is damaged, `too_large` where it has too many entries
   */
  static async open(source: Readable): Promise<ZipArchive> {
    const file = await spool(source)
    try {
      const zip = await yauzl.fromFdPromise(file.fd)
      return new ZipArchive(file, zip, await readDirectory(zip))
    } catch (error) {
      await file.close()
      throw explained(error)
    }
  }

  /** Names of its files, without folders. */
  get names(): string[] {
    return [...this.entries.keys()]
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /**
   * The bytes of one of its files. No more of them come than its directory says, which is looked at first.
   *
   * @throws StockCsvError `too_large` for a bomb, `not_csv` where it is encrypted or packed in a way that is not known
   */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name)
    if (!entry) throw damaged()
    if (bursts(entry.compressedSize, entry.uncompressedSize)) {
      throw tooLargeUnpacked()
    }
    if (entry.generalPurposeBitFlag & ENCRYPTED) {
      throw new StockCsvError("not_csv", { reason: "encrypted" })
    }
    try {
      return await this.zip.openReadStreamPromise(entry)
    } catch (error) {
      throw explained(error)
    }
  }

  close(): Promise<void> {
    return this.file.close()
  }
}

async function readDirectory(
  zip: yauzl.ZipFile
): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLargeUnpacked()
  const entries = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry)
  }
  return entries
}

/** What the library cannot read is the file's fault; a failure of the disk is not. */
export function explained(error: unknown): unknown {
  if (error instanceof StockCsvError) return error
  const { code = "", syscall } = error as NodeJS.ErrnoException
  return syscall && code !== "EINVAL" ? error : damaged()
}

function damaged(): StockCsvError {
  return new StockCsvError("not_csv", { reason: "damaged_zip" })
}
