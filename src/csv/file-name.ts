/** What a stock file is called that comes without a name, and what an export is called. */
export const STOCK_FILENAME = "stock_sources.csv"
