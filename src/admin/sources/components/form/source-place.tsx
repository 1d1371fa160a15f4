import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { Source, SourceAddress } from "../../lib/sources"

/** Where a source is: its address, and the stock location that it is in Medusa. */
export const SourcePlace = ({ source }: { source: Source }) => {
  const { t, i18n } = useTranslation("stockSources")
  const { t: medusa } = useTranslation()
  return (
    <>
      <SectionRow
        title={medusa("fields.address")}
        value={
          source.address ? addressLines(source.address, i18n.language) : "–"
        }
      />
      <SectionRow
        title={t("sources.stockLocation")}
        value={
          <Link
            to={`/settings/locations/${source.stock_location_id}`}
            className="text-ui-fg-base focus-visible:shadow-borders-focus rounded font-medium underline-offset-2 outline-none hover:underline"
          >
            {source.name}
          </Link>
        }
      />
    </>
  )
}

function addressLines(address: SourceAddress, language: string): string {
  const town = [address.postal_code, address.city].filter(Boolean).join(" ")
  return [
    address.company,
    address.address_1,
    address.address_2,
    [town, address.province].filter(Boolean).join(", "),
    countryName(address.country_code, language),
    address.phone,
  ]
    .filter(Boolean)
    .join("\n")
}

function countryName(code: string, language: string): string {
  try {
    const names = new Intl.DisplayNames([language], { type: "region" })
    return names.of(code.toUpperCase()) ?? code
  } catch {
    return code.toUpperCase()
  }
}
