import { defineConfig } from "@medusajs/framework/utils"

const uploads = process.env.TEST_UPLOADS

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: "http://localhost",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "test-only",
      cookieSecret: "test-only",
    },
  },
  modules: [
    {
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: { upload_dir: uploads, private_upload_dir: uploads },
          },
        ],
      },
    },
  ],
  plugins: [
    {
      resolve: "medusa-plugin-stock-sources",
      // Ten rows make five chunks.
      options: { chunk_size: 2 },
    },
  ],
})
