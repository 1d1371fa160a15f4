import { Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"

export type Choice = { value: string; label: string; hint: string }

type Props = {
  label: string
  value: string
  choices: Choice[]
  isLocked?: boolean
  onChange: (value: string) => void
}

/** One of a few, each with its consequence. */
export const Choices = ({
  label,
  value,
  choices,
  isLocked,
  onChange,
}: Props) => {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {label}
      </Label>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        disabled={isLocked}
        onValueChange={onChange}
        className="grid-cols-1 md:grid-cols-2"
      >
        {choices.map((choice) => (
          <RadioGroup.ChoiceBox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
          />
        ))}
      </RadioGroup>
    </div>
  )
}
