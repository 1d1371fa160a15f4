import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../shared/hooks/use-format"

type ExportCountProps = {
  count?: { rows: number; withoutSku: number }
  /** The number shown is of what was chosen before. */
  isCounting: boolean
}

/** Says, and announces, how many rows the file will have. */
export const ExportCount = ({ count, isCounting }: ExportCountProps) => {
  const { t } = useTranslation("stockSources")
  const { number } = useFormat()
  return (
    <div role="status" aria-live="polite" aria-busy={isCounting}>
      <Text
        weight="plus"
        leading="compact"
        className={clx("tabular-nums", isCounting && "text-ui-fg-muted")}
      >
        {count
          ? t("exports.rows", {
              count: count.rows,
              formatted: number(count.rows),
            })
          : t("exports.counting")}
      </Text>
      {!!count?.withoutSku && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("exports.withoutSku", {
            count: count.withoutSku,
            formatted: number(count.withoutSku),
          })}
        </Text>
      )}
    </div>
  )
}
