/** Limits of what the sandbox's own routes take. */
export const sandboxLimits = {
  /** Customers of one call. */
  customers: 1_000_000,
  /** Highest number of a series of customers. */
  seed: 0xff_ff,
  /** Faults in force at once. */
  faults: 100,
  /** Minutes of a fault's longest delay: no client waits longer. */
  latencyMinutes: 5,
  /** Calls that a fault strikes before it ends. */
  faultCount: 1_000_000,
  /** Highest number of an error in a fault's answer. */
  errorCode: 999_999,
  /** Years that the clock can be ahead: dates have an end, and nothing works beyond it. */
  clockYears: 100,
  /** Snapshots that are kept; the oldest goes first. */
  snapshots: 50,
  /** Bytes of a snapshot's file. */
  snapshotBytes: 1_073_741_824,
  /** Characters of the name of a sandbox. */
  sandboxName: 40,
  /** Named sandboxes of a process; each takes up to four megabytes. */
  sandboxes: 256,
  /** Exchanges of one answer of the journal. */
  journalEntries: 100_000,
  /** Characters of a text that is looked for in the journal. */
  journalText: 200,
  /** Characters of an application's name that the journal leaves out. */
  journalApplication: 100,
  /** Verdicts to come that are listed. */
  verdicts: 500,
} as const
