import { useTranslation } from "react-i18next"
import type { FileProblem } from "../../lib/stock-file"
import { Notice } from "../../../shared/components/notice"

const HINTS = {
  several: "severalHint",
  empty: "emptyHint",
  workbook: "workbookHint",
  not_text: "notTextHint",
} as const

/** Why a file is not taken, and which one is. */
export const FileProblemNotice = ({ problem }: { problem: FileProblem }) => {
  const { t } = useTranslation("stockSources")
  return (
    <Notice
      isUrgent
      variant="error"
      title={t(`imports.fileProblem.${problem}`)}
    >
      {t(`imports.fileProblem.${HINTS[problem]}`)}
    </Notice>
  )
}
