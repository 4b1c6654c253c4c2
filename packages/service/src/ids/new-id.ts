import { v7 } from 'uuid'
import { takeRandomBytes } from './random-bytes.ts'

let lastAt = 0
let lastNumber = 0

/**
 * Creates an id for a stored record: it begins with the time, so that indexes grow at their end,
 * and is greater than every id that this process created before.
 */
export function newId(): string {
  const random = takeRandomBytes(16)
  const now = Date.now()
  if (now > lastAt) {
    lastAt = now
    // The top bit is left for increments within the millisecond.
    lastNumber = random.readUInt32BE(6) & 0x7f_ff_ff_ff
  } else {
    lastNumber += 1
  }
  return v7({ random, msecs: lastAt, seq: lastNumber })
}
