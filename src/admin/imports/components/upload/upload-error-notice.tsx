import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import type { UploadError } from "../../lib/upload-stock-file"
import { Notice } from "../../../shared/components/notice"

type Props = { error: UploadError; file: File; onRetry: () => void }

/** Why an upload failed, what the server said, and what to do. */
export const UploadErrorNotice = ({ error, file, onRetry }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const kind = kindOf(error)
  const limit = Number(error.message.match(/larger than (\d+) bytes/)?.[1])
  const isTooLarge = kind === "tooLarge" && limit > 0
  return (
    <Notice
      isUrgent
      variant="error"
      title={t(`imports.uploadError.${kind}`)}
      action={
        <>
          {kind === "session" && (
            <Button size="small" variant="secondary" asChild>
              <a href={loginPage()} target="_blank" rel="noreferrer">
                {t("imports.uploadError.login")}
              </a>
            </Button>
          )}
          {["lost", "session", "server"].includes(kind) && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              onClick={onRetry}
            >
              {t("common.tryAgain")}
            </Button>
          )}
        </>
      }
    >
      <p>
        {isTooLarge
          ? t("imports.uploadError.tooLargeHint", {
              limit: format.fileSize(limit),
              size: format.fileSize(file.size),
            })
          : t(`imports.uploadError.${kind}Hint`, {
              limit: "?",
              size: format.fileSize(file.size),
            })}
      </p>
      {error.message && !isTooLarge && kind !== "session" && (
        <p>{error.message}</p>
      )}
    </Notice>
  )
}

function kindOf({ status }: UploadError) {
  if (status === undefined || status === 0) return "lost"
  if (status === 401) return "session"
  if (status === 403) return "forbidden"
  if (status === 413) return "tooLarge"
  return status >= 500 ? "server" : "refused"
}

/** The dashboard may be served below any path; this page's own address tells which. */
function loginPage(): string {
  return window.location.pathname.replace(/\/stock-imports\/.*/, "/login")
}
