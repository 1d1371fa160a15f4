import { Module } from "@medusajs/framework/utils"
import registerServices from "./loaders/register-services"
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
  loaders: [registerServices, warnOfPublicFiles],
})
