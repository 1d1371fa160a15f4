/** How files begin that are no text, a byte a character: the server and the dashboard know them by it. */
export const SIGNATURES = {
  zip: "PK\x03\x04",
  oldWorkbook: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  gzip: "\x1f\x8b",
  pdf: "%PDF",
  png: "\x89PNG",
  jpeg: "\xff\xd8\xff",
  gif: "GIF8",
  tiff: "II*\0",
  sevenZip: "7z\xbc\xaf\x27\x1c",
  rar: "Rar!\x1a\x07",
  xz: "\xfd7zXZ\0",
  zstandard: "\x28\xb5\x2f\xfd",
  bzip2: "BZh",
} as const

/** Of these, the ones that are read. */
export const READ_SIGNATURES: readonly string[] = [
  SIGNATURES.zip,
  SIGNATURES.gzip,
]

export const LONGEST_SIGNATURE = Math.max(
  ...Object.values(SIGNATURES).map(({ length }) => length)
)
