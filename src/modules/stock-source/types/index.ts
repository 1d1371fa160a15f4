export * from "./source"
export * from "./stock-import"
