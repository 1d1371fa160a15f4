import {
  applyStockImportWorkflow,
  checkStockImportWorkflow,
} from "medusa-plugin-stock-sources/workflows"

/** A handler that ends its process, where a test has named its hook. */
const handler = (hook: string) => async () => {
  if (process.env.DEADLY_HOOK === hook) {
    process.kill(process.pid, "SIGKILL")
    await new Promise(() => undefined)
  }
}

checkStockImportWorkflow.hooks.stockImportChecked(handler("stockImportChecked"))
applyStockImportWorkflow.hooks.stockImportApplied(handler("stockImportApplied"))
