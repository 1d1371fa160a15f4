import fs from "node:fs"
import path from "node:path"
import { readText, ROOT } from "./markdown"

/** Commands of Medusa's that our documents may name; how each is run is Medusa's to test. */
const MEDUSA_COMMANDS = ["db:migrate", "exec", "start", "develop", "user"]
const OF_NPM = ["ci", "install", "test", "uninstall"]

/** The commands of a block that do not exist here, such as a script of `package.json` that was renamed. */
export function unknownCommands(code: string): string[] {
  return code
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter((line) => line && !isKnown(line))
}

function isKnown(line: string): boolean {
  const [program, ...rest] = line.replace(/^([A-Z_]+=\S+ +)+/, "").split(/\s+/)
  const paths = rest.filter((word) => /^[\w.-]+\/[\w./-]*$/.test(word))
  if (!paths.every(exists)) {
    return false
  }
  switch (program) {
    case "npm":
      return rest[0] === "run" ? isScript(rest[1]) : OF_NPM.includes(rest[0])
    case "npx":
      return rest[0] === "medusa" && MEDUSA_COMMANDS.includes(rest[1])
    case "bash":
      return exists(rest[0])
    default:
      return false
  }
}

function isScript(name: string): boolean {
  return name in JSON.parse(readText("package.json")).scripts
}

function exists(name: string): boolean {
  return fs.existsSync(path.join(ROOT, name))
}
