/** Parts of the client that need a browser: the ledger of a bulk in IndexedDB. */
export { openBrowserLedger, type BrowserLedger } from './indexed-db-ledger.ts'
