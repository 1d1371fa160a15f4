import { expectOk } from "../helpers/client"
import { check } from "../helpers/stock-imports"
import { givenUp } from "./scenes/given-up"
import { holdLevel, quantitiesOf } from "./support/stock"
import { stockFile } from "./support/stock-file"
import {
  APPLIED,
  CHECKED,
  chooseFile,
  pressAndConfirm,
  startCheck,
  untilStep,
} from "./support/import-page"
import { LOGIN } from "./support/store"
import { browserSuite } from "./support/suite"

const LARGEST_FILE = 20_000

/** Two of them make a chunk. */
const CHUNKS = [
  ...["MAT-AIR-R", "MAT-FOAM", "PACK-22-BLK", "PACK-22-RED"],
  ...["PACK-45-BLK", "PACK-65-BLK", "RAINCOVER", "STOVE-WOOD"],
]

browserSuite(
  "bad moments",
  { max_file_size: LARGEST_FILE, chunk_size: 2 },
  (test) => {
    givenUp(test)

    test("the server restarts during an apply: the page says so, and goes on when it is back", async ({
      page,
      go,
      store,
      console,
      inspect,
    }) => {
      const lines = ["BAG-DOWN-L", "BAG-DOWN-R", "BAG-SYN-L", "POT-TI-900"]
      await go("/stock-imports/new")
      await chooseFile(
        page,
        stockFile(lines.map((sku) => `berlin,${sku},1,90`))
      )
      await startCheck(page)
      await untilStep(page, CHECKED)
      const locks = await holdLevel(store, "berlin", "POT-TI-900")
      await pressAndConfirm(page, "Apply")
      await untilStep(page, "Applying the plan")
      await page.getByText(/^[1-3] of 4 rows$/).waitFor()

      console.expect(
        /ERR_(CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED)|Failed to fetch/i
      )
      await store.kill()
      await locks.release()
      await page.getByText("The server is not responding").waitFor()
      await inspect("import-server-away")

      // Nobody has worked on it for a minute: the server takes it up when it comes back.
      await store.database.rows(
        "update stock_import set updated_at = updated_at - interval '61 seconds'"
      )
      // A store without Redis forgets who is logged in when it ends.
      console.expect(/401/)
      await store.restart()
      await page
        .getByText(/Your session has expired/)
        .first()
        .waitFor()
      await inspect("import-session-ended")
      await page.getByRole("link", { name: "Log in" }).first().click()
      await page.locator("input[name=email]").fill(LOGIN.email)
      await page.locator("input[name=password]").fill(LOGIN.password)
      await page.getByRole("button", { name: "Continue with Email" }).click()
      await untilStep(page, APPLIED)
      const { berlin } = await quantitiesOf(store, "POT-TI-900")
      expect(berlin).toBe(90)
    })

    test("a file that is too large is refused with the limit", async ({
      page,
      go,
      console,
      inspect,
    }) => {
      console.expect(/413/)
      await go("/stock-imports/new")
      const lines = Array.from(
        { length: 1500 },
        (_, n) => `berlin,SKU-${n},1,5`
      )
      const file = stockFile(lines, "everything.csv")
      expect(file.buffer.length).toBeLessThan(2 * LARGEST_FILE)
      await chooseFile(page, file)
      await page.getByRole("button", { name: "Check file" }).click()
      await page.getByText("The file is too large").waitFor()
      await page.getByText(/files up to 20 kB; yours is/).waitFor()
      await inspect("import-too-large")
    })

    test("what cannot be read is refused before it is uploaded", async ({
      page,
      go,
      inspect,
    }) => {
      await go("/stock-imports/new")
      const button = page.getByRole("button", { name: "Check file" })
      const drop = async (name: string, mimeType: string, bytes: number[]) => {
        await page
          .locator("input[type=file]")
          .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
      }
      await drop("stock.png", "image/png", [0x89, 0x50, 0x4e, 0x47, 13, 10])
      await page.getByText("This file cannot be read").waitFor()
      expect(await button.isDisabled()).toBe(true)
      await inspect("import-wrong-type")
      // A workbook of old under another name, by its first bytes.
      await drop(
        "stock.csv",
        "text/csv",
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
      )
      await page.getByText("This workbook cannot be read").waitFor()
      expect(await button.isDisabled()).toBe(true)
    })

    test("a session that has ended is said where something is to be done", async ({
      page,
      go,
      store,
      console,
    }) => {
      console.expect(/401/)
      const { id } = await check(
        store.admin,
        "source_code,sku,quantity\nparis,SPORK-TI,13"
      )
      await go("/stock-imports/new")
      await chooseFile(page, stockFile(["paris,SPORK-TI,1,14"]))
      await page.context().clearCookies({ name: "connect.sid" })
      await page.getByRole("button", { name: "Check file" }).click()
      await page.getByText("Your session has expired").waitFor()
      await page.getByText("stock.csv", { exact: true }).waitFor()

      await go(`/stock-imports/${id}`)
      await page.waitForURL(/\/login/)
    })

    test("what one admin applies, another cannot apply at the same time, and is told which import is in the way", async ({
      page,
      go,
      store,
      console,
      inspect,
    }) => {
      console.expect(/409/)
      const file = (quantity: number) =>
        ["source_code,sku,quantity"]
          .concat(CHUNKS.map((sku) => `berlin,${sku},${quantity}`))
          .join("\n")
      const first = await check(store.admin, file(44))
      const second = await check(store.admin, file(45))
      await go(`/stock-imports/${second.id}`)
      await page.getByRole("button", { name: "Apply", exact: true }).click()
      const question = page.getByRole("alertdialog")
      await question.waitFor()

      const locks = await holdLevel(store, "berlin", CHUNKS[2])
      expectOk(await store.admin.post(`/admin/stock-imports/${first.id}/apply`))
      await page
        .getByText(`Import #${first.number} is writing stock right now`)
        .waitFor()
      await question.getByRole("button", { name: "Apply", exact: true }).click()
      await page.getByText("Not possible right now").waitFor()
      // The notice calls the other import by its number, and leads to it.
      const notice = page.getByRole("alert").filter({ hasText: "Not possible" })
      expect(await notice.innerText()).toContain(`#${first.number}`)
      await inspect("import-two-admins")
      await locks.release()
      await page.getByRole("link", { name: "Open the other import" }).click()
      await untilStep(page, APPLIED)

      await go(`/stock-imports/${second.id}`)
      await page
        .getByText(`Import #${first.number} has changed stock since this check`)
        .waitFor()
      await inspect("import-plan-moved")
    })

    test("stock that has moved since the check is compared again, and reported", async ({
      page,
      go,
      store,
      inspect,
    }) => {
      const { id } = await check(
        store.admin,
        "source_code,sku,quantity\ndefault,FILTER-100,500"
      )
      await go(`/stock-imports/${id}`)
      await untilStep(page, CHECKED)
      expectOk(
        await store.admin.post("/admin/source-items/batch", {
          upsert: [{ source_code: "default", sku: "FILTER-100", quantity: 77 }],
        })
      )
      await pressAndConfirm(page, "Apply")
      await untilStep(page, APPLIED)
      await page
        .getByText("Stock of 1 row has changed since the check")
        .waitFor()
      await inspect("import-drifted")
      expect(await quantitiesOf(store, "FILTER-100")).toMatchObject({
        default: 500,
      })
    })
  }
)
