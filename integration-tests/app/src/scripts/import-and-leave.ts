import type { ExecArgs } from "@medusajs/framework/types"
import { importStockSourcesWorkflow } from "medusa-plugin-stock-sources/workflows"

/** Imports stock in a process that ends as soon as the import is recorded, before its check. */
export default async function importAndLeave({ container }: ExecArgs) {
  const service = container.resolve("stock_source") as {
    forgetUpload: (key: string) => Promise<void>
  }
  // The last thing of the step that records it.
  service.forgetUpload = async () => process.exit(0)
  await importStockSourcesWorkflow(container).run({
    input: {
      rows: [{ source_code: "berlin", sku: "SKU-0", quantity: 10 }],
    },
  })
}
