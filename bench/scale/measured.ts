import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'

/** Bytes by table, its indexes included. */
export type Bytes = Readonly<Record<string, number>>

/** Sizes and times that the simulation starts from. */
export interface Measured {
  /** Date, in ISO 8601. */
  readonly at: string
  readonly postgres: string
  /** Per customer with two qualifications and the usual roles. */
  readonly customer: Bytes
  /** Per request whose verdict was given and whose lines were sealed. */
  readonly request: Bytes
  /** One claim for all partners. */
  readonly claimOfAll: { readonly cases: number; readonly milliseconds: number }
  /** One claim for one partner who has one case that is due. */
  readonly claimOfOne: { readonly milliseconds: number }
}

/** Path of the last measurement, which the repository keeps. */
export const measuredPath = 'bench/scale/measured.json'

/** Reads the last measurement. @throws Error where there is none */
export function readMeasured(): Measured {
  const file = join(root, measuredPath)
  if (!existsSync(file)) throw new Error(`${measuredPath} is missing: run npm run bench -- --scale`)
  return JSON.parse(readFileSync(file, 'utf8')) as Measured
}
