import { Checkbox, Label, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Alarm, Missing } from "../../../../modules/stock-source/types"
import { useFormat } from "../../../shared/hooks/use-format"
import { useTexts } from "../../../shared/hooks/use-texts"
import { Notice } from "../../../shared/components/notice"

/** What tells one alarm of a plan from another. */
const alarmKey = ({ code, source_code }: Alarm) => `${code} ${source_code}`

/** What is ticked: what an optional alarm is about happens at all sources or at none, since its code is all that is confirmed. */
export const tickKey = (alarm: Alarm) =>
  alarm.optional ? alarm.code : alarmKey(alarm)

/** What ticking the alarm of missing SKUs does depends on what was to happen to them. */
const textOf = ({ code }: Alarm, missing: Missing) =>
  code === "missing_beside_errors" && missing === "unassign"
    ? "missing_unassign"
    : code

type Props = {
  alarms: Alarm[]
  missing: Missing
  ticked: Set<string>
  onTick: (key: string, isTicked: boolean) => void
}

/** What of the plan is probably a mistake; each point has to be ticked before the plan may be applied, unless it is optional. */
export const Alarms = ({ alarms, missing, ticked, onTick }: Props) => {
  const { t } = useTranslation("stockSources")
  const format = useFormat()
  const texts = useTexts()
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
                  checked={ticked.has(tickKey(alarm))}
                  aria-describedby={`${id}-message`}
                  onCheckedChange={(checked) =>
                    onTick(tickKey(alarm), checked === true)
                  }
                />
                <div>
                  <Label
                    htmlFor={id}
                    size="small"
                    weight="plus"
                    className="text-ui-fg-base"
                  >
                    {t(`imports.alarms.${textOf(alarm, missing)}`, {
                      source: alarm.source_code,
                    })}
                  </Label>
                  <Text id={`${id}-message`} size="small">
                    {texts.alarm(alarm)}
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
