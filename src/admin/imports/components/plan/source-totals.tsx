import { Button, Table } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StockImportTotal } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { quantityDifference } from "../../../shared/lib/exact-quantity"
import { useInForce } from "./plan-force"
import { Section } from "../../../shared/components/section"
import { TotalBar } from "./total-bar"

const SHOWN = 8

/** Units of each source before and after; what changes most comes first. */
export const SourceTotals = ({ totals }: { totals: StockImportTotal[] }) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const isInForce = useInForce()
  const [isOpen, setIsOpen] = useState(false)
  if (!totals.length) return null
  const sorted = [...totals].sort((a, b) => changeOf(b) - changeOf(a))
  const shown = isOpen ? sorted : sorted.slice(0, SHOWN)
  const most = Math.max(
    ...totals.flatMap(({ before, after }) => [before, after]),
    1
  )
  const hidden = sorted.length - shown.length
  return (
    <Section
      title={t("imports.plan.totalsTitle")}
      hint={t(
        isInForce ? "imports.plan.totalsHint" : "imports.notInForce.totalsHint"
      )}
    >
      <div
        role="region"
        aria-label={t("imports.plan.totalsTitle")}
        tabIndex={0}
        className="focus-visible:shadow-borders-focus overflow-x-auto outline-none"
      >
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("imports.totals.source")}</Table.HeaderCell>
              <Table.HeaderCell
                aria-hidden
                className="w-1/3 min-w-24 sm:min-w-40"
              />
              {(["before", "after", "difference"] as const).map((name) => (
                <Table.HeaderCell key={name} className="text-right">
                  {t(`imports.totals.${name}`)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {shown.map((total) => (
              <Table.Row key={total.source_code}>
                <Table.Cell className="txt-compact-small-plus text-ui-fg-base">
                  {total.source_code}
                </Table.Cell>
                <Table.Cell aria-hidden>
                  <TotalBar total={total} most={most} />
                </Table.Cell>
                <Figure value={format.number(total.before)} />
                <Figure
                  value={format.number(total.after)}
                  isStruck={!isInForce && total.after !== total.before}
                />
                <Figure
                  value={format.difference(
                    quantityDifference(total.before, total.after)
                  )}
                  isStrong={isInForce}
                />
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {hidden > 0 && (
        <div className="px-6 py-3">
          <Button
            size="small"
            variant="transparent"
            onClick={() => setIsOpen(true)}
          >
            {t("imports.totals.showAll", {
              count: hidden,
              n: format.number(hidden),
            })}
          </Button>
        </div>
      )}
    </Section>
  )
}

type FigureProps = { value: string; isStrong?: boolean; isStruck?: boolean }

const Figure = ({ value, isStrong, isStruck }: FigureProps) => (
  <Table.Cell
    className={`whitespace-nowrap text-right tabular-nums ${isStrong ? "txt-compact-small-plus text-ui-fg-base" : ""}`}
  >
    {isStruck ? <s>{value}</s> : value}
  </Table.Cell>
)

function changeOf({ before, after }: StockImportTotal): number {
  return Math.abs(quantityDifference(before, after))
}
