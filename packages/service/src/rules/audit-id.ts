import { isGuid } from '@accredit/contract'
import type { Behaviour } from './behaviour.ts'

/** Parts of an audit record's id. */
export interface AuditKey {
  readonly partnerId: string
  readonly customerId: string | null
  /** Without underscores. */
  readonly operation: string
  /** Epoch milliseconds. */
  readonly operationDate: number
  /** Number from 0 to 9999 that distinguishes records of one millisecond. */
  readonly rest: number
}

const ticksPerMillisecond = 10_000n
/** Milliseconds from the year 1, where ticks begin, to 1970. */
const beforeEpoch = 62_135_596_800_000n

/** Returns the part of a record's number that replaces the digits below a millisecond. */
export function restOf(seq: number): number {
  return seq % Number(ticksPerMillisecond)
}

/** @example 'c0de…a001_c0de…0001_addcustomer_639080000000000001' */
export function writeAuditId(key: AuditKey): string {
  const milliseconds = BigInt(key.operationDate) + beforeEpoch
  const ticks = milliseconds * ticksPerMillisecond + BigInt(key.rest)
  return [key.partnerId, ...(key.customerId ? [key.customerId] : []), key.operation, ticks].join(
    '_',
  )
}

/** Parses an id that `writeAuditId` wrote, in any case; `undefined` for anything else. */
export function readAuditId(id: string): AuditKey | undefined {
  const parts = id.toLowerCase().split('_')
  const [partnerId, ...others] = parts
  const [operation, ticks] = others.slice(-2)
  const customerId = others.length === 3 ? others[0] : null
  if (!isGuid(partnerId) || (customerId !== null && !isGuid(customerId))) return undefined
  if (others.length < 2 || !operation || !/^\d{18,19}$/.test(ticks ?? '')) return undefined
  const all = BigInt(ticks ?? 0)
  return {
    partnerId,
    customerId,
    operation,
    operationDate: Number(all / ticksPerMillisecond - beforeEpoch),
    rest: Number(all % ticksPerMillisecond),
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'The id of an audit record joins partner, customer, operation and .NET ticks.',
    fidelity: 'observed',
    source: 'The sample of the API throttling guidance.',
  },
]
