/** What the demo's shop sells: outdoor gear, coffee, and fabric by the meter. */
export type CatalogProduct = {
  category: string
  title: string
  /** In euros. */
  price: number
  /** The SKU of a product in one variant; with `choices`, the part that they share. */
  sku: string
  /** The option that tells the variants apart. */
  option?: string
  /** End of the SKU → value of the option. */
  choices?: Record<string, string>
}

export const CATEGORIES = [
  "Tents",
  "Sleep",
  "Packs",
  "Kitchen",
  "Coffee",
  "Fabric",
  "Clothing",
]

const GREEN_SAND = { GRN: "Green", SND: "Sand" }
const S_TO_XL = { S: "S", M: "M", L: "L", XL: "XL" }
const GRINDS = { BEAN: "Whole bean", FILT: "Filter", ESPR: "Espresso" }

const product = (
  category: string,
  sku: string,
  title: string,
  price: number,
  option?: string,
  choices?: Record<string, string>
): CatalogProduct => ({ category, sku, title, price, option, choices })

export const CATALOG: CatalogProduct[] = [
  product("Tents", "TENT-1P", "Skua 1-Person Tent", 249, "Color", GREEN_SAND),
  product("Tents", "TENT-2P", "Skua 2-Person Tent", 329, "Color", GREEN_SAND),
  product("Tents", "TENT-4P", "Skua 4-Person Tent", 489, "Color", GREEN_SAND),
  product("Tents", "TARP-3X3", "Ridge Tarp 3 × 3 m", 89),
  product("Tents", "PEG-ALU-8", "Aluminum Pegs, Set of 8", 14),
  product("Tents", "GUYLINE-20M", "Reflective Guyline 20 m", 12),

  product("Sleep", "BAG-DOWN", "Down Sleeping Bag", 279, "Length", {
    R: "Regular",
    L: "Long",
  }),
  product("Sleep", "BAG-SYN", "Synthetic Sleeping Bag", 129, "Length", {
    R: "Regular",
    L: "Long",
  }),
  product("Sleep", "MAT-FOAM", "Folding Foam Mat", 39),
  product("Sleep", "MAT-AIR", "Insulated Air Mat", 119, "Length", {
    R: "Regular",
    L: "Long",
  }),
  product("Sleep", "PILLOW-AIR", "Inflatable Pillow", 29),
  product("Sleep", "LINER-SILK", "Silk Liner", 69),

  product("Packs", "PACK-22", "Day Pack 22 l", 95, "Color", {
    BLK: "Black",
    RED: "Red",
  }),
  product("Packs", "PACK-45", "Trail Pack 45 l", 179, "Color", {
    BLK: "Black",
    GRN: "Green",
  }),
  product("Packs", "PACK-65", "Expedition Pack 65 l", 239, "Color", {
    BLK: "Black",
    GRN: "Green",
  }),
  product("Packs", "DRYBAG", "Roll-Top Dry Bag", 24, "Volume", {
    5: "5 l",
    10: "10 l",
    20: "20 l",
  }),
  product("Packs", "RAINCOVER", "Pack Rain Cover", 27),

  product("Kitchen", "STOVE-GAS", "Folding Gas Stove", 49),
  product("Kitchen", "STOVE-WOOD", "Twig Stove", 65),
  product("Kitchen", "POT-TI-900", "Titanium Pot 900 ml", 59),
  product("Kitchen", "MUG-ENAMEL", "Enamel Mug", 14, "Color", {
    WHT: "White",
    BLU: "Blue",
    RED: "Red",
  }),
  product("Kitchen", "SPORK-TI", "Titanium Spork", 11),
  product("Kitchen", "BOTTLE-1L", "Steel Bottle 1 l", 32, "Color", {
    STL: "Steel",
    GRN: "Green",
  }),
  product("Kitchen", "LANTERN-LED", "LED Lantern", 45),

  product(
    "Coffee",
    "COFFEE-ETH-250",
    "Ethiopia Guji 250 g",
    13.5,
    "Grind",
    GRINDS
  ),
  product(
    "Coffee",
    "COFFEE-COL-250",
    "Colombia Huila 250 g",
    12.5,
    "Grind",
    GRINDS
  ),
  product(
    "Coffee",
    "COFFEE-DECAF-250",
    "Swiss Water Decaf 250 g",
    13,
    "Grind",
    GRINDS
  ),
  product("Coffee", "KETTLE-GOOSE", "Gooseneck Kettle", 79, "Color", {
    BLK: "Black",
    STL: "Steel",
  }),
  product("Coffee", "GRINDER-HAND", "Hand Grinder", 99),
  product("Coffee", "DRIPPER-V60", "Ceramic Dripper", 26),
  product("Coffee", "FILTER-100", "Paper Filters, 100", 6.5),
  product("Coffee", "PRESS-TRAVEL", "Travel Press", 38),

  product(
    "Fabric",
    "FABRIC-RIPSTOP",
    "Ripstop Nylon, by the Meter",
    18,
    "Color",
    { ORG: "Orange", GRY: "Gray" }
  ),
  product(
    "Fabric",
    "FABRIC-CANVAS",
    "Waxed Canvas, by the Meter",
    26,
    "Color",
    { OLV: "Olive", NVY: "Navy" }
  ),
  product("Fabric", "WEBBING-25", "Webbing 25 mm, by the Meter", 2.4),

  product("Clothing", "JACKET-RAIN", "Rain Jacket", 189, "Size", S_TO_XL),
  product("Clothing", "FLEECE-GRID", "Grid Fleece", 99, "Size", S_TO_XL),
  product("Clothing", "SHIRT-MERINO", "Merino Shirt", 79, "Size", S_TO_XL),
  product("Clothing", "SOCKS-MERINO", "Merino Socks", 19, "Size", {
    M: "39–42",
    L: "43–46",
  }),
  product("Clothing", "CAP-WOOL", "Wool Cap", 34),
]

/** The SKUs of a product's variants with the option's value of each. */
export function variantsOf(
  product: CatalogProduct
): { sku: string; value: string }[] {
  return product.choices
    ? Object.entries(product.choices).map(([end, value]) => ({
        sku: `${product.sku}-${end}`,
        value,
      }))
    : [{ sku: product.sku, value: "One size" }]
}
