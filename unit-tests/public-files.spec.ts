import { servesPrivateFiles } from "../src/modules/stock-source/imports/keep/public-files"

const local = (private_upload_dir?: string) => ({
  resolve: "@medusajs/medusa/file",
  options: {
    providers: [
      {
        resolve: "@medusajs/medusa/file-local",
        options: { private_upload_dir },
      },
    ],
  },
})
const other = {
  resolve: "@medusajs/medusa/file",
  options: { providers: [{ resolve: "@medusajs/medusa/file-s3" }] },
}

describe("private files can be read by everybody", () => {
  it.each<[string, unknown, boolean]>([
    ["with no File module in the config", undefined, true],
    ["with the local provider as it is", local(), true],
    ["with a folder inside of static", local("/store/static/private"), true],
    ["not with a folder elsewhere", local("/store/private"), false],
    [
      "not with a folder whose name only begins so",
      local("/store/static2"),
      false,
    ],
    ["not with a relative folder elsewhere", local("private"), false],
    ["not with another provider", other, false],
  ])("%s", (_, file, expected) => {
    expect(servesPrivateFiles(file, "/store")).toBe(expected)
  })
})
