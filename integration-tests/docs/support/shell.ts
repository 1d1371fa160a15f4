import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { expectAsDocumented } from "./expectation"
import { placeOf, type Block } from "./markdown"

/** A part of a script: the lines up to a comment, and what the comment says that they print. */
type Part = { lines: string[]; documented: string; status?: number }

const OUTPUT = /^# (?:(\d{3}) )?([[{].*)$/

/**
 * Runs a block with curl as it stands. Its comment lines divide it into parts; where one begins with `# {` or `# [` it is
 * the output that the part above it is documented to have, and `# 409 {` its status, too. Otherwise no request may be
 * refused.
 *
 * @param folder where the script runs, and finds the files that it names
 */
export async function runShell(
  block: Block,
  code: string,
  folder: string,
  env: Record<string, string>
): Promise<void> {
  const parts = divide(code)
  const statuses = path.join(folder, ".statuses")
  fs.rmSync(statuses, { force: true })
  const { exit, stdout, stderr } = await bash(toScript(parts), folder, env)
  const outputs = stdout.split(END)
  const asked = fs.existsSync(statuses)
    ? fs.readFileSync(statuses, "utf8").split(END)
    : []
  parts.forEach((part, at) => {
    const answers = (asked[at] ?? "").match(/\d{3}/g) ?? []
    const unlike = answers.filter((status) =>
      part.status ? Number(status) !== part.status : Number(status) >= 400
    )
    expect({ at: placeOf(block), lines: part.lines, unlike }).toEqual({
      at: placeOf(block),
      lines: part.lines,
      unlike: [],
    })
    if (part.documented) {
      expectAsDocumented(placeOf(block), part.documented, outputs[at] ?? "")
    }
  })
  expect({ at: placeOf(block), exit, stderr }).toEqual({
    at: placeOf(block),
    exit: 0,
    stderr: "",
  })
}

const END = "@@end of part@@"

function divide(code: string): Part[] {
  const parts: Part[] = [{ lines: [], documented: "" }]
  let reading = false
  for (const line of code.trimEnd().split("\n")) {
    const part = parts[parts.length - 1]
    const [, status, output] = line.match(OUTPUT) ?? []
    if (output !== undefined) {
      part.documented = output
      part.status = status ? Number(status) : undefined
      reading = true
    } else if (reading && line.startsWith("# ")) {
      part.documented += line.slice(2)
    } else if (reading || line.startsWith("#")) {
      parts.push({ lines: [line], documented: "" })
      reading = false
    } else {
      part.lines.push(line)
    }
  }
  return parts
}

function toScript(parts: Part[]): string {
  return [
    "set -euo pipefail",
    // Beside what curl prints, so that the documented output stays as it is.
    `curl() { command curl -w '%{stderr}%{http_code}\\n' "$@" 2>>.statuses; }`,
    ...parts.flatMap(({ lines }) => [
      ...lines,
      `printf '${END}'`,
      `printf '${END}' >>.statuses`,
    ]),
  ].join("\n")
}

async function bash(
  script: string,
  cwd: string,
  env: Record<string, string>
): Promise<{ exit: number | null; stdout: string; stderr: string }> {
  const child = spawn("bash", ["-c", script], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let stdout = ""
  let stderr = ""
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text))
  const exit = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve)
  )
  return { exit, stdout, stderr }
}
