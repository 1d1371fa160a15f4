// A folder in memory for a database that nobody keeps. The suites bring a database of some 1,500 files back before every
// test: on a disk, making and deleting those files costs more than what most tests are about.
import fs from "node:fs"
import os from "node:os"
import path from "node:path"

const MEMORY = "/dev/shm"
const PREFIX = "stock-sources-test-"
// The largest suites leave some 2 GiB behind, and everything else needs memory of its own.
const ROOM_BYTES = 4 * 2 ** 30
const FREE_BYTES = 8 * 2 ** 30

/** A path that ends with this process, or `otherwise` where the machine has no such memory to spare. */
export function memoryFolder(otherwise) {
  if (!hasRoom()) return otherwise
  removeLeftovers()
  const folder = path.join(MEMORY, `${PREFIX}${process.pid}`)
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

function hasRoom() {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY)
    return bavail * bsize > ROOM_BYTES && os.freemem() > FREE_BYTES
  } catch {
    return false
  }
}

/** Of runs that were killed. */
function removeLeftovers() {
  for (const name of fs.readdirSync(MEMORY)) {
    const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length))
    if (pid && !isAlive(pid)) {
      fs.rmSync(path.join(MEMORY, name), { recursive: true, force: true })
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === "EPERM"
  }
}
