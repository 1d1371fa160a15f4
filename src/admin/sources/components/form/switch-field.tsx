import { Form } from "@medusajs/dashboard/components"
import { Switch } from "@medusajs/ui"
import type { Control, FieldPath, FieldValues } from "react-hook-form"

type SwitchFieldProps<Values extends FieldValues> = {
  control: Control<Values>
  name: FieldPath<Values>
  label: string
  hint: string
  disabled?: boolean
}

/** Something of a form that is so or not so, and what it means. */
export function SwitchField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  disabled,
}: SwitchFieldProps<Values>) {
  return (
    <Form.Field
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field } }) => (
        <Form.Item className="bg-ui-bg-component shadow-elevation-card-rest rounded-lg p-4">
          <div className="flex items-start gap-x-3">
            <Form.Control>
              <Switch
                {...field}
                className="mt-0.5"
                checked={value}
                onCheckedChange={onChange}
                disabled={disabled}
              />
            </Form.Control>
            <div className="flex flex-col gap-y-1">
              <Form.Label>{label}</Form.Label>
              <Form.Hint>{hint}</Form.Hint>
            </div>
          </div>
          <Form.ErrorMessage />
        </Form.Item>
      )}
    />
  )
}
