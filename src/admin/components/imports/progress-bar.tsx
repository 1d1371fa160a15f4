import { clx } from "@medusajs/ui"

type Props = {
  label: string
  /** 0 to 1; undefined where nobody knows. */
  value?: number
}

/** How far something is. */
export const ProgressBar = ({ label, value }: Props) => {
  const percent =
    value === undefined ? undefined : Math.min(100, Math.max(0, value * 100))
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      className="bg-ui-bg-component shadow-borders-base h-2 w-full overflow-hidden rounded-full"
    >
      <div
        className={clx(
          "bg-ui-bg-interactive h-full rounded-full transition-[width] duration-500",
          {
            "w-full animate-pulse": percent === undefined,
          }
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
