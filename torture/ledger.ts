import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { NewCustomer } from '@accredit/client'

export type Asked = 'Education' | 'GovernmentCommunityCloud' | 'StateOwnedEntity'

/** A write of the API; resending it repeats the same write. */
export type Write = {
  /** The request id and the correlation id, which identifies its traces in the database. */
  readonly id: string
  /** Index of the partner. */
  readonly partner: number
} & (
  | { readonly kind: 'customer'; readonly body: NewCustomer }
  | {
      readonly kind: 'qualification'
      readonly customerId: string
      readonly body: {
        readonly qualification: Asked
        readonly educationSegment?: 'K12'
        readonly website?: string
        readonly validationCode?: string
      }
    }
)

/** An acknowledged answer. */
export interface Acknowledged {
  readonly status: number
  /** Digest of the body, without parts that are returned only once. */
  readonly digest: string
  /** The created customer. */
  readonly customerId?: string
  readonly at: number
}

/** A write with its result so far. */
export interface Entry {
  readonly write: Write
  answer?: Acknowledged
}

/** Everything sent and acknowledged, in an append-only file. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>
  send(write: Write): Entry
  acknowledge(entry: Entry, answer: Acknowledged): void
}

/** Opens a ledger; a truncated last line was neither sent nor acknowledged. */
export function openLedger(file: string): Ledger {
  const entries = new Map<string, Entry>()
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const cut = lines.pop() ?? ''
  if (cut !== '') appendFileSync(file, '\n')
  for (const line of lines) {
    const read = parse(line)
    if (read?.write) entries.set(read.write.id, { write: read.write })
    const entry = read?.id === undefined ? undefined : entries.get(read.id)
    if (entry && read?.answer) entry.answer = read.answer
  }
  const append = (value: object) => appendFileSync(file, `${JSON.stringify(value)}\n`)
  return {
    entries,
    send(write) {
      const entry = { write }
      append({ write })
      entries.set(write.id, entry)
      return entry
    },
    acknowledge(entry, answer) {
      append({ id: entry.write.id, answer })
      entry.answer = answer
    },
  }
}

function parse(line: string): { write?: Write; id?: string; answer?: Acknowledged } | undefined {
  try {
    return JSON.parse(line) as { write?: Write }
  } catch {
    return undefined
  }
}
