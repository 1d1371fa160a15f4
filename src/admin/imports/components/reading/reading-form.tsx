import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Mapping } from "../../../../csv"
import type { StockImportReading } from "../../../../modules/stock-source/types"
import { choiceOf, mappingOf } from "../../lib/column-mapping"
import type { StockImport } from "../../lib/stock-import"
import { ColumnFields } from "./column-fields"
import { FileFields, fileChoice, type FileChoice } from "./file-fields"
import { SourceOfAllRows } from "./source-of-all-rows"

/** What is changed of how a file is to be read, as a check takes it. */
export type ReadingChanges = Partial<{
  mapping: Mapping
  header_row: number | null
  delimiter: string | null
  decimal_separator: string
  /** Id of one. */
  profile: string
}>

type Props = {
  id: string
  reading: StockImportReading
  stockImport: StockImport
  isDisabled: boolean
  isBusy: boolean
  onCheck: (changes: ReadingChanges) => void
}

/** How a file was read, every part of it changeable; the file that is there is then checked again. */
export const ReadingForm = (props: Props) => {
  const { id, reading, stockImport, isDisabled, isBusy, onCheck } = props
  const { t } = useTranslation("stockSources")
  const [file, setFile] = useState(() => fileChoice(reading, stockImport))
  const [columns, setColumns] = useState(() => choiceOf(reading))
  const hasSource = Object.values(columns.fields).includes("source_code")
  const check = () => {
    const changes = changesOf(file, fileChoice(reading, stockImport))
    // Columns of another header or separator are not these.
    const isSameTable = !("header_row" in changes) && !("delimiter" in changes)
    onCheck({
      ...changes,
      ...(isSameTable && { mapping: mappingOf(reading, columns) }),
    })
  }
  return (
    <form
      id={id}
      className="divide-y"
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <fieldset disabled={isDisabled || isBusy} className="contents">
        <FileFields
          reading={reading}
          choice={file}
          isDisabled={isDisabled || isBusy}
          onChange={setFile}
        />
        <ColumnFields
          columns={reading.columns}
          choice={columns}
          isDisabled={isDisabled || isBusy}
          onChange={setColumns}
        />
        {!hasSource && (
          <SourceOfAllRows
            value={columns.source}
            isDisabled={isDisabled || isBusy}
            onChange={(source) => setColumns({ ...columns, source })}
          />
        )}
      </fieldset>
      {!isDisabled && (
        <div className="flex justify-end px-6 py-4">
          <Button type="submit" size="small" isLoading={isBusy}>
            {t("imports.actions.checkAgain")}
          </Button>
        </div>
      )}
    </form>
  )
}

function changesOf(after: FileChoice, before: FileChoice): ReadingChanges {
  const { header_row, delimiter, decimal_separator } = after
  return {
    ...(header_row !== before.header_row && {
      header_row: Number(header_row) || null,
    }),
    ...(delimiter !== before.delimiter && { delimiter: delimiter || null }),
    ...(decimal_separator !== before.decimal_separator && {
      decimal_separator,
    }),
  }
}
