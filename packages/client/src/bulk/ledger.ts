import type { BulkFinding } from '@accredit/contract/bulk-rules'
import type { CustomerQualification } from '../qualification-names.ts'
import type { BulkRequest } from '@accredit/contract/bulk-rows'

/** Beginning of a run: service, partner and file. */
export interface LedgerOpened {
  readonly kind: 'opened'
  /** ISO 8601, by the service clock where it tells one. */
  readonly at: string
  /** Address of the service. */
  readonly service: string
  /** Tenant of the partner, where the token tells it. */
  readonly partner?: string | undefined
  /** Name and version of the program. */
  readonly tool: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest?: string | undefined
  readonly options: LedgerOptions
}

/** Options of a run, as they took effect. */
export interface LedgerOptions {
  readonly wait: boolean
  readonly concurrency: number
  /** null means no limit. */
  readonly requestsPerMinute: number | null
}

/** Decision to send a line; written before anything is sent, and never changed. */
export interface LedgerIntent {
  readonly kind: 'intent'
  readonly line: string
  readonly at: string
  readonly requestId: string
  readonly correlationId: string
  readonly customerId: string
  readonly request: BulkRequest
}

/** Definite answer to a line. */
export interface LedgerAnswer {
  readonly kind: 'answer'
  readonly line: string
  readonly at: string
  /** The service's record, when it accepted the request. */
  readonly record?: CustomerQualification
  /** The refusal otherwise. */
  readonly refused?: {
    readonly finding: BulkFinding
    /** Sentence of the service, in English. */
    readonly text: string
    readonly status: number
  }
  /** `reading`: the answer was lost, and the customer's qualifications told it. */
  readonly settledBy: 'answer' | 'reading'
}

/** State of a request that was seen later. */
export interface LedgerVerdict {
  readonly kind: 'verdict'
  readonly line: string
  readonly at: string
  /** Absent when the request or its customer is gone. */
  readonly record?: CustomerQualification
}

/** Reason why a line was not sent in this run; the next run looks again. */
export interface LedgerFinding {
  readonly kind: 'finding'
  readonly line: string
  readonly at: string
  readonly finding: BulkFinding
}

/** One entry of a ledger, as plain data. */
export type LedgerEntry = LedgerOpened | LedgerIntent | LedgerAnswer | LedgerVerdict | LedgerFinding

/** Append-only record of what a bulk wants to send and what was answered. */
export interface BulkLedger {
  /** Name for people, e.g. the file. */
  readonly name: string
  /**
   * Takes the ledger for one run, until the answered function is called or the process ends.
   * Rejects with a `BulkError` (`LedgerHeld`) while another run has it.
   */
  hold(): Promise<() => Promise<void>>
  /** Reads all entries, in the order in which they were appended. */
  read(): Promise<readonly LedgerEntry[]>
  /** Appends entries, all or none; they are durable once this resolves. */
  append(entries: readonly LedgerEntry[]): Promise<void>
}

/** All that a ledger knows of one line. */
export interface LineRecord {
  intent?: LedgerIntent
  answer?: LedgerAnswer
  verdict?: LedgerVerdict
  finding?: LedgerFinding
}

/** Entries of a ledger, put together. */
export interface LedgerState {
  /** The first run. */
  readonly opened: LedgerOpened | undefined
  /** Digest of the last run's file. */
  readonly digest: string | undefined
  readonly lines: ReadonlyMap<string, LineRecord>
}

/** Puts entries together: the first intent and the first answer of a line count for ever. */
export function foldEntries(entries: Iterable<LedgerEntry>): {
  opened: LedgerOpened | undefined
  digest: string | undefined
  lines: Map<string, LineRecord>
} {
  let opened: LedgerOpened | undefined
  let digest: string | undefined
  const lines = new Map<string, LineRecord>()
  for (const entry of entries) {
    if (entry.kind === 'opened') {
      opened ??= entry
      digest = entry.digest
    } else applyEntry(lines, entry)
  }
  return { opened, digest, lines }
}

/** Adds one entry to what is known. */
export function applyEntry(
  lines: Map<string, LineRecord>,
  entry: Exclude<LedgerEntry, LedgerOpened>,
): void {
  let record = lines.get(entry.line)
  if (!record) lines.set(entry.line, (record = {}))
  if (entry.kind === 'intent') {
    record.intent ??= entry
    delete record.finding
  } else if (entry.kind === 'answer') record.answer ??= entry
  else if (entry.kind === 'verdict') record.verdict = entry
  else record.finding = entry
}
