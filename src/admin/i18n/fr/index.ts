import common from "./common.json"
import exports from "./exports.json"
import history from "./history.json"
import imports from "./imports.json"
import profiles from "./profiles.json"
import sources from "./sources.json"
import texts from "../../../texts/fr.json"
import widgets from "./widgets.json"

export default {
  common,
  exports,
  history,
  imports,
  profiles,
  sources,
  texts,
  widgets,
}
