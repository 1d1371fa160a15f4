// The store of the benchmark without this plugin, so that nothing of ours answers Medusa's events.
const { defineConfig } = require("@medusajs/framework/utils")

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: "http://localhost",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "bench-only",
      cookieSecret: "bench-only",
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
            options: {
              upload_dir: process.env.DEMO_UPLOADS,
              private_upload_dir: process.env.DEMO_UPLOADS,
            },
          },
        ],
      },
    },
  ],
})
