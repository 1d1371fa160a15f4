export * from "./source"
export * from "./stock-import"
export * from "./stock-import-profile"
export * from "./stock-import-reading"
