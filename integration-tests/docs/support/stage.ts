import type { MedusaContainer } from "@medusajs/framework/types"
import type { Api } from "../../helpers/client"

/** What a recipe's tests have: the store of the test that runs, and an empty folder. */
export type Stage = {
  container: MedusaContainer
  api: Api
  folder: string
}
