/** SQL text that yields `expression` with a leading `'` where a spreadsheet would run it as a formula. */
export function escapeFormulaSql(expression: string): string {
  return `case when ${expression} ~ '^''*[=+\\-@\\t\\r＝＋－＠]' then '''' || ${expression} else ${expression} end`
}
