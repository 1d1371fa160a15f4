import { sdk } from "../../shared/lib/client"

/** An address as Medusa's stock location has it. */
export type SourceAddress = {
  address_1: string
  address_2?: string | null
  company?: string | null
  city?: string | null
  country_code: string
  phone?: string | null
  postal_code?: string | null
  province?: string | null
}

/** How far the units of a source are that was just enabled or disabled; `total` is 0 until they are counted. */
export type SourceSettling = { enabled: boolean; done: number; total: number }

/** A source as `GET /admin/sources` answers with it. */
export type Source = {
  id: string
  code: string
  name: string
  enabled: boolean
  /** Null where all units have followed `enabled`. */
  settling: SourceSettling | null
  is_default: boolean
  stock_location_id: string
  address?: SourceAddress | null
  created_at: string
}

/** What a source's items are all together. */
export type SourceStock = {
  code: string
  items_count: number
  quantity: number
  reserved_quantity: number
  available_quantity: number
  out_of_stock_count: number
}

/** Asked for apart from the sources themselves: counting reads every inventory level of theirs. */
export const STOCK_FIELDS =
  "code,items_count,quantity,reserved_quantity,available_quantity,out_of_stock_count"

export type SourcesQuery = {
  q?: string
  code?: string[]
  enabled?: string
  is_default?: string
  code_generated?: string
  stock_location_id?: string
  order?: string
  limit?: number
  offset?: number
  fields?: string
}

export type SourceChanges = {
  name?: string
  enabled?: boolean
  is_default?: boolean
  address?: SourceAddress
}

export type NewSource = SourceChanges & {
  code: string
  stock_location_id?: string
}

/** One page of sources; `Found` is what `fields` asks for. */
export function listSources<Found = Source>(query: SourcesQuery) {
  return sdk.client.fetch<{ sources: Found[]; count: number }>(
    "/admin/sources",
    { query }
  )
}

export async function retrieveSource(code: string): Promise<Source> {
  const { source } = await sdk.client.fetch<{ source: Source }>(pathOf(code))
  return source
}

export async function createSource(body: NewSource): Promise<Source> {
  const { source } = await sdk.client.fetch<{ source: Source }>(
    "/admin/sources",
    { method: "POST", body }
  )
  return source
}

export async function updateSource(
  code: string,
  body: SourceChanges
): Promise<Source> {
  const { source } = await sdk.client.fetch<{ source: Source }>(pathOf(code), {
    method: "POST",
    body,
  })
  return source
}

export function deleteSource(code: string) {
  return sdk.client.fetch<{ id: string }>(pathOf(code), { method: "DELETE" })
}

function pathOf(code: string): string {
  return `/admin/sources/${encodeURIComponent(code)}`
}
