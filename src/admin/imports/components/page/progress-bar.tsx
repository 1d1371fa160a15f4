import { useEffect, useRef } from "react"

type Props = {
  label: string
  /** 0 to 1; undefined where nobody knows. */
  value?: number
}

/** How far something is; a bar that runs to and fro where that is not known. */
export const ProgressBar = ({ label, value }: Props) => {
  const bar = useRef<HTMLDivElement>(null)
  const isKnown = value !== undefined
  const percent = isKnown ? Math.min(100, Math.max(0, value * 100)) : 30
  useEffect(() => {
    if (!isKnown) return toAndFro(bar.current)
  }, [isKnown])
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={isKnown ? Math.round(percent) : undefined}
      className="bg-ui-bg-component shadow-borders-base h-2 w-full overflow-hidden rounded-full"
    >
      <div
        ref={bar}
        className="bg-ui-bg-interactive h-full rounded-full transition-[width] duration-500"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}

// The dashboard's stylesheet has no such animation.
function toAndFro(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar || window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    return undefined
  }
  const animation = bar.animate(
    [{ transform: "translateX(0)" }, { transform: "translateX(233%)" }],
    {
      duration: 1_600,
      easing: "ease-in-out",
      direction: "alternate",
      iterations: Infinity,
    }
  )
  return () => animation.cancel()
}
