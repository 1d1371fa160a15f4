import { Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

const PAUSE_MS = 300

type Props = { value: string; onChange: (value: string) => void }

/** Searches once the admin stops typing. */
export const PlanSearch = ({ value, onChange }: Props) => {
  const { t } = useTranslation("stockSources")
  const [text, setText] = useState(value)
  const timer = useRef<number>()
  // The address may change without us: the browser's Back, or "show rows".
  useEffect(() => setText(value), [value])
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const type = (typed: string) => {
    setText(typed)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onChange(typed.trim()), PAUSE_MS)
  }
  return (
    <div className="min-w-40 flex-1 sm:flex-none">
      <Input
        type="search"
        size="small"
        value={text}
        aria-label={t("imports.rows.search")}
        placeholder={t("imports.rows.search")}
        onChange={({ target }) => type(target.value)}
      />
    </div>
  )
}
