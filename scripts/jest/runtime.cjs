// jest's runtime, which in `one-process-environment.cjs` takes packages, and the built plugin, from Node itself: they
// are loaded once for all files. Files of the tests, and of `src`, are each file's own.
const { createRequire } = require("node:module")
const { default: Runtime } = require("jest-runtime")
const { addHook } = require("pirates")
const { transformSync } = require("@swc/core")

const OF_ALL = /[\\/](node_modules|\.medusa[\\/]server)[\\/]/
const OF_JEST = /[\\/]node_modules[\\/](@?jest|expect|babel-plugin-jest)\b/
const load = createRequire(__filename)

/** Medusa loads the demo's own files with Node's `require`, which knows no TypeScript. */
function readTypeScript(swcOptions) {
  if (!readTypeScript.isDone) {
    readTypeScript.isDone = true
    addHook(
      (code, filename) =>
        transformSync(code, {
          ...swcOptions,
          filename,
          swcrc: false,
          module: { type: "commonjs" },
          sourceMaps: "inline",
        }).code,
      { exts: [".ts"] }
    )
  }
}

module.exports = class SharingRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest)
    this.sharesPackages = Boolean(environment.sharesPackages)
    if (this.sharesPackages) readTypeScript(config.transform[0][2])
  }

  requireModuleOrMock(from, moduleName) {
    const file = this.sharesPackages && this.sharedFile(from, moduleName)
    return file ? load(file) : super.requireModuleOrMock(from, moduleName)
  }

  sharedFile(from, moduleName) {
    if (moduleName === "@jest/globals" || this.isMocked(from, moduleName)) {
      return undefined
    }
    const file = this._resolver.isCoreModule(moduleName)
      ? undefined
      : this._resolveCjsModule(from, moduleName)
    return file && OF_ALL.test(file) && !OF_JEST.test(file) ? file : undefined
  }

  isMocked(from, moduleName) {
    return this._shouldMockCjs(from, moduleName, this._explicitShouldMock)
  }

  createScriptFromCode(source, filename) {
    const script = super.createScriptFromCode(source, filename)
    return this.sharesPackages
      ? { runInContext: (_, options) => script.runInThisContext(options) }
      : script
  }
}
module.exports.default = module.exports
