/** Loads an ES module, which a test cannot import: tests become CommonJS. */
export function importModule(name: string): Promise<any>
