import { Button, RadioGroup, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type {
  DecimalSeparator,
  QuantityReading,
} from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import type { StockImport } from "../../lib/stock-import"
import { Notice } from "../../../shared/components/notice"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onCheck: (decimalSeparator: DecimalSeparator) => void
}

/** Asks what quantities with two readings mean; the file is checked again in the one that is chosen. */
export const ReadingQuestion = ({ stockImport, isBusy, onCheck }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const { can } = usePermissions()
  const [chosen, setChosen] = useState<DecimalSeparator>()
  const readings = readingsOf(stockImport)
  const mayCheck = can("stock_import:create") && !stockImport.plan_dropped_at
  if (!readings.length) return null
  return (
    <div className="px-6 py-4">
      <Notice variant="warning" title={t("imports.alarms.ambiguous_quantity")}>
        <div className="flex flex-col items-start gap-y-3 pt-1">
          <Text id="reading-hint" size="small">
            {t("imports.reading.hint", { example: readings[0].example })}
          </Text>
          <RadioGroup
            aria-label={t("imports.alarms.ambiguous_quantity")}
            aria-describedby="reading-hint"
            className="w-full grid-cols-1 md:grid-cols-2"
            value={chosen ?? ""}
            disabled={!mayCheck || isBusy}
            onValueChange={(value) => setChosen(value as DecimalSeparator)}
          >
            {readings.map((reading) => (
              <RadioGroup.ChoiceBox
                key={reading.decimal_separator}
                value={reading.decimal_separator}
                label={t("imports.reading.means", {
                  example: reading.example,
                  quantity: format.ungrouped(Number(reading.quantity)),
                })}
                description={t(
                  hasDecimals(reading)
                    ? "imports.reading.decimals"
                    : "imports.reading.thousands"
                )}
              />
            ))}
          </RadioGroup>
          {mayCheck && (
            <Button
              size="small"
              variant="secondary"
              isLoading={isBusy}
              disabled={!chosen || isBusy}
              onClick={() => chosen && onCheck(chosen)}
            >
              {t("imports.actions.checkAgain")}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}

/** What there is to choose from; empty where nothing is asked. */
export function readingsOf({ alarms }: StockImport): QuantityReading[] {
  return alarms.find(({ readings }) => readings)?.readings ?? []
}

function hasDecimals({ example, decimal_separator }: QuantityReading): boolean {
  return example.includes(decimal_separator)
}
