import { Container, Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

/** A source's page until it is there. */
export const SourceSkeleton = () => {
  const { t } = useTranslation()
  return (
    <div
      role="status"
      aria-label={t("labels.loading")}
      className="flex flex-col gap-y-3"
    >
      <Container className="p-0">
        <Skeleton className="h-52 w-full" />
      </Container>
      <Container className="p-0">
        <Skeleton className="h-96 w-full" />
      </Container>
    </div>
  )
}
