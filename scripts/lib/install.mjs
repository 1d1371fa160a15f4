// Brings node_modules to what package-lock.json says, so that one command works on a fresh clone.
// Built-ins only: nothing else is there yet.
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"

/**
 * Whether node_modules holds every package of the lockfile, in its version. Asks the packages themselves.
 * Optional ones, such as those for another platform, may be missing.
 *
 * @param {string} root folder of package-lock.json
 * @returns {boolean}
 */
export function isInstalled(root) {
  const { packages } = JSON.parse(
    fs.readFileSync(path.join(root, "package-lock.json"), "utf8")
  )
  return Object.entries(packages).every(
    ([name, { version, link, optional, extraneous }]) => {
      if (!name.startsWith("node_modules/") || optional || extraneous)
        return true
      return link
        ? fs.existsSync(path.join(root, name))
        : versionOf(path.join(root, name)) === version
    }
  )
}

function versionOf(folder) {
  try {
    return JSON.parse(
      fs.readFileSync(path.join(folder, "package.json"), "utf8")
    ).version
  } catch {
    return undefined
  }
}

/**
 * The command that installs the lockfile's packages, with development ones whatever NODE_ENV says.
 *
 * @returns {[string, string[]]} program and arguments
 */
export function installCommand() {
  const args = ["ci", "--include=dev", "--include=optional"]
  // Under `npm run` npm says where it is: the same npm, without a look through PATH.
  const npm = process.env.npm_execpath
  return npm?.endsWith(".js")
    ? [process.execPath, [npm, ...args]]
    : [process.platform === "win32" ? "npm.cmd" : "npm", args]
}

/**
 * Installs what is missing, on the screen; ends this process where that fails.
 *
 * @param {string} root folder of package-lock.json
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return
  const [command, args] = installCommand()
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" })
  if (status !== 0) process.exit(status ?? 1)
}
