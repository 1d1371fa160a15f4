import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { randomUUID } from "node:crypto"

export type Heard = { name: string; data: any }

/**
 * Hears everything that goes over the event bus from now on.
 *
 * @example
 * const heard = listen(getContainer())
 * expect(heard.filter(({ name }) => name === "stock-import.applied")).toHaveLength(1)
 */
export function listen(container: MedusaContainer): Heard[] {
  const heard: Heard[] = []
  const subscriber = async ({ name, data }: any) => {
    heard.push({ name, data })
  }
  // Other suites have listened to the same bus.
  const context = { subscriberId: `listener-${randomUUID()}` }
  const bus = container.resolve(Modules.EVENT_BUS)
  bus.subscribe("*", subscriber, context)
  listening.push(() => bus.unsubscribe("*", subscriber, context))
  return heard
}

const listening: (() => unknown)[] = []

/** At the end of a suite: its store may be the next one's. */
export function stopListening(): void {
  listening.splice(0).forEach((stop) => stop())
}
