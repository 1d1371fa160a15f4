const LARGE = 1_050_000

/** A CSV of these lines, twenty or more, that is as large as forty thousand are: each has a long remark that no import reads. */
export function largeFile(header: string, lines: string[]): string {
  const remark = "x".repeat(Math.ceil(LARGE / lines.length))
  return [`${header},remark`, ...lines.map((line) => `${line},${remark}`)].join(
    "\n"
  )
}
