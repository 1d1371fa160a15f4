import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import {
  findProgram,
  judgeRequirement,
} from "../integration-tests/helpers/requirements"

describe("requirements", () => {
  let folder: string

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "requirements-"))
  })

  afterEach(() => {
    fs.rmSync(folder, { recursive: true })
  })

  function install(program: string): string {
    const file = path.join(folder, program)
    fs.writeFileSync(file, "#!/bin/sh\n", { mode: 0o755 })
    return file
  }

  it("finds a program on PATH, whichever of its names it has", () => {
    const chromium = install("google-chrome")

    expect(findProgram("chromium", { PATH: folder })).toBe(chromium)
  })

  it("takes the program that the environment names before PATH", () => {
    install("redis-server")
    const other = install("my-redis")

    expect(
      findProgram("redis", { PATH: folder, REDIS_SERVER_PATH: other })
    ).toBe(other)
  })

  it("does not fall back to PATH when the named program is not there", () => {
    install("redis-server")
    const env = { PATH: folder, REDIS_SERVER_PATH: "/nowhere/redis" }

    expect(judgeRequirement("redis", "a suite", env)).toEqual({
      act: "skip",
      message: expect.stringContaining(
        "REDIS_SERVER_PATH=/nowhere/redis does not exist"
      ),
    })
  })

  it("skips with the suite's name and the way to get the program", () => {
    const verdict = judgeRequirement("redis", "two instances", { PATH: folder })

    expect(verdict.act).toBe("skip")
    expect(verdict).toHaveProperty(
      "message",
      'SKIPPED: "two instances" needs redis: redis-server not found on PATH. Get it with `apt-get install redis-server`, or set REDIS_SERVER_PATH.'
    )
  })

  it("fails instead of skipping in CI", () => {
    const env = { PATH: folder, CI: "true" }

    expect(judgeRequirement("chromium", "screens", env).act).toBe("fail")
  })

  it("runs the suite where the program is there, in CI too", () => {
    const program = install("redis-server")
    const env = { PATH: folder, CI: "true" }

    expect(judgeRequirement("redis", "a suite", env)).toEqual({
      act: "present",
      program,
    })
  })

  it("takes npm for the registry where npm reads a package from it", () => {
    const npm = install("npm")

    expect(findProgram("registry", { PATH: folder })).toBe(npm)
  })

  it("says that the registry does not answer, and fails for it where CI promises it", () => {
    fs.writeFileSync(install("npm"), "#!/bin/sh\nexit 1\n")
    const missing =
      '"install" needs registry: `npm view @medusajs/framework` does not answer.'

    expect(judgeRequirement("registry", "install", { PATH: folder })).toEqual({
      act: "skip",
      message: expect.stringContaining(`SKIPPED: ${missing}`),
    })
    expect(
      judgeRequirement("registry", "install", { PATH: folder, CI: "true" })
    ).toEqual({ act: "fail", message: expect.stringContaining(missing) })
  })
})
