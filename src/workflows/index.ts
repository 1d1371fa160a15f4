export * from "./export-stock-sources"
