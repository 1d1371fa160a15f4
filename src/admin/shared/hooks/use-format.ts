import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Medusa's language keys are not all language tags: `ptBR`, `zhCN`. */
function toLanguageTag(language: string): string {
  return language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
}

/** Numbers, dates and sizes as they are written in the admin's language. */
export function useFormat() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const locale = toLanguageTag(i18n.language)
    const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
    const signed = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 4,
      signDisplay: "exceptZero",
    })
    const ungrouped = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 4,
      useGrouping: false,
    })
    const percent = new Intl.NumberFormat(locale, { style: "percent" })
    const dateTime = new Intl.DateTimeFormat(locale, {
      dateStyle: "medium",
      timeStyle: "short",
    })
    const list = new Intl.ListFormat(locale, { type: "conjunction" })
    return {
      locale,
      /** Quantities and counts: up to 4 decimals. */
      number: (value: number) => decimal.format(value),
      /** A quantity whose decimals nobody takes for thousands. */
      ungrouped: (value: number) => ungrouped.format(value),
      /** A difference, with its sign. */
      difference: (value: number) => signed.format(value),
      /** A share from 0 to 1. */
      percent: (value: number) => percent.format(value),
      /** "A, B and C" */
      list: (parts: string[]) => list.format(parts),
      dateTime: (value: string | Date) => dateTime.format(new Date(value)),
      /** How long something took: "0.4 s", "2 min 5 s". */
      duration: (milliseconds: number) => formatDuration(locale, milliseconds),
      fileSize: (bytes: number) => formatFileSize(locale, bytes),
    }
  }, [i18n.language])
}

function formatDuration(locale: string, milliseconds: number): string {
  const format = (value: number, unit: "second" | "minute" | "hour") =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: value < 10 && unit === "second" ? 1 : 0,
    }).format(value)
  const seconds = milliseconds / 1000
  if (seconds < 60) return format(seconds, "second")
  const whole = Math.round(seconds)
  const [minutes, hours] = [
    Math.floor(whole / 60) % 60,
    Math.floor(whole / 3600),
  ]
  return hours
    ? `${format(hours, "hour")} ${format(minutes, "minute")}`
    : `${format(minutes, "minute")} ${format(whole % 60, "second")}`
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const

function formatFileSize(locale: string, bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3)
  const unit = UNITS[Math.min(power, UNITS.length - 1)]
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** UNITS.indexOf(unit))
}
