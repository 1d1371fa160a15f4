import { createAdmin } from "../helpers/admin"
import {
  askCart,
  createLocation,
  createProduct,
  createStore,
  readLevel,
} from "../helpers/store"
import { storeSuite } from "../helpers/store-suite"

jest.setTimeout(120_000)

storeSuite({
  moduleName: "stock-helpers",
  testSuite: ({ api, getContainer }) => {
    it("a helper's shop sells what is in stock and no more", async () => {
      const admin = await createAdmin(getContainer(), api)
      const store = await createStore(api, admin)
      const berlin = await createLocation(admin, store, "Berlin")
      const [shirt] = await createProduct(admin, store, {
        "SHIRT-S": { [berlin]: 2 },
      })
      expect(
        await readLevel(admin, shirt.inventoryItemId, berlin)
      ).toMatchObject({ stocked_quantity: 2, reserved_quantity: 0 })
      expect(await askCart(store, shirt.id, 2)).toMatchObject({
        accepted: true,
      })
      expect(await askCart(store, shirt.id, 3)).toMatchObject({
        accepted: false,
        status: 400,
        message: "Some variant does not have the required inventory",
      })
    })
  },
})
