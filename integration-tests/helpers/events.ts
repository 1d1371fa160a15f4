import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

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
  container.resolve(Modules.EVENT_BUS).subscribe(
    "*",
    async ({ name, data }: any) => {
      heard.push({ name, data })
    },
    { subscriberId: `listener-${++listeners}` }
  )
  return heard
}

let listeners = 0
