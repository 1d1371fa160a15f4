import path from "node:path"

type Provider = { resolve?: unknown; options?: { private_upload_dir?: string } }
type FileModule = { options?: { providers?: Provider[] } }

const LOCAL: Provider[] = [{ resolve: "@medusajs/file-local" }]

/**
 * Whether the store's File module keeps private files where Medusa serves them to everybody who knows their name: its
 * local provider does, unless it is given another folder for them.
 *
 * @param file the File module as medusa-config has it; left out, it is the local provider
 * @param folder of the running Medusa, which serves `static/` of it
 */
export function servesPrivateFiles(file: unknown, folder: string): boolean {
  const { options } = (file ?? {}) as FileModule
  const providers = file ? (options?.providers ?? []) : LOCAL
  const served = path.join(folder, "static")
  return providers
    .filter(({ resolve }) => /(^|[\\/])file-local\b/.test(String(resolve)))
    .some(({ options }) => {
      const kept = path.resolve(folder, options?.private_upload_dir ?? served)
      return kept === served || kept.startsWith(served + path.sep)
    })
}
