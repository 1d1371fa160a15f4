// Tells when files below a folder changed, once for a burst of changes.
import fs from "node:fs"

// An editor writes, renames and touches in one go; a checkout changes hundreds of files.
const QUIET_MS = 300

/**
 * @param {string} folder
 * @param {RegExp} ignored files whose changes do not count
 * @param {(files: string[]) => void} onChange called with the paths inside `folder`
 * @returns {() => void} stops watching
 */
export function watchFolder(folder, ignored, onChange) {
  const changed = new Set()
  let timer
  const watcher = fs.watch(folder, { recursive: true }, (_event, file) => {
    if (file && ignored.test(file)) return
    changed.add(file ?? ".")
    clearTimeout(timer)
    timer = setTimeout(() => {
      const files = [...changed]
      changed.clear()
      onChange(files)
    }, QUIET_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
