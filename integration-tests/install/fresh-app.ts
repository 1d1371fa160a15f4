import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { runCli, startApp, type AppProcess } from "../helpers/app-process"
import manifest from "../../package.json"

const ROOT = path.resolve(__dirname, "../..")
const TEMPLATE = path.join(__dirname, "app")

/** What Medusa's starter depends on, in the versions that we build against. */
const DEPENDENCIES = [
  ...["admin-sdk", "cli", "dashboard", "framework", "medusa", "ui"].map(
    (name) => `@medusajs/${name}`
  ),
  ...["@tanstack/react-query", "react-i18next", "react-router-dom"],
]
const DEV_DEPENDENCIES = [
  ...["@swc/core", "@types/node", "@types/react", "@types/react-dom"],
  ...["react", "react-dom", "ts-node", "typescript"],
]

const QUICKLY = ["--prefer-offline", "--no-audit", "--no-fund"]

/** A file of the tarball. */
export type PackedFile = { path: string; size: number }

/** The plugin as npm would publish it. */
export type Tarball = { file: string; files: PackedFile[] }

/** A Medusa store outside of the checkout, with packages of its own. */
export type FreshApp = {
  folder: string
  /** Runs npm in it. */
  npm(...args: string[]): Promise<string>
  /** Runs one of its commands, such as `node` or `node_modules/.bin/tsc`. */
  run(command: string, ...args: string[]): Promise<string>
  /** Runs a command of its own Medusa. */
  medusa(args: string[], env?: Record<string, string>): Promise<string>
  /** Starts its server, in `.medusa/server` what `medusa build` has made of it. */
  start(env: Record<string, string>, folder?: string): Promise<AppProcess>
  /** Replaces text in a file of it; the text must be there. */
  edit(file: string, from: string, to: string): void
  /** Copies a file of the template. */
  add(file: string): void
  remove(): void
}

/** Packs the plugin as it was last built. A build beside it would delete what is packed: `npm test` has built before. */
export async function packPlugin(folder: string): Promise<Tarball> {
  const [packed] = JSON.parse(
    await run(ROOT, "npm", [
      ...["pack", "--ignore-scripts", "--json"],
      ...["--pack-destination", folder],
    ])
  )
  return { file: path.join(folder, packed.filename), files: packed.files }
}

/** Makes the store's folder. Its packages come with `npm("install")`. */
export function createFreshApp(databaseUrl: string): FreshApp {
  const folder = fs.realpathSync(
    fs.mkdtempSync(path.join(os.tmpdir(), "stock-sources-install-"))
  )
  const env = (more: Record<string, string> = {}) => ({
    DATABASE_URL: databaseUrl,
    NODE_ENV: "development",
    ...more,
  })
  const app: FreshApp = {
    folder,
    npm: (...args) => run(folder, "npm", [...args, ...QUICKLY]),
    run: (command, ...args) => run(folder, command, args),
    medusa: (args, more) => runCli(args, env(more), folder),
    start: (more, where = "") => startApp(env(more), path.join(folder, where)),
    edit(file, from, to) {
      const target = path.join(folder, file)
      const text = fs.readFileSync(target, "utf8")
      if (!text.includes(from)) {
        throw new Error(`${file} does not have ${from}:\n${text}`)
      }
      fs.writeFileSync(target, text.replace(from, to))
    },
    add(file) {
      fs.cpSync(path.join(TEMPLATE, file), path.join(folder, file))
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
  fs.writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({
      name: "fresh-store",
      version: "0.0.1",
      private: true,
      dependencies: versions(DEPENDENCIES),
      devDependencies: versions(DEV_DEPENDENCIES),
    })
  )
  app.add("medusa-config.ts")
  app.add("tsconfig.json")
  return app
}

function versions(names: string[]): Record<string, string> {
  const known: Record<string, string> = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
  }
  return Object.fromEntries(names.map((name) => [name, known[name]]))
}

async function run(
  cwd: string,
  command: string,
  args: string[]
): Promise<string> {
  const child = spawn(command, args, { cwd, env: environment() })
  const kill = () => child.kill("SIGKILL")
  process.once("exit", kill)
  let stdout = ""
  let stderr = ""
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text))
  const [code] = await once(child, "close")
  process.removeListener("exit", kill)
  if (code !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} ended with ${code}:\n${stdout}\n${stderr}`
    )
  }
  return stdout
}

/** Ours, without what `npm test` has told its script of this checkout. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name)
  )
  return {
    ...Object.fromEntries(own),
    NODE_ENV: "development",
    NODE_OPTIONS: "",
  }
}
