import { v7 } from 'uuid'
import { takeRandomBytes } from './random-bytes.ts'

let lastAt = 0
let lastNumber = 0

/**
 * A new id of something that is kept: it begins with the time, so that indexes grow at their end, and is
 * greater than every id that this process made before.
 */
export function newId(): string {
  const random = takeRandomBytes(16)
  const now = Date.now()
  if (now > lastAt) {
    lastAt = now
    // The first bit is free for those that follow within the millisecond.
    lastNumber = random.readUInt32BE(6) & 0x7f_ff_ff_ff
  } else {
    lastNumber += 1
  }
  return v7({ random, msecs: lastAt, seq: lastNumber })
}
