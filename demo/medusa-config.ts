import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: process.env.STORE_CORS || "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS || "http://localhost:9000",
      authCors: process.env.AUTH_CORS || "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET || "demo-only",
      cookieSecret: process.env.COOKIE_SECRET || "demo-only",
    },
    // The demo serves plain http on localhost, where a secure cookie would be dropped.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  plugins: [
    {
      resolve: "medusa-plugin-stock-sources",
      // The plugin's options as JSON, such as {"chunk_size": 500}; a suite tries small limits with it.
      options: JSON.parse(process.env.STOCK_SOURCES_OPTIONS || "{}"),
    },
  ],
})
