import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../../../shared/hooks/use-format"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { NoAnswer, saidOf, statusOf } from "../../../shared/lib/errors"
import { Notice } from "../../../shared/components/notice"

type Props = { error: unknown; file: File; onRetry: () => void }

/** Why an upload failed, what the server said, and what to do. */
export const UploadErrorNotice = ({ error, file, onRetry }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const kind = kindOf(error)
  const errorText = useErrorText()
  const { code, params } = saidOf(error)
  const isOurLimit = code === "file_too_large"
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
        {t(`imports.uploadError.${kind}Hint`, {
          limit: isOurLimit ? format.fileSize(Number(params?.most)) : "?",
          size: format.fileSize(file.size),
        })}
      </p>
      {!isOurLimit && OWN_WORDS.includes(kind) && <p>{errorText(error)}</p>}
    </Notice>
  )
}

/** Of what the title and the hint do not say all. */
const OWN_WORDS = ["tooLarge", "refused"]

function kindOf(error: unknown) {
  if (error instanceof NoAnswer) return "lost"
  const status = statusOf(error)
  if (status === undefined) return "server"
  if (status === 401) return "session"
  if (status === 403) return "forbidden"
  if (status === 413) return "tooLarge"
  return status >= 500 ? "server" : "refused"
}

/** The dashboard may be served below any path; this page's own address tells which. */
function loginPage(): string {
  return window.location.pathname.replace(/\/stock-imports\/.*/, "/login")
}
