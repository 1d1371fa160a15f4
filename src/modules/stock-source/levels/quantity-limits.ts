// What a quantity may be, in a file, a call or a field of the dashboard.

export const LARGEST_QUANTITY = 1_000_000_000_000
export const QUANTITY_DECIMALS = 4
