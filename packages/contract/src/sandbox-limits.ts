/** Limits of the sandbox's own routes. */
export const sandboxLimits = {
  /** Most customers that one call generates. */
  customers: 1_000_000,
  /** Highest seed of generated customers. */
  seed: 0xff_ff,
  /** Most active faults. */
  faults: 100,
  /** Longest delay of a fault in minutes: no client waits longer. */
  latencyMinutes: 5,
  /** Most calls that a fault can be limited to. */
  faultCount: 1_000_000,
  /** Highest error code in a fault's response. */
  errorCode: 999_999,
  /** Most years that the clock can be ahead: dates have an upper bound. */
  clockYears: 100,
  /** Most snapshots that are kept; the oldest is deleted first. */
  snapshots: 50,
  /** Largest snapshot file in bytes. */
  snapshotBytes: 1_073_741_824,
  /** Longest name of a sandbox in characters. */
  sandboxName: 40,
  /** Most named sandboxes in a process; each takes up to four megabytes. */
  sandboxes: 256,
  /** Most exchanges in one response of the journal. */
  journalEntries: 100_000,
  /** Longest search text for the journal, in characters. */
  journalText: 200,
  /** Longest application name to exclude from the journal, in characters. */
  journalApplication: 100,
  /** Most pending verdicts in a list. */
  verdicts: 500,
} as const
