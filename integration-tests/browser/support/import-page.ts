import type { Page } from "playwright-core"
import type { ChosenFile } from "./stock-file"

/** Chooses a file on the upload step, as the file dialog does. */
export async function chooseFile(page: Page, file: ChosenFile): Promise<void> {
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    page
      .getByRole("button", { name: "Choose a CSV, Excel or JSON file" })
      .click(),
  ])
  await dialog.setFiles(file)
  await page.getByText(file.name, { exact: true }).waitFor()
}

/** Starts the check, and waits until the import has its own page. Returns its id. */
export async function startCheck(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Check file" }).click()
  await page.waitForURL(/\/stock-imports\/simp_\w+/)
  return idOf(page)
}

/** The id of the import that the page shows. */
export function idOf(page: Page): string {
  return new URL(page.url()).pathname.split("/").at(-1) as string
}

/** Waits for the heading of the step that an import has come to. */
export async function untilStep(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { name: heading, exact: true }).waitFor()
}

/** The step that the bar names as reached, and its state, as a screen reader reads it. */
export function stepReached(page: Page): Promise<string> {
  return page.locator("[aria-current=step]").innerText()
}

/** Presses a button, and the same one in the question that follows. */
export async function pressAndConfirm(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click()
  const question = page.getByRole("alertdialog")
  await question.getByRole("button", { name, exact: true }).click()
}

export const CHECKED = "This is what will change"
export const REJECTED = "The file cannot be applied"
export const APPLIED = "Stock imported"
export const UNDONE = "Import undone"
