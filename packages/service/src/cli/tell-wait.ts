import type { StoreInUse } from '../store/in-use.ts'
import type { Output } from './output.ts'

/** Tells a person which process the start waits for, and for how long. */
export function tellWait(output: Output, patience: number): (holder: StoreInUse) => void {
  return ({ message }) =>
    output.note(`${message}; waiting up to ${patience / 1000} s for it to release the store.`)
}
