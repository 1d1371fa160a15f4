import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StockImport } from "../../imports/lib/stock-import"

/** Who uploaded it; and who applied, undid or canceled it, where that was somebody else. */
export const ImportPeopleCell = ({
  stockImport,
}: {
  stockImport: StockImport
}) => {
  const { t } = useTranslation("stockSources")
  const { created_by, applied_by, undone_by, canceled_by } = stockImport
  const uploader = stockImport.created_by_name ?? created_by
  const others = [
    applied_by !== created_by &&
      stockImport.applied_by_name &&
      t("history.appliedBy", { name: stockImport.applied_by_name }),
    undone_by !== created_by &&
      stockImport.undone_by_name &&
      t("history.undoneBy", { name: stockImport.undone_by_name }),
    canceled_by !== created_by &&
      stockImport.canceled_by_name &&
      t("history.canceledBy", { name: stockImport.canceled_by_name }),
  ].filter((text) => text)
  return (
    <div className="flex max-w-[200px] flex-col py-2">
      <Text size="small" leading="compact" className="truncate">
        {uploader ?? t("history.byItself")}
      </Text>
      {others.map((text) => (
        <Text
          key={String(text)}
          size="xsmall"
          leading="compact"
          className="text-ui-fg-subtle truncate"
        >
          {text}
        </Text>
      ))}
    </div>
  )
}
