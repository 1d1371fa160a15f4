import js from "@eslint/js"
import medusaPlugin from "@medusajs/eslint-plugin"
import prettier from "eslint-config-prettier"
import { defineConfig } from "eslint/config"
import tseslint from "typescript-eslint"

const medusa = medusaPlugin.default ?? medusaPlugin

// Medusa's presets skip tests; ours are held to the same rules as the rest.
const medusaRules = medusa.configs.strict.filter(
  (block) => Object.keys(block).join() !== "ignores"
)

const globalsOf = (...names) =>
  Object.fromEntries(names.map((name) => [name, "readonly"]))

const NODE = globalsOf(
  ...["process", "console", "Buffer", "URL", "URLSearchParams", "fetch"],
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
  ...["setImmediate", "performance", "structuredClone", "TextDecoder"],
  ...["TextEncoder", "AbortController", "AbortSignal", "FormData", "Blob"],
  ...["File", "ReadableStream", "Response", "Request", "Headers"]
)
const COMMON_JS = globalsOf("module", "require", "__dirname", "__filename")
const BROWSER = globalsOf("document", "window", "location")

const TYPESCRIPT = ["**/*.{ts,tsx}"]
const TESTS = [
  "unit-tests/**/*.ts",
  "integration-tests/**/*.ts",
  "scripts/**/*.ts",
]

const MEDUSA_TABLE_IN_SQL =
  '/\\b(from|join|update|into|table|truncate|copy|only|on)\\s+(public\\.)?"?inventory_(level|item)\\b/i'
const TABLES_MESSAGE =
  "inventory_level and inventory_item are named in the sql/ folders of src/modules/stock-source only (docs/adr/0002)."

// Which folder may know which is in .dependency-cruiser.cjs.
const MEDUSA_TABLES = {
  name: "medusa-tables",
  files: ["src/**/*.{ts,tsx}"],
  ignores: ["src/modules/stock-source/**/sql/**"],
  rules: {
    "no-restricted-syntax": [
      "error",
      {
        selector: `Literal[value=${MEDUSA_TABLE_IN_SQL}]`,
        message: TABLES_MESSAGE,
      },
      {
        selector: `TemplateElement[value.raw=${MEDUSA_TABLE_IN_SQL}]`,
        message: TABLES_MESSAGE,
      },
    ],
  },
}

const parserProjects = (files, ...project) => ({
  files,
  languageOptions: {
    parserOptions: { project, tsconfigRootDir: import.meta.dirname },
  },
})

export default defineConfig(
  {
    ignores: [
      "**/node_modules/**",
      "**/.medusa/**",
      ".demo/**",
      ".test/**",
      "coverage/**",
      "**/__fixtures__/**",
    ],
  },
  js.configs.recommended,
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended] },
  medusaRules,
  // The programs that the type-aware rules read: Medusa's preset would take the nearest tsconfig.json.
  parserProjects(["src/**/*.ts"], "./tsconfig.json"),
  parserProjects(["src/admin/**/*.{ts,tsx}"], "./src/admin/tsconfig.json"),
  parserProjects(["demo/**/*.ts"], "./demo/tsconfig.json"),
  parserProjects(TESTS, "./tsconfig.tests.json"),
  {
    files: TYPESCRIPT,
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      // `const { left_out: _left_out, ...rest }` is how a property is left out.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
    },
  },
  {
    // React hands events to functions whose promise nobody waits for; what they call shows its own failures.
    files: ["src/admin/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
    },
  },
  {
    // It asks for @InjectManager and a Medusa context on each public method. Those hand out MikroORM's
    // manager; our set-based SQL and COPY run on a connection that database/ lends.
    files: ["src/modules/**/*.ts"],
    rules: { "@medusajs/use-inject-manager-on-public-methods": "off" },
  },
  {
    // `super(...arguments)` is the one way to construct a MedusaService (@medusajs/service-constructor-must-call-super).
    files: ["src/modules/*/base-service.ts"],
    rules: { "prefer-rest-params": "off" },
  },
  {
    // src/csv knows nothing of Medusa, and neither do its errors.
    files: ["src/csv/**/*.ts"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // What a route answers is whatever it answers until a test has looked at it.
    files: TESTS,
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    // A test's error never becomes an HTTP status.
    files: TESTS,
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: NODE, sourceType: "module" },
  },
  {
    // Medusa's command line takes .js and .ts.
    files: ["**/*.cjs", "bench/{cluster,medusa-alone}/*.js"],
    languageOptions: {
      globals: { ...NODE, ...COMMON_JS },
      sourceType: "commonjs",
    },
  },
  // What a browser test runs inside the page.
  {
    files: ["integration-tests/**/*.ts", "scripts/**/*.mjs", "demo/**/*.mjs"],
    languageOptions: { globals: BROWSER },
  },
  MEDUSA_TABLES,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  prettier
)
