import type { MedusaContainer } from "@medusajs/framework/types"
// eslint-disable-next-line @medusajs/import-from-framework-not-internal -- the provider itself, without a Medusa around it
import { LocalFileService } from "@medusajs/file-local/dist/services/local-file"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { PassThrough, Readable } from "node:stream"
import { uploadStream } from "../src/files/upload-stream"

const options = { filename: "stock.csv" }

/** As Medusa's File module: hands on to its provider. */
function containerWith(provider: unknown): MedusaContainer {
  const local = provider as LocalFileService
  const files = {
    getUploadStream: (data: any) => local.getUploadStream(data),
    deleteFiles: (fileKey: string) => local.delete([{ fileKey }] as any),
  }
  return { resolve: () => files } as unknown as MedusaContainer
}

describe("uploadStream", () => {
  let folder: string
  let container: MedusaContainer
  const stored = () => fs.readdirSync(folder)

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "upload-stream-"))
    container = containerWith(
      new LocalFileService(
        {} as any,
        {
          upload_dir: folder,
          private_upload_dir: folder,
        } as any
      )
    )
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

  it("stores what it reads as a private file, and says where", async () => {
    const { key, url } = await uploadStream(
      container,
      Readable.from(["a", "b"]),
      options
    )
    expect(stored()).toEqual([key])
    expect(key).toMatch(/^private-.*-stock\.csv$/)
    expect(url).toContain(key)
    expect(fs.readFileSync(path.join(folder, key), "utf8")).toBe("ab")
  })

  it("keeps two files of one name and moment apart", async () => {
    const [one, two] = await Promise.all(
      ["1", "2"].map((text) =>
        uploadStream(container, Readable.from([text]), options)
      )
    )
    expect(one.key).not.toBe(two.key)
    expect(stored()).toHaveLength(2)
  })

  it.each([
    ["../../etc/passwd", /-passwd\.csv$/],
    ["C:\\stock\\a b?#%41.csv", /-a_b_41\.csv$/],
    ["漢".repeat(300), /-漢{40}\.csv$/],
    ["", /-file\.csv$/],
    ["evil.html", /-evil\.html\.csv$/],
    ["STOCK.CSV", /-STOCK\.csv$/],
  ])("makes the name %s safe", async (filename, expected) => {
    const { key } = await uploadStream(container, Readable.from(["x"]), {
      ...options,
      filename,
    })
    expect(stored()).toEqual([key])
    expect(key).toMatch(expected)
  })

  it("leaves no file where the source fails, and throws its error", async () => {
    const source = Readable.from(
      (async function* () {
        yield "first"
        throw new Error("the source broke")
      })()
    )
    await expect(uploadStream(container, source, options)).rejects.toThrow(
      "the source broke"
    )
    expect(stored()).toEqual([])
  })

  it("leaves no file where the source is cut off", async () => {
    const source = new PassThrough()
    source.write("first")
    const uploading = uploadStream(container, source, options)
    setImmediate(() => source.destroy())
    await expect(uploading).rejects.toThrow(/close/i)
    expect(stored()).toEqual([])
  })

  it("leaves no file where it is aborted, and throws the reason", async () => {
    const source = new PassThrough()
    source.write("first")
    const abort = new AbortController()
    const uploading = uploadStream(container, source, {
      ...options,
      signal: abort.signal,
    })
    setImmediate(() => abort.abort(new Error("too large")))
    await expect(uploading).rejects.toThrow("too large")
    expect(source.destroyed).toBe(true)
    expect(stored()).toEqual([])
  })

  it("stops reading where the provider refuses the file, and throws its error", async () => {
    const deleted: string[] = []
    // As the S3 provider with wrong credentials: it takes the stream, reads none of it and fails later.
    const refusing = {
      getUploadStream: async () => ({
        writeStream: new PassThrough(),
        promise: new Promise((_, reject) =>
          setImmediate(() => reject(new Error("access denied")))
        ),
        url: "",
        fileKey: "key",
      }),
      delete: async ([{ fileKey }]: { fileKey: string }[]) =>
        void deleted.push(fileKey),
    }
    const source = new Readable({ read: () => source.push("x".repeat(65_536)) })
    await expect(
      uploadStream(containerWith(refusing), source, options)
    ).rejects.toThrow("access denied")
    expect(source.destroyed).toBe(true)
    expect(deleted).toEqual(["key"])
  })

  it("destroys the source where the provider gives no stream", async () => {
    const source = new PassThrough()
    const without = {
      getUploadStream: async () => Promise.reject(new Error("not supported")),
    }
    await expect(
      uploadStream(containerWith(without), source, options)
    ).rejects.toThrow("not supported")
    expect(source.destroyed).toBe(true)
  })
})
