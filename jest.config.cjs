module.exports = {
  testEnvironment: "<rootDir>/scripts/jest/one-process-environment.cjs",
  runtime: "<rootDir>/scripts/jest/runtime.cjs",
  transform: {
    "^.+\\.[jt]s$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { decoratorMetadata: true },
          target: "es2021",
        },
      },
    ],
  },
  testMatch: [
    "<rootDir>/unit-tests/**/*.spec.ts",
    "<rootDir>/integration-tests/**/*.spec.ts",
  ],
  moduleFileExtensions: ["js", "ts", "json"],
  modulePathIgnorePatterns: [
    "<rootDir>/demo/.medusa",
    "<rootDir>/.medusa",
    "<rootDir>/.demo",
    "<rootDir>/.test",
  ],
  testTimeout: 60000,
  testSequencer: "<rootDir>/scripts/jest/longest-first.cjs",
}
