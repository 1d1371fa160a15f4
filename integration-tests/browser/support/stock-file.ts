/** A file as the browser's file dialog hands it over. */
export type ChosenFile = { name: string; mimeType: string; buffer: Buffer }

/** A stock CSV of these lines. */
export function stockFile(
  lines: string[],
  name = "stock.csv",
  header = "source_code,sku,status,quantity"
): ChosenFile {
  return {
    name,
    mimeType: "text/csv",
    buffer: Buffer.from([header, ...lines, ""].join("\n")),
  }
}
