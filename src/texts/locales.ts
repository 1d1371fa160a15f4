/** The languages of the dashboard's texts and of the failing-rows file, by their ISO 639-1 codes. */
export const LOCALES = ["en", "de", "fr", "es", "nl"] as const
export type Locale = (typeof LOCALES)[number]
