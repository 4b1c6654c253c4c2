/**
 * Parts of the client that need a browser: the ledger of a bulk in IndexedDB.
 * @module @accredit/client/browser
 */
export { openBrowserLedger, type BrowserLedger } from './indexed-db-ledger.ts'
