/** True where every cell is empty or holds only spaces. */
export function isBlank(record: string[]): boolean {
  return record.every((cell) => cell === "" || cell.trim() === "")
}
