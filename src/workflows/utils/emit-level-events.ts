import type {
  IEventBusModuleService,
  MedusaContainer,
  Message,
} from "@medusajs/framework/types"
import { EventEmitter } from "node:events"
import { Modules } from "@medusajs/framework/utils"
import { STOCK_SOURCE_MODULE } from "../../modules/stock-source"
import type { LevelChanges } from "../../modules/stock-source/types"

/** Marks our own messages, so that our guard need not look at what we have just written. */
export const STOCK_SOURCE_ORIGIN = "stock-source"

// Medusa's Index module reads the ids of one message back in one go.
const IDS_A_MESSAGE = 500

const ACTIONS = ["created", "updated", "deleted"] as const

/**
 * Tells the rest of Medusa which inventory levels our SQL has written. Call it after the commit.
 * Without an event group: a group would be held back until the workflow ends (MEDUSA: `eventGroupId`).
 *
 * Emits `inventory.inventory-level.<action>` with `{id: string[]}`, which Medusa's Index and Caching modules
 * read, and `inventory-level.<action>` as option `level_events` says.
 */
export async function emitLevelEvents(
  container: MedusaContainer,
  changes: LevelChanges
): Promise<void> {
  const eventBus: IEventBusModuleService = container.resolve(Modules.EVENT_BUS)
  for (const action of ACTIONS) {
    const toMessages = heardMessages(container, action)
    if (!toMessages.length) continue
    for (let at = 0; at < changes[action].length; at += IDS_A_MESSAGE) {
      const ids = changes[action].slice(at, at + IDS_A_MESSAGE)
      const messages = toMessages.flatMap(({ name, dataOf, metadata }) =>
        dataOf(ids).map((data) => ({ name, data, metadata }))
      )
      // Internal: the local bus would otherwise log a line for each message.
      if (messages.length) await eventBus.emit(messages, { internal: true })
    }
  }
}

/** Whether anybody can hear of levels, so that their ids need not be fetched where nobody does. */
export function hearsLevelEvents(container: MedusaContainer): boolean {
  return ACTIONS.some((action) => heardMessages(container, action).length > 0)
}

function heardMessages(
  container: MedusaContainer,
  action: keyof LevelChanges
): ToMessages[] {
  const { level_events } = container.resolve(STOCK_SOURCE_MODULE).options
  const eventBus: IEventBusModuleService = container.resolve(Modules.EVENT_BUS)
  return [
    inventoryMessages(action),
    workflowMessages(action, level_events),
  ].filter(({ name }) => isHeard(eventBus, name))
}

/** How ids become messages of one name. */
type ToMessages = Pick<Message, "name" | "metadata"> & {
  dataOf: (ids: string[]) => Message["data"][]
}

function inventoryMessages(action: keyof LevelChanges): ToMessages {
  return {
    name: `inventory.inventory-level.${action}`,
    dataOf: (ids) => [{ id: ids }],
    metadata: {
      source: STOCK_SOURCE_ORIGIN,
      object: "inventory-level",
      action,
    },
  }
}

function workflowMessages(
  action: keyof LevelChanges,
  mode: "each" | "batch" | "none"
): ToMessages {
  const dataOf = {
    each: (ids: string[]) => ids.map((id) => ({ id })),
    batch: (ids: string[]) => [{ id: ids }],
    none: () => [],
  }
  return { name: `inventory-level.${action}`, dataOf: dataOf[mode] }
}

/** Medusa's local bus, which has its listeners in this process. */
type LocalEventBus = IEventBusModuleService & {
  eventEmitter_?: unknown
  interceptorSubscribers_?: Set<unknown>
}

/**
 * False where nobody can hear of it. The local bus takes 3 µs and 4 KB of garbage for a message without a listener, which for
 * a million rows grew the heap by 150 MB. A bus that other processes share is not asked.
 */
function isHeard(eventBus: LocalEventBus, name: string): boolean {
  const { eventEmitter_: local, interceptorSubscribers_ } = eventBus
  return (
    !(local instanceof EventEmitter) ||
    local.listenerCount(name) > 0 ||
    local.listenerCount("*") > 0 ||
    interceptorSubscribers_?.size !== 0
  )
}
