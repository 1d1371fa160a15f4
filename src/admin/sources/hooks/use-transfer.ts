import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useUndoToast } from "../../shared/hooks/use-undo-toast"
import { queryKeys } from "../../shared/lib/query-keys"
import { reversed, transferSourceItems, type Transfer } from "../lib/transfer"
import { afterChange } from "./use-source-items"

/** Takes units from source to source; the toast that says so takes them back. */
export function useTransfer() {
  const saysDone = useUndoToast()
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: transferSourceItems,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.sourceItems }),
        afterChange(client),
      ]),
  })
  const transfer = async (items: Transfer[], done: string) => {
    await mutation.mutateAsync(items)
    saysDone(done, () => mutation.mutateAsync(reversed(items)))
  }
  return { transfer, isPending: mutation.isPending, error: mutation.error }
}
