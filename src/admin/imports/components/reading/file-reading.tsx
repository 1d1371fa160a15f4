import { Button } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { usePermissions } from "../../../shared/hooks/use-permissions"
import { SaveProfile } from "../../../profiles/components/save-profile"
import { Section } from "../../../shared/components/section"
import { useFileReading } from "../../hooks/use-file-reading"
import type { StockImport } from "../../lib/stock-import"
import { ProposedProfile } from "./proposed-profile"
import { ReadingForm, type ReadingChanges } from "./reading-form"
import { useReadingSummary } from "./use-reading-summary"

type Props = {
  stockImport: StockImport
  isBusy: boolean
  onCheck: (changes: ReadingChanges) => void
}

// The header was not understood: what its columns hold is the question.
const ASKS_FOR_COLUMNS = ["missing_column", "duplicate_column"]

/** What the file was taken for, and which column gives what: to look at, and to check it again in another way. */
export const FileReading = ({ stockImport, isBusy, onCheck }: Props) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const { data: reading } = useFileReading(stockImport)
  const summary = useReadingSummary(reading)
  const asks = ASKS_FOR_COLUMNS.includes(stockImport.error?.code ?? "")
  const [isOpen, setIsOpen] = useState(asks)
  const id = useId()
  // An earlier version kept none, and of what is no table there is none.
  if (!reading?.columns.length) return null
  const mayCheck = can("stock_import:create") && !stockImport.plan_dropped_at
  return (
    <Section
      title={t("imports.reading.title")}
      hint={summary}
      actions={
        <div className="flex flex-wrap items-center justify-end gap-2">
          {!asks && <SaveProfile stockImport={stockImport} reading={reading} />}
          <Button
            size="small"
            variant="transparent"
            className="shrink-0"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t(isOpen ? "imports.reading.hide" : "imports.reading.show")}
          </Button>
        </div>
      }
    >
      {mayCheck && (
        <ProposedProfile
          id={reading.proposed_profile_id}
          isBusy={isBusy}
          onUse={(profile) => onCheck({ profile })}
        />
      )}
      {isOpen && (
        <ReadingForm
          // What was typed for another reading is not meant for this one.
          key={stockImport.checked_at}
          id={id}
          reading={reading}
          stockImport={stockImport}
          isDisabled={!mayCheck}
          isBusy={isBusy}
          onCheck={onCheck}
        />
      )}
    </Section>
  )
}
