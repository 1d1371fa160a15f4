import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

/** What the dashboard's feed shows: a title, a text, and something to open or download. */
export type FeedNotification = {
  title: string
  description: string
  /** `filename` is the text of the link. */
  file?: { filename: string; url: string; mimeType: string }
}

export type FeedDelivery = {
  /** Id of the user who is told; "": all admins. */
  to: string
  /** What is told once only, however often it is sent. */
  idempotencyKey?: string
  resource?: { id: string; type: string }
}

/**
 * Tells in the dashboard's feed, through Medusa's Notification module. Never throws: what it tells of has happened,
 * also in a store that has no provider for the channel `feed`, where the log says that nobody was told.
 */
export async function notifyInFeed(
  container: MedusaContainer,
  data: FeedNotification,
  { to, idempotencyKey, resource }: FeedDelivery
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: "feed",
      template: "admin-ui",
      data,
      idempotency_key: idempotencyKey,
      resource_id: resource?.id,
      resource_type: resource?.type,
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `The dashboard's feed could not show "${data.title}": ${(error as Error).message}`
      )
  }
}
