/**
 * Parts of the client that need Node: the ledger of a bulk in a file, and the budget of requests that
 * the runs of one machine share.
 */
export { openFileLedger, type FileLedger } from './sqlite-ledger.ts'
export { openSharedSlots, type SharedSlots } from './shared-slots.ts'
