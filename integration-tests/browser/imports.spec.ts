import { alarm } from "./scenes/alarm"
import { errors } from "./scenes/errors"
import { languages } from "./scenes/languages"
import { keyboard } from "./scenes/keyboard"
import { largePlan } from "./scenes/large-plan"
import { mainJob } from "./scenes/main-job"
import { progress } from "./scenes/progress"
import { readings } from "./scenes/readings"
import { browserSuite } from "./support/suite"

browserSuite("imports", { chunk_size: 100 }, (test) => {
  mainJob(test)
  keyboard(test)
  errors(test)
  alarm(test)
  readings(test)
  progress(test)
  languages(test)
  largePlan(test)
})
