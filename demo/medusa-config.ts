import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

const sharedLocks = {
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [
      {
        resolve: "@medusajs/medusa/locking-postgres",
        id: "locking-postgres",
        is_default: true,
      },
    ],
  },
}

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
  // Two servers on one database need locks that both of them see.
  modules: process.env.DEMO_LOCKING === "postgres" ? [sharedLocks] : [],
  admin: { disable: process.env.DEMO_ADMIN === "off" },
  plugins: [{ resolve: "medusa-plugin-stock-sources", options: {} }],
})
