import { mainJob } from "./scenes/main-job"
import { browserSuite } from "./support/suite"

browserSuite("imports", { chunk_size: 100 }, (test) => {
  mainJob(test)
})
