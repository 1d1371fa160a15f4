import { defineConfig } from "@medusajs/framework/utils"

const { env } = process
const redis = { redisUrl: env.REDIS_URL }

// Every process has to read what any other has uploaded: a bucket, or a folder that all of them mount.
const files = env.S3_BUCKET
  ? {
      resolve: "@medusajs/medusa/file-s3",
      id: "s3",
      options: {
        bucket: env.S3_BUCKET,
        region: env.S3_REGION,
        endpoint: env.S3_ENDPOINT,
        file_url: env.S3_FILE_URL,
        access_key_id: env.S3_ACCESS_KEY_ID,
        secret_access_key: env.S3_SECRET_ACCESS_KEY,
      },
    }
  : {
      resolve: "@medusajs/medusa/file-local",
      id: "local",
      options: {
        upload_dir: env.SHARED_FILES,
        private_upload_dir: env.SHARED_FILES,
      },
    }

module.exports = defineConfig({
  admin: { disable: env.DISABLE_ADMIN === "true" },
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    workerMode: env.MEDUSA_WORKER_MODE as "server" | "worker" | "shared",
    http: {
      storeCors: env.STORE_CORS!,
      adminCors: env.ADMIN_CORS!,
      authCors: env.AUTH_CORS!,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
  },
  modules: [
    {
      resolve: "@medusajs/medusa/workflow-engine-redis",
      options: { redis },
    },
    { resolve: "@medusajs/medusa/event-bus-redis", options: redis },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: redis,
          },
        ],
      },
    },
    // Read only with MEDUSA_FF_CACHING=true.
    {
      resolve: "@medusajs/medusa/caching",
      options: {
        providers: [
          {
            resolve: "@medusajs/caching-redis",
            id: "caching-redis",
            is_default: true,
            options: redis,
          },
        ],
      },
    },
    { resolve: "@medusajs/medusa/file", options: { providers: [files] } },
  ],
  plugins: [{ resolve: "medusa-plugin-stock-sources", options: {} }],
})
