import { ArrowDownTray } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { useId, useRef, useState, type DragEvent } from "react"
import { useTranslation } from "react-i18next"
import { ACCEPTED_FILES } from "../../lib/stock-file"

type Props = {
  hasError: boolean
  takesFocus: boolean
  onFiles: (files: File[]) => void
}

/** Takes a file by a click, by the keyboard or by a drop; looks as the dashboard's own upload does. */
export const FileDrop = ({ hasError, takesFocus, onFiles }: Props) => {
  const { t } = useTranslation("stockSources")
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const hint = useId()

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  const take = (files: FileList | null) => {
    if (files?.length) onFiles([...files])
    // The same file again is a change again.
    if (input.current) input.current.value = ""
  }
  return (
    <div>
      <button
        type="button"
        autoFocus={takesFocus}
        aria-describedby={hint}
        onClick={() => input.current?.click()}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        className={clx(
          "bg-ui-bg-component border-ui-border-strong transition-fg group flex w-full flex-col items-center gap-y-2 rounded-lg border border-dashed p-8",
          "hover:border-ui-border-interactive focus:border-ui-border-interactive",
          "focus:shadow-borders-focus outline-none focus:border-solid",
          {
            "!border-ui-border-error": hasError,
            "!border-ui-border-interactive": isOver,
          }
        )}
      >
        <span className="text-ui-fg-subtle flex items-center gap-x-2">
          <ArrowDownTray aria-hidden />
          <Text as="span">{t("imports.new.drop")}</Text>
        </span>
        <Text
          as="span"
          id={hint}
          size="small"
          leading="compact"
          className="text-ui-fg-subtle"
        >
          {t("imports.new.dropHint")}
        </Text>
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept={ACCEPTED_FILES}
        aria-label={t("imports.new.file")}
        onChange={({ target }) => take(target.files)}
      />
    </div>
  )
}
