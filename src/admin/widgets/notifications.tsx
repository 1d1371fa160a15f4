import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useNavigate } from "react-router-dom"
import { useFeedTexts } from "../shared/hooks/use-feed-texts"

/** Path of an import's page, wherever the dashboard itself lies. */
const IMPORT_PAGE = /\/stock-imports\/simp_\w+$/

/**
 * Says our notifications in the admin's language and follows their links: shows nothing itself. The dashboard's feed makes
 * a download of every link, and a download of a page would be a file of HTML; one that leads to an import opens it.
 */
const Notifications = () => {
  const navigate = useNavigate()
  useFeedTexts()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest("a[download]")
      const [path] = link?.getAttribute("href")?.match(IMPORT_PAGE) ?? []
      if (!path) return
      event.preventDefault()
      closeFeed()
      void navigate(path)
    }
    // Before the browser, and before what stops the event on its way up.
    document.addEventListener("click", follow, true)
    return () => document.removeEventListener("click", follow, true)
  }, [navigate])
  return null
}

/** As the admin would: the drawer would cover the page that the link leads to. */
function closeFeed(): void {
  document.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true })
  )
}

export const config = defineWidgetConfig({ zone: "topbar" })

export default Notifications
