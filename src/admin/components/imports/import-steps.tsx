import {
  CheckCircleSolid,
  CircleDottedLine,
  CircleHalfSolid,
} from "@medusajs/icons"
import { Container, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export const STEPS = ["upload", "check", "plan", "apply"] as const
export type Step = (typeof STEPS)[number]

type Props = {
  current: Step
  /** Nothing is left to be done: the current step is done too. */
  isOver?: boolean
}

const STATES = {
  done: { Icon: CheckCircleSolid, icon: "text-ui-fg-interactive" },
  current: { Icon: CircleHalfSolid, icon: "text-ui-fg-interactive" },
  open: { Icon: CircleDottedLine, icon: "text-ui-fg-muted" },
}

/** The four steps of an import, and where it is. */
export const ImportSteps = ({ current, isOver = false }: Props) => {
  const { t } = useTranslation("stockSources")
  const at = STEPS.indexOf(current)
  return (
    <Container className="overflow-hidden p-0">
      <ol aria-label={t("imports.steps.label")} className="flex">
        {STEPS.map((step, index) => {
          const isCurrent = index === at
          const state =
            index < at || (isCurrent && isOver)
              ? "done"
              : isCurrent
                ? "current"
                : "open"
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
