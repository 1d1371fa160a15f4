import { execFileSync } from "node:child_process"
import fs from "node:fs"

/** What a suite may need that npm does not bring. */
export type Requirement = "redis" | "chromium" | "curl"

type Tool = {
  /** The environment variable that names the program, before PATH is searched. */
  variable: string
  programs: string[]
  howToGet: string
}

const TOOLS: Record<Requirement, Tool> = {
  redis: {
    variable: "REDIS_SERVER_PATH",
    programs: ["redis-server"],
    howToGet: "apt-get install redis-server",
  },
  chromium: {
    variable: "CHROMIUM_PATH",
    programs: ["chromium", "chromium-browser", "google-chrome"],
    howToGet: "apt-get install chromium",
  },
  curl: {
    variable: "CURL_PATH",
    programs: ["curl"],
    howToGet: "apt-get install curl",
  },
}

/** The path of the program that `requirement` stands for, or undefined where this machine has none. */
export function findProgram(
  requirement: Requirement,
  env: NodeJS.ProcessEnv = process.env
): string | undefined {
  const { variable, programs } = TOOLS[requirement]
  const named = env[variable]
  if (named) {
    return fs.existsSync(named) ? named : undefined
  }
  return programs.map((program) => which(program, env)).find(Boolean)
}

function which(program: string, env: NodeJS.ProcessEnv): string | undefined {
  try {
    const found = execFileSync(
      "/bin/sh",
      ["-c", 'command -v "$1"', "sh", program],
      {
        env: { PATH: env.PATH ?? "" },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }
    )
    return found.trim() || undefined
  } catch {
    return undefined
  }
}

/** `present`: run. `skip`: say so and go on. `fail`: CI promises the program, so that no suite is left out unseen. */
export type Verdict =
  | { act: "present"; program: string }
  | { act: "skip" | "fail"; message: string }

/** What to do with a suite that needs `requirement`: `CI=true` turns a skip into a failure. */
export function judgeRequirement(
  requirement: Requirement,
  name: string,
  env: NodeJS.ProcessEnv = process.env
): Verdict {
  const program = findProgram(requirement, env)
  if (program) {
    return { act: "present", program }
  }
  const { variable, programs, howToGet } = TOOLS[requirement]
  const where = env[variable]
    ? `${variable}=${env[variable]} does not exist`
    : `${programs.join(", ")} not found on PATH`
  const message = `"${name}" needs ${requirement}: ${where}. Get it with \`${howToGet}\`, or set ${variable}.`
  return env.CI === "true"
    ? { act: "fail", message }
    : { act: "skip", message: `SKIPPED: ${message}` }
}

/**
 * `describe` for a suite that needs a program which npm does not bring. Where it is missing, the suite is
 * skipped with a loud line, and with `CI=true` it fails.
 *
 * @example
 * describeWith("redis", "two instances", (redisServer) => {
 *   it("share one queue", async () => { spawn(redisServer, ["--port", "0"]) })
 * })
 */
export function describeWith(
  requirement: Requirement,
  name: string,
  suite: (program: string) => void
): void {
  const verdict = judgeRequirement(requirement, name)
  if (verdict.act === "present") {
    describe(name, () => suite(verdict.program))
    return
  }
  if (verdict.act === "fail") {
    it(`${name}: needs ${requirement}`, () => {
      throw new Error(verdict.message)
    })
    return
  }
  process.stderr.write(`\n${verdict.message}\n\n`)
  describe.skip(name, () => {
    it(`needs ${requirement}`, () => undefined)
  })
}
