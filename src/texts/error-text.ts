import {
  alarmText,
  numbered,
  type TextParams,
  type Told,
  type Translate,
} from "./issue-text"

/** Params that are words of the API: each language has its own, such as `imports` has for a status. */
const WORDS = ["status", "other_status", "act"]

/** Why a request was refused; in the server's words where these are none of the catalog's. */
export function errorText(
  t: Translate,
  { code, params, message }: Told
): string {
  if (!params) {
    return message ?? code
  }
  return t(`errors.${code}.${params.reason ?? "default"}`, {
    ...params,
    ...Object.fromEntries(
      WORDS.filter((name) => params[name] !== undefined).map((name) => [
        name,
        t(`words.${name.replace("other_", "")}.${params[name]}`, {}),
      ])
    ),
    ...(params.needed !== undefined && {
      needed: neededText(t, params.needed),
    }),
    ...(code === "unconfirmed_alarms" && { alarms: alarmsText(t, params) }),
  })
}

/** Statuses, of which one is needed: `checked,failed`. */
function neededText(t: Translate, needed: string | number): string {
  return String(needed)
    .split(",")
    .map((status) => t(`words.status.${status}`, {}))
    .join(t("words.or", {}))
}

function alarmsText(t: Translate, params: TextParams): string {
  return numbered(params)
    .map(({ alarm, source_code, message, ...rest }) =>
      alarmText(t, {
        code: String(alarm),
        source_code: source_code === undefined ? null : String(source_code),
        message: message === undefined ? undefined : String(message),
        params: message === undefined ? rest : undefined,
      })
    )
    .join(" ")
}
