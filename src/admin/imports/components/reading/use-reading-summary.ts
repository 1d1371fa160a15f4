import { useTranslation } from "react-i18next"
import type { StockImportReading } from "../../../../modules/stock-source/types"
import { useAllProfiles } from "../../../profiles/hooks/use-profiles"
import { useFormat } from "../../../shared/hooks/use-format"
import { useSettingName } from "../upload/use-setting-name"

/** A reading in one line: kind, encoding, separator, row of the header, decimals. */
export function useReadingSummary(
  reading: StockImportReading | undefined
): string {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const nameOf = useSettingName()
  const { data: profiles } = useAllProfiles()
  if (!reading) return ""
  const profile = profiles?.find(({ id }) => id === reading.profile_id)
  const { kind, encoding, delimiter, sheet, header_row, decimal_separator } =
    reading
  return [
    profile && t("profiles.readBy", { name: profile.name }),
    kind && t(`imports.reading.kind.${kind}`),
    sheet && t("imports.reading.sheet", { sheet }),
    encoding && nameOf(encoding),
    delimiter &&
      t("imports.reading.delimiter", { delimiter: nameOf(delimiter) }),
    header_row
      ? t("imports.reading.header", { row: format.number(header_row) })
      : t("imports.reading.noHeader"),
    decimal_separator &&
      t("imports.reading.decimal", { separator: nameOf(decimal_separator) }),
  ]
    .filter(Boolean)
    .join(" · ")
}
