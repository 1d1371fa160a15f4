/** The sources of the demo's shop, on two continents. The default one comes first. */
export const SOURCES = [
  {
    code: "default",
    name: "Rotterdam Warehouse",
    address: {
      address_1: "Waalhaven Z.z. 21",
      city: "Rotterdam",
      postal_code: "3089 JH",
      country_code: "nl",
    },
  },
  {
    code: "berlin",
    name: "Berlin Store",
    address: {
      address_1: "Torstraße 99",
      city: "Berlin",
      postal_code: "10119",
      country_code: "de",
    },
  },
  {
    code: "paris",
    name: "Paris Store",
    address: {
      address_1: "18 Rue Oberkampf",
      city: "Paris",
      postal_code: "75011",
      country_code: "fr",
    },
  },
  {
    code: "new-york",
    name: "New York Store",
    address: {
      address_1: "214 Bedford Ave",
      city: "Brooklyn",
      postal_code: "11249",
      country_code: "us",
      province: "NY",
    },
  },
  {
    code: "toronto",
    name: "Toronto Warehouse",
    address: {
      address_1: "55 Polson St",
      city: "Toronto",
      postal_code: "M5A 1A4",
      country_code: "ca",
      province: "ON",
    },
  },
  {
    code: "outlet-lyon",
    name: "Lyon Outlet",
    enabled: false,
    address: {
      address_1: "7 Rue de la Part-Dieu",
      city: "Lyon",
      postal_code: "69003",
      country_code: "fr",
    },
  },
]

/** The regions that the shop sells in, with what shipping costs there. */
export const REGIONS = [
  {
    name: "Europe",
    currency_code: "eur",
    countries: ["at", "be", "de", "es", "fr", "it", "nl"],
    shipping: { Standard: 5, Express: 12 },
  },
  {
    name: "North America",
    currency_code: "usd",
    countries: ["us", "ca"],
    shipping: { Standard: 8, Express: 20 },
  },
]
