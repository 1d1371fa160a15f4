import { z } from "@medusajs/framework/zod"
import { hideOtherImports } from "./import-limits"

export const may = (operation: string) =>
  ({ resource: "stock_import", operation }) as const

export const ofOneImport = {
  schema: z.strictObject({ id: z.string().describe("Id of a stock import.") }),
  then: [hideOtherImports],
}
