import path from "node:path"
import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

// Not the working directory's `static`: that of the tests is the checkout.
const uploads = process.env.DEMO_UPLOADS ?? path.join(__dirname, "static")

const files = {
  resolve: "@medusajs/medusa/file",
  options: {
    providers: [
      {
        resolve: "@medusajs/medusa/file-local",
        id: "local",
        // `npm run demo` keeps its files in `.demo` and says where it serves them.
        options: {
          upload_dir: uploads,
          private_upload_dir: uploads,
          backend_url: process.env.DEMO_UPLOADS_URL,
        },
      },
    ],
  },
}

// Medusa's own is 10.
const pool = { min: 0, max: Number(process.env.DEMO_POOL ?? 10) }

// Two servers on one database need locks that both of them see.
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

// Medusa's roles and policies; they need the flag and the module.
const roles = { resolve: "@medusajs/medusa/rbac" }

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false }, pool },
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
  admin: { disable: process.env.DEMO_ADMIN === "off" },
  modules: [
    files,
    ...(process.env.DEMO_LOCKING === "postgres" ? [sharedLocks] : []),
    ...(process.env.MEDUSA_FF_RBAC === "true" ? [roles] : []),
  ],
  plugins: [
    {
      resolve: "medusa-plugin-stock-sources",
      // The plugin's options as JSON, such as {"chunk_size": 500}; a suite tries small limits with it.
      options: JSON.parse(process.env.STOCK_SOURCES_OPTIONS || "{}"),
    },
  ],
})
