import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type {
  StockImportAct,
  StockImportDTO,
} from "../../../modules/stock-source/types"
import {
  describeStockImport,
  type StockImportEnd,
} from "./describe-stock-import"
import { notifyInFeed } from "../../utils/notify-in-feed"

const ASKED_BY = {
  check: "created_by",
  apply: "applied_by",
  undo: "undone_by",
} as const satisfies Record<StockImportAct, keyof StockImportDTO>

/**
 * Tells who asked for an act, in the dashboard's feed, how it has ended, with a link to the import's page. Only users
 * are told: what an API key or a workflow of the store's does by night would bury the rest.
 *
 * Told once, though a process that died may come here again. An undo that has failed can be tried, and fail, again.
 */
export async function notifyOfStockImport(
  container: MedusaContainer,
  id: string,
  act: StockImportAct,
  end: StockImportEnd
): Promise<void> {
  const stockImport = await container
    .resolve(STOCK_SOURCE_MODULE)
    .retrieveImport(id)
  const askedBy = stockImport[ASKED_BY[act]]
  if (!askedBy?.startsWith("user_")) {
    return
  }
  // What is given up can be tried again, and be given up again.
  const mayComeAgain =
    end === "failed" && (act === "undo" || stockImport.parked_act !== null)
  await notifyInFeed(
    container,
    {
      facts: describeStockImport(stockImport, act, end),
      file: linkTo(container, stockImport),
    },
    {
      to: askedBy,
      idempotencyKey: mayComeAgain ? undefined : `${id}:${act}:${end}`,
      resource: { id, type: "stock_import" },
    }
  )
}

/** The feed's links are downloads; the plugin's dashboard widget follows those that lead to an import's page. */
function linkTo(container: MedusaContainer, { id }: StockImportDTO) {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return {
    url: `${admin?.path ?? "/app"}/stock-imports/${id}`,
    mimeType: "text/html",
  }
}
