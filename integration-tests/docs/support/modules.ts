import { moduleName, tested } from "./languages"
import { documents, placeOf, readBlocks, type Block } from "./markdown"
import { runTypeScript } from "./typescript"

const loaded = new Map<string, Record<string, any>>()

/** The blocks that are a file of a store: a job, a subscriber, a script, a workflow. */
export function moduleBlocks(): { name: string; block: Block }[] {
  return documents().flatMap((file) =>
    tested(readBlocks(file), "ts").flatMap((block) => {
      const name = moduleName(block)
      return name ? [{ name, block }] : []
    })
  )
}

/** Loads a file of a store from the document that shows it, and returns its exports; once, as Medusa does. */
export async function loadModule(name: string): Promise<Record<string, any>> {
  const known = loaded.get(name)
  if (known) {
    return known
  }
  const found = moduleBlocks().find((one) => one.name === name)
  if (!found) {
    throw new Error(`No document shows ${name}.`)
  }
  const { block } = found
  const exported = await runTypeScript(placeOf(block), block.code)
  loaded.set(name, exported)
  return exported
}
