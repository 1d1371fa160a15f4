import { useState } from "react"
import { findFileProblem, type FileProblem } from "../lib/stock-file"
import { useFileOfImport } from "./use-file-of-import"

/** The file of a new import: one that the admin chooses, or else the one of the import that the page was opened for. */
export function useChosenFile(from: string | null) {
  const [own, setOwn] = useState<File | null>()
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const earlier = useFileOfImport(own === undefined ? from : null)

  const choose = async (files: File[]) => {
    const found = files.length > 1 ? "several" : await findFileProblem(files[0])
    setProblem(found)
    setOwn(found ? null : files[0])
  }
  return {
    file: own === undefined ? (earlier.data?.file ?? null) : own,
    /** Whether the admin has chosen or removed one: the focus stays with the file then. */
    isTouched: own !== undefined,
    problem,
    choose,
    remove: () => setOwn(null),
    /** The import that the file comes from. */
    origin: own === undefined ? earlier.data?.stockImport : undefined,
    isFetching: own === undefined && earlier.isLoading,
    fetchError: own === undefined ? earlier.error : null,
  }
}
