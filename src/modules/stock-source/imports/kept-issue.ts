import type { Issue } from "../types"

/** An issue as a plan's line keeps it: its sentence is made when it is read; `message` is an earlier version's. */
export type KeptIssue = Omit<Issue, "message"> & { message?: string }
