// The environment of most suites: packages, and the store that they boot, are loaded once for all suites of a worker, not
// once a file, which took longer than the tests of many. So a file leaves nothing behind in this process: what it sets in
// `process.env` is taken back here. One that cannot (it adds a handler to a workflow's hook, or boots a store with
// options of its own) begins with `@jest-environment node`, and has everything to itself, as jest has it.
const { TestEnvironment } = require("jest-environment-node")

/** Where `storeSuite` keeps the store for the next file; a file with an environment of its own finds nothing here. */
const KEPT = Symbol.for("stock-sources.kept-store")

const OF_A_STORE = /[\\/]integration-tests[\\/]/

module.exports = class OneProcessEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    // A unit test loads parts of `src` that the store's built plugin has registered in this process already.
    if (!OF_A_STORE.test(context.testPath)) return
    this.sharesPackages = true
    this.before = {
      env: { ...process.env },
      console: globalThis.console,
      exit: process.exit,
      directory: process.cwd(),
    }
    // Not a realm of its own: packages would not know its errors and arrays for theirs.
    this.global = globalThis
    globalThis[KEPT] ??= {}
  }

  async teardown() {
    await super.teardown()
    if (!this.sharesPackages) return
    const { env, console, exit, directory } = this.before
    for (const name of Object.keys(process.env)) {
      if (!(name in env)) delete process.env[name]
    }
    Object.assign(process.env, env)
    globalThis.console = console
    process.exit = exit
    process.chdir(directory)
  }
}
