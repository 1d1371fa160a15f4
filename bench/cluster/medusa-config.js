// The configuration that docs/scaling.md shows, with options of the plugin from the environment.
const config = require("../../integration-tests/cluster/app/medusa-config")

const plugin = config.plugins.find(
  ({ resolve }) => resolve === "medusa-plugin-stock-sources"
)
plugin.options = JSON.parse(process.env.STOCK_SOURCES_OPTIONS)

module.exports = config
