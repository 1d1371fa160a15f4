import { sourceItemOperations } from "./admin/source-items/operations"
import { sourceOperations } from "./admin/sources/operations"
import { stockImportOperations } from "./admin/stock-imports/operations"
import { stockImportProfileOperations } from "./admin/stock-import-profiles/operations"
import { storeOperations } from "./store/source-items/operations"
import type { Operation } from "./utils/operations/operation"

/** All routes, by their chapters in the API's document. */
export const OPERATIONS: { tag: string; operations: Operation[] }[] = [
  { tag: "Sources", operations: sourceOperations },
  { tag: "Source items", operations: sourceItemOperations },
  { tag: "Stock imports", operations: stockImportOperations },
  { tag: "Stock import profiles", operations: stockImportProfileOperations },
  { tag: "Store", operations: storeOperations },
]
