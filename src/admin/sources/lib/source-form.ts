import type { Source, SourceAddress } from "./sources"

/** What the forms of a source hold: every text that is not there is "". */
export type AddressValues = Record<
  | "address_1"
  | "address_2"
  | "postal_code"
  | "city"
  | "country_code"
  | "province"
  | "company"
  | "phone",
  string
>

export const NO_ADDRESS: AddressValues = {
  address_1: "",
  address_2: "",
  postal_code: "",
  city: "",
  country_code: "",
  province: "",
  company: "",
  phone: "",
}

/** A source's address as its form holds it. */
export function toAddressValues(address: Source["address"]): AddressValues {
  const names = Object.keys(NO_ADDRESS) as (keyof AddressValues)[]
  return Object.fromEntries(
    names.map((name) => [name, address?.[name] ?? ""])
  ) as AddressValues
}

/** Whether anything of the address is given: Medusa wants street and country then. */
export function hasAddress(values: AddressValues): boolean {
  return Object.values(values).some((value) => value.trim())
}

/** What the server takes: no address where none is given. */
export function toAddress(values: AddressValues): SourceAddress | undefined {
  return hasAddress(values) ? values : undefined
}

/** What the form of a new source holds. */
export type CreateSourceValues = {
  /** Whether a stock location that exists already becomes the source. */
  adopts: boolean
  stock_location_id: string
  name: string
  code: string
  enabled: boolean
  is_default: boolean
  address: AddressValues
}
