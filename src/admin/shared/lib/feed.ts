import {
  type FeedFacts,
  type FeedText,
  isFeedFacts,
} from "../../../texts/feed-text"

type Say = (facts: FeedFacts) => FeedText

/** A notification as Medusa's drawer shows it; ours has its facts beside. */
type Notification = {
  data?: {
    title?: string
    description?: string
    file?: { filename?: string }
    stock_sources?: unknown
  } | null
}

type Page = { notifications?: Notification[] }

/**
 * What Medusa's dashboard has read of its notifications, one page or several, with the texts of ours as `say` gives them.
 * All else is left as it is: other notifications, those of an earlier version, and what is no list.
 */
export function withFeedTexts<Read>(read: Read, say: Say): Read {
  const { pages } = read as { pages?: Page[] }
  return pages
    ? { ...read, pages: pages.map((page) => pageWith(page, say)) }
    : pageWith(read as Page & Read, say)
}

function pageWith<One extends Page>(page: One, say: Say): One {
  return page.notifications
    ? {
        ...page,
        notifications: page.notifications.map((one) => said(one, say)),
      }
    : page
}

function said(notification: Notification, say: Say): Notification {
  const { data } = notification
  if (!data || !isFeedFacts(data.stock_sources)) return notification
  const { title, description, link } = say(data.stock_sources)
  const file = data.file && {
    ...data.file,
    filename: link ?? data.file.filename,
  }
  return { ...notification, data: { ...data, title, description, file } }
}
