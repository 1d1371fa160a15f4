import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { STOCK_SOURCE_MODULE } from "../../../modules/stock-source"
import type { SourceItemFilters } from "../../../modules/stock-source/sources/items/source-item-details"
import { sourceScope } from "../../utils/permissions/permitted"
import { toSourceItemResponse } from "./helpers"
import type { AdminGetSourceItemsParamsType } from "./validators"

/** Lists source items: one for each live inventory level whose stock location is a source. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSourceItemsParamsType>,
  res: MedusaResponse
): Promise<void> => {
  const { limit, offset } = req.validatedQuery as AdminGetSourceItemsParamsType
  const [sourceItems, count] = await req.scope
    .resolve(STOCK_SOURCE_MODULE)
    .listAndCountSourceItemDetails(
      {
        ...(req.filterableFields as SourceItemFilters),
        allowed_source_codes: sourceScope(req),
      },
      {
        select: req.queryConfig.fields,
        order: req.listConfig.order as Record<string, "ASC" | "DESC">,
        skip: offset,
        take: limit,
      }
    )
  res.json({
    source_items: sourceItems.map(toSourceItemResponse),
    count,
    limit,
    offset,
  })
}
