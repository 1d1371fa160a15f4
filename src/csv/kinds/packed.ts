import { assumed, type FileIssue } from "../error"

/** Says that a file was unpacked. */
export function wasPacked(format: "gzip" | "zip", name?: string): FileIssue {
  return assumed(
    name
      ? { reason: "unpacked_file", format, name: name.slice(0, 255) }
      : { reason: "unpacked", format }
  )
}
