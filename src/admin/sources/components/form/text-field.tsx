import { Form } from "@medusajs/dashboard/components"
import { Input } from "@medusajs/ui"
import type { Control, FieldPath, FieldValues } from "react-hook-form"

type TextFieldProps<Values extends FieldValues> = {
  control: Control<Values>
  name: FieldPath<Values>
  label: string
  hint?: string
  optional?: boolean
  autoComplete?: string
  disabled?: boolean
  /** The error's text where the value may not be. */
  validate?: (value: string, values: Values) => string | undefined
}

/** A line of text in a form. */
export function TextField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  optional,
  autoComplete = "off",
  disabled,
  validate,
}: TextFieldProps<Values>) {
  return (
    <Form.Field
      control={control}
      name={name}
      rules={{ validate }}
      render={({ field }) => (
        <Form.Item>
          <Form.Label optional={optional}>{label}</Form.Label>
          <Form.Control>
            <Input
              size="small"
              autoComplete={autoComplete}
              {...field}
              disabled={disabled}
            />
          </Form.Control>
          {hint && <Form.Hint>{hint}</Form.Hint>}
          <Form.ErrorMessage />
        </Form.Item>
      )}
    />
  )
}
