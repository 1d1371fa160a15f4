import {
  ArrowUturnLeft,
  CheckCircleSolid,
  CircleDottedLine,
  CircleHalfSolid,
  XCircleSolid,
} from "@medusajs/icons"
import { Container, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { STEPS, type ReachedStep } from "./step-of-import"

const STATES = {
  done: { Icon: CheckCircleSolid, icon: "text-ui-fg-interactive" },
  current: { Icon: CircleHalfSolid, icon: "text-ui-fg-interactive" },
  stopped: { Icon: XCircleSolid, icon: "text-ui-fg-error" },
  undone: { Icon: ArrowUturnLeft, icon: "text-ui-fg-subtle" },
  open: { Icon: CircleDottedLine, icon: "text-ui-fg-muted" },
}

/** The four steps of an import, and where it is. */
export const ImportSteps = ({ current, state: reached }: ReachedStep) => {
  const { t } = useTranslation("stockSources")
  const at = STEPS.indexOf(current)
  return (
    <Container className="overflow-hidden p-0">
      <ol aria-label={t("imports.steps.label")} className="flex">
        {STEPS.map((step, index) => {
          const isCurrent = index === at
          const state = isCurrent ? reached : index < at ? "done" : "open"
          const { Icon, icon } = STATES[state]
          return (
            <li
              key={step}
              aria-current={isCurrent ? "step" : undefined}
              className={clx(
                "txt-compact-small-plus flex h-[52px] min-w-0 flex-1 items-center justify-center gap-x-2 border-r px-2 last:border-r-0 sm:justify-start sm:px-4",
                isCurrent
                  ? "bg-ui-bg-base text-ui-fg-base"
                  : "bg-ui-bg-subtle text-ui-fg-subtle"
              )}
            >
              <Icon aria-hidden className={clx("shrink-0", icon)} />
              <span
                className={clx("truncate", { "max-sm:sr-only": !isCurrent })}
              >
                {t(`imports.steps.${step}`)}
              </span>
              <span className="sr-only">{t(`imports.steps.${state}`)}</span>
            </li>
          )
        })}
      </ol>
    </Container>
  )
}
