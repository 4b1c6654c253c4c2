import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'

/** Bytes by table, indexes included. */
export type Bytes = Readonly<Record<string, number>>

/** Measured sizes and times that the simulation starts from. */
export interface Measured {
  /** Date in ISO 8601. */
  readonly at: string
  readonly postgres: string
  /** Per customer with two qualifications and the default roles. */
  readonly customer: Bytes
  /** Per request with a verdict and sealed records. */
  readonly request: Bytes
  /** One claim for all partners. */
  readonly claimOfAll: { readonly cases: number; readonly milliseconds: number }
  /** One claim for a partner with one due case. */
  readonly claimOfOne: { readonly milliseconds: number }
}

/** File of the last measurement, kept in the repository. */
export const measuredPath = 'bench/scale/measured.json'

/**
 * Reads the last measurement.
 * @throws Error when there is none
 */
export function readMeasured(): Measured {
  const file = join(root, measuredPath)
  if (!existsSync(file)) throw new Error(`${measuredPath} is missing: run npm run bench -- --scale`)
  return JSON.parse(readFileSync(file, 'utf8')) as Measured
}
