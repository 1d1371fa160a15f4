import { pickUp } from "./scenes/pick-up"
import { sourceItems } from "./scenes/source-items"
import { sources } from "./scenes/sources"
import { browserSuite } from "./support/suite"

browserSuite("sources", {}, (test) => {
  sources(test)
  sourceItems(test)
  pickUp(test)
})
