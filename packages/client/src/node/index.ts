/**
 * Parts of the client that need Node: the ledgers of a bulk and of a watch and the memory of reports in a file, the
 * budget of requests that the runs of one machine share, and the trust in certificates that sign events.
 * @module @accredit/client/node
 */
export { openFileLedger, type FileLedger } from './sqlite-ledger.ts'
export { openWatchLedger, type FileWatchLedger } from './sqlite-watch-ledger.ts'
export { openSharedSlots, type SharedSlots } from './shared-slots.ts'
export { openFileReportStore, type FileReportStore } from './sqlite-report-store.ts'
export { trustCertificates, type TrustedCertificates } from './trust-certificates.ts'
