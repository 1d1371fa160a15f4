// The order of a run: what takes minutes begins first, so that no worker is left alone with it at the end. Without a
// run before it jest goes by the size of the files, and a browser suite is a file of ten lines.
const path = require("node:path")
const { default: Sequencer } = require("@jest/test-sequencer")

const root = path.resolve(__dirname, "../..")
const LONGEST = [
  "integration-tests/resume/kill",
  "integration-tests/soak",
  "integration-tests/install/install",
  "integration-tests/browser/imports",
  "integration-tests/browser/crawl",
  "integration-tests/browser/bad-moments",
  "integration-tests/http/stock-imports-many",
  "integration-tests/properties/model",
  "integration-tests/cluster/cluster",
  "integration-tests/browser/sources",
  "integration-tests/http/queries",
  "integration-tests/properties",
  "integration-tests/http/gone-meanwhile",
  "integration-tests/workflows/import-stock-sources",
  "integration-tests/demo",
  "integration-tests/browser/permissions",
  "integration-tests",
]

const place = ({ path: file }) => {
  const name = path.relative(root, file)
  const found = LONGEST.findIndex((start) => name.startsWith(start))
  return found < 0 ? LONGEST.length : found
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => place(one) - place(other))
  }
}
