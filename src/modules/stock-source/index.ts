import { Module } from "@medusajs/framework/utils"
import validateOptions from "./loaders/validate-options"
import warnOfPublicFiles from "./loaders/warn-of-public-files"
import StockSourceModuleService from "./service"

export const STOCK_SOURCE_MODULE = "stock_source"

declare module "@medusajs/framework/types" {
  interface ModuleImplementations {
    [STOCK_SOURCE_MODULE]: StockSourceModuleService
  }
}

export default Module(STOCK_SOURCE_MODULE, {
  service: StockSourceModuleService,
  loaders: [validateOptions, warnOfPublicFiles],
})
