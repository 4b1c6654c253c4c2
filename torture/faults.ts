import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Counts, Loss } from './counts.ts'

/** Something that must not be. */
export interface Fault {
  readonly loss: Loss
  /** Thing that it happened to; the same fault is counted once. */
  readonly key: string
  readonly explanation: string
}

/** Keeps what was found in a file and counts it. */
export interface Faults {
  report(fault: Fault): void
  /** Keeps a remark that is no loss. */
  note(remark: string): void
}

/** Opens the faults in a file, with those of earlier runs. */
export function openFaults(file: string, counts: Counts): Faults {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  const known = new Set(
    lines
      .filter((line) => line.startsWith('{"loss"'))
      .map((line) => nameOf(JSON.parse(line) as Fault)),
  )
  return {
    report(fault) {
      if (known.has(nameOf(fault))) return
      known.add(nameOf(fault))
      counts.lose(fault.loss)
      appendFileSync(file, `${JSON.stringify(fault)}\n`)
    },
    note: (remark) => appendFileSync(file, `${JSON.stringify({ remark })}\n`),
  }
}

function nameOf({ key, loss }: Fault): string {
  return `${loss} ${key}`
}
