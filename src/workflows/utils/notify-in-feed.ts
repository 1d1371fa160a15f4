import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { english } from "../../texts"
import { type FeedFacts, feedText } from "../../texts/feed-text"

/** What is told, and something to open or download. */
export type FeedNotification = {
  facts: FeedFacts
  /** `filename` is the text of the link, but of an import's. */
  file?: { filename?: string; url: string; mimeType: string }
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
  notification: FeedNotification,
  { to, idempotencyKey, resource }: FeedDelivery
): Promise<void> {
  const data = feedData(notification)
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

/** The drawer shows title, description and file; the plugin's widget says them in the admin's language, from the facts. */
function feedData({ facts, file }: FeedNotification) {
  const { title, description, link } = feedText(english, facts, (count) =>
    count.toLocaleString("en-US")
  )
  return {
    title,
    description,
    ...(file && { file: { ...file, filename: link ?? file.filename } }),
    stock_sources: facts,
  }
}
