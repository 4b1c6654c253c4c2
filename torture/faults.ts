import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Counts, Loss } from './counts.ts'

/** A violation of a guarantee. */
export interface Fault {
  readonly loss: Loss
  /** Identifies the affected thing; the same fault counts once. */
  readonly key: string
  readonly explanation: string
}

/** Records faults in a file and counts them. */
export interface Faults {
  report(fault: Fault): void
  /** Records a remark that is no loss. */
  note(remark: string): void
}

/** Opens the faults in a file, including those of earlier runs. */
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
