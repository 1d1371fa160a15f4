import { assumed, type FileIssue } from "../error"

/** Says that a file was unpacked. */
export function wasPacked(format: "gzip" | "zip", name?: string): FileIssue {
  return assumed(
    name
      ? { reason: "unpacked_file", format, name: name.slice(0, 255) }
      : { reason: "unpacked", format }
  )
}

/** Whether a note says no more of a file than that it was unpacked. */
export function isOfPacking({ params }: FileIssue): boolean {
  return params.reason === "unpacked" || params.reason === "unpacked_file"
}
