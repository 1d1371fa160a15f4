/** How files begin that are no text, a byte a character: the server and the dashboard refuse them by it. */
export const SIGNATURES = {
  zip: "PK\x03\x04",
  oldWorkbook: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  gzip: "\x1f\x8b",
  pdf: "%PDF",
  png: "\x89PNG",
  jpeg: "\xff\xd8\xff",
  gif: "GIF8",
} as const

export const LONGEST_SIGNATURE = Math.max(
  ...Object.values(SIGNATURES).map(({ length }) => length)
)
