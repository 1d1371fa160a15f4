import type { SubscriberArgs } from "@medusajs/framework"
import {
  ContainerRegistrationKeys,
  InventoryLevelWorkflowEvents,
} from "@medusajs/framework/utils"

type Data = { id: string | string[] }

/** Keeps what a process was told in the table `told_event`, where a test reads it, unless the process is `DEAF`. */
export default async function recordEvents({
  event,
  container,
}: SubscriberArgs<Data>) {
  if (process.env.DEAF) {
    return
  }
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const ids = [event.data.id].flat()
  await knex("told_event").insert(ids.map((id) => ({ name: event.name, id })))
}

export const config = {
  event: [
    InventoryLevelWorkflowEvents.CREATED,
    InventoryLevelWorkflowEvents.UPDATED,
    InventoryLevelWorkflowEvents.DELETED,
    "stock-import.checked",
    "stock-import.applied",
    "stock-import.failed",
    "stock-import.undone",
    "stock-import.canceled",
  ],
}
