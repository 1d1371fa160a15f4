import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../../shared/hooks/use-error-text"
import { download } from "../../../shared/lib/download"

type Props = {
  path: string
  filename: string
  variant?: "primary" | "secondary" | "transparent"
  children: ReactNode
}

/** Saves a file of the API; says why where it cannot. */
export const DownloadButton = ({
  path,
  filename,
  variant = "secondary",
  children,
}: Props) => {
  const { t } = useTranslation("stockSources")
  const errorText = useErrorText()
  const { mutate, isPending } = useMutation({
    mutationFn: () => download(path, { filename }),
    onError: (error) =>
      toast.error(t("imports.download.failed"), {
        description: errorText(error),
      }),
  })
  return (
    <Button
      type="button"
      size="small"
      variant={variant}
      isLoading={isPending}
      onClick={() => mutate()}
    >
      <ArrowDownTray aria-hidden />
      {children}
    </Button>
  )
}
