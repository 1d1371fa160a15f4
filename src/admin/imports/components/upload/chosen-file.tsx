import { DocumentText, Trash } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"

type Props = {
  file: File
  isLocked: boolean
  takesFocus: boolean
  onRemove: () => void
}

/** The file that will be uploaded. */
export const ChosenFile = ({ file, isLocked, takesFocus, onRemove }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const size = format.fileSize(file.size)
  return (
    <div className="shadow-elevation-card-rest bg-ui-bg-component flex items-center justify-between gap-3 rounded-md px-3 py-2">
      <div className="flex min-w-0 items-center gap-3">
        <DocumentText aria-hidden className="text-ui-fg-muted shrink-0" />
        <div className="min-w-0">
          <Text
            size="small"
            leading="compact"
            className="truncate"
            title={file.name}
          >
            {file.name}
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
            {size}
          </Text>
        </div>
      </div>
      <span role="status" className="sr-only">
        {t("imports.new.chosen", { name: file.name, size })}
      </span>
      {!isLocked && (
        <IconButton
          type="button"
          autoFocus={takesFocus}
          size="small"
          variant="transparent"
          aria-label={t("imports.new.remove")}
          onClick={onRemove}
        >
          <Trash className="text-ui-fg-muted" />
        </IconButton>
      )}
    </div>
  )
}
