import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StoreAround } from "../../../modules/stock-source/imports/write/write-stock"
import {
  emitLevelEvents,
  hearsLevelEvents,
} from "../../utils/emit-level-events"
import { withStockLocks } from "../../utils/with-stock-locks"

/** Medusa's locks, events and log, for the module that writes stock among them. */
export function storeAround(container: MedusaContainer): StoreAround {
  return {
    withLocks: (itemIds, job) => withStockLocks(container, itemIds, job),
    report: (changes) => emitLevelEvents(container, changes),
    isHeard: () => hearsLevelEvents(container),
    warn: (message) =>
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(message),
  }
}
