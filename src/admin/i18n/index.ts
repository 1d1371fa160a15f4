import de from "./de"
import en from "./en"
import es from "./es"
import fr from "./fr"
import nl from "./nl"

/** Every text of the plugin's screens, in the namespace `stockSources`: `t("imports.apply")`. */
export default {
  en: { stockSources: en },
  de: { stockSources: de },
  fr: { stockSources: fr },
  es: { stockSources: es },
  nl: { stockSources: nl },
}
