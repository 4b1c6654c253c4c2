import { randomFillSync } from 'node:crypto'

// A request for randomness costs the same for many bytes as for a few.
const pool = Buffer.alloc(4_096)
let place = pool.length

/**
 * Takes random bytes that are used nowhere else.
 * @param count at most 4,096
 * @returns a view to be read at once: its memory is reused later
 */
export function takeRandomBytes(count: number): Buffer {
  if (place + count > pool.length) {
    randomFillSync(pool)
    place = 0
  }
  const from = place
  place += count
  return pool.subarray(from, place)
}
