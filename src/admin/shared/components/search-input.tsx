import { MagnifyingGlassMini } from "@medusajs/icons"
import { Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"

const PAUSE_MS = 300

type SearchInputProps = {
  /** Says what is searched, for those who do not see where the field stands. */
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/**
 * A search that asks once the typing has paused. It looks as Medusa's own, whose icon says to a screen reader that it is
 * a picture and not of what.
 */
export const SearchInput = ({
  label,
  value = "",
  onChange,
}: SearchInputProps) => {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const handleChange = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => onChange(next.trim() || undefined),
      PAUSE_MS
    )
  }

  return (
    <div className="relative">
      <Input
        type="text"
        role="searchbox"
        size="small"
        className="pl-7"
        aria-label={label}
        placeholder={t("filters.searchLabel")}
        value={text}
        onChange={(event) => handleChange(event.target.value)}
      />
      <MagnifyingGlassMini
        aria-hidden
        className="text-ui-fg-muted pointer-events-none absolute left-1.5 top-1.5"
      />
    </div>
  )
}
