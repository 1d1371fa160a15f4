import { Checkbox, Label, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Alarm } from "../../../modules/stock-source/types"
import { useFormat } from "../../hooks/use-format"
import { Notice } from "./notice"

/** What tells one alarm of a plan from another. */
export const alarmKey = ({ code, source_code }: Alarm) =>
  `${code} ${source_code}`

type Props = {
  alarms: Alarm[]
  ticked: Set<string>
  onTick: (key: string, isTicked: boolean) => void
}

/** What of the plan is probably a mistake; each point has to be ticked before the plan may be applied. */
export const Alarms = ({ alarms, ticked, onTick }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const count = alarms.length
  return (
    <div className="px-6 py-4">
      <Notice
        variant="warning"
        title={t("imports.alarms.title", { count, n: format.number(count) })}
      >
        <ul className="flex flex-col gap-y-3 pt-2">
          {alarms.map((alarm) => {
            const key = alarmKey(alarm)
            const id = `alarm-${key.replaceAll(" ", "-")}`
            return (
              <li key={key} className="flex items-start gap-x-2">
                <Checkbox
                  id={id}
                  className="mt-0.5"
                  checked={ticked.has(key)}
                  aria-describedby={`${id}-message`}
                  onCheckedChange={(checked) => onTick(key, checked === true)}
                />
                <div>
                  <Label
                    htmlFor={id}
                    size="small"
                    weight="plus"
                    className="text-ui-fg-base"
                  >
                    {t(`imports.alarms.${alarm.code}`, {
                      source: alarm.source_code,
                    })}
                  </Label>
                  <Text id={`${id}-message`} size="small">
                    {alarm.message}
                  </Text>
                </div>
              </li>
            )
          })}
        </ul>
      </Notice>
    </div>
  )
}
