import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { withFeedTexts } from "../lib/feed"
import { useTexts } from "./use-texts"

/** MEDUSA: the key of all that its dashboard asks for notifications with. */
const NOTIFICATIONS = ["notification"]

/**
 * Says our notifications in the admin's language. Medusa's drawer shows the title and the text that are stored, which are
 * English; what it reads goes through here before it sees it. Should it ask with another key one day, it shows those.
 */
export function useFeedTexts(): void {
  const client = useQueryClient()
  const { feed } = useTexts()
  useEffect(() => {
    client.setQueryDefaults(NOTIFICATIONS, {
      select: (read: unknown) => withFeedTexts(read, feed),
    })
    return () => client.setQueryDefaults(NOTIFICATIONS, {})
  }, [client, feed])
}
