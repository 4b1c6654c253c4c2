import { v7 } from 'uuid'
import { takeRandomBytes } from './random-bytes.ts'

/** A new id of something that is kept: it begins with the time, so that indexes grow at their end. */
export function newId(): string {
  return v7({ random: takeRandomBytes(16) })
}
