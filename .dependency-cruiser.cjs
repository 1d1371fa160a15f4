// Which folder may know which: https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md
const CALLERS =
  "^src/(workflows|api|subscribers|jobs|links|admin|migration-scripts)/"

/** What the dashboard takes of the server at run time; all else only by its types. */
const SHARED_WITH_THE_DASHBOARD =
  "^src/modules/stock-source/(imports/(states|import-options)|levels/quantity-limits|sources/source-code|sources/items/export-columns)\\.ts$|^src/csv/(columns|file-name|file-types|signatures)\\.ts$|^src/texts/(?!index\\.ts)"

module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Two files that need each other are one, or need a third.",
      severity: "error",
      // Models of Medusa name each other from both sides of a relation.
      from: { pathNot: "^src/modules/[^/]+/models/" },
      to: { circular: true },
    },
    {
      name: "csv-knows-nothing-around-it",
      severity: "error",
      from: { path: "^src/csv/" },
      to: { path: "^src/(?!csv/|texts/)|@medusajs" },
    },
    {
      name: "texts-know-nothing-around-them",
      severity: "error",
      from: { path: "^src/texts/" },
      to: { path: "^src/(?!texts/)|@medusajs" },
    },
    {
      name: "a-module-does-not-know-its-callers",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: `${CALLERS}|core-flows` },
    },
    {
      name: "statements-belong-to-the-module",
      comment: "A route calls a workflow or the module's service, never sql/.",
      severity: "error",
      from: { path: "^src/(api|admin|subscribers|jobs)/" },
      to: { path: "/sql/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "a-route-runs-workflows",
      comment: "Never their steps or helpers; what both need is neither's own.",
      severity: "error",
      from: { path: "^src/api/" },
      to: { path: "^src/workflows/(utils/|steps/|[^/]+/[^/]+/)" },
    },
    {
      name: "a-job-runs-workflows",
      comment: "Never their steps or helpers.",
      severity: "error",
      from: { path: "^src/jobs/" },
      to: { path: "^src/workflows/(utils/|steps/|[^/]+/[^/]+/)" },
    },
    {
      name: "a-route-calls-the-service",
      comment:
        "Of the module's services it knows none but the one that is public.",
      severity: "error",
      from: { path: "^src/(api|jobs|subscribers)/" },
      to: {
        path: "^src/modules/stock-source/.*-service\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "stored-files-know-neither-routes-nor-workflows",
      severity: "error",
      from: { path: "^src/files/" },
      to: { path: CALLERS },
    },
    {
      name: "a-workflow-does-not-know-routes-or-screens",
      severity: "error",
      from: { path: "^src/workflows/" },
      to: { path: "^src/(api|admin|subscribers|jobs)/" },
    },
    {
      name: "screens-run-in-a-browser",
      severity: "error",
      from: { path: "^src/admin/" },
      to: {
        path: "^src/(?!admin/)",
        pathNot: SHARED_WITH_THE_DASHBOARD,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-unknown-import",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
