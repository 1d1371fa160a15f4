import { Container, Skeleton } from "@medusajs/ui"

/** The page before it knows its import. */
export const PageSkeleton = () => (
  <div aria-busy className="flex flex-col gap-y-3">
    <Container>
      <Skeleton className="h-7 w-56" />
      <Skeleton className="mt-2 h-5 w-80 max-w-full" />
    </Container>
    <Skeleton className="h-[52px] w-full" />
    <Skeleton className="h-32 w-full" />
  </div>
)
