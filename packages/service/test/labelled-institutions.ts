import { readFileSync } from 'node:fs'
import type { Address, EducationSegment } from '@accredit/contract'
import { parse } from 'yaml'

/** Expected verdict; `doubtful` when a person must decide. */
export type Label = 'approve' | 'deny' | 'doubtful'

/** A real institution, firm or look-alike, with what is publicly known of it. */
export interface LabelledInstitution {
  readonly name: string
  readonly address: Address
  readonly website: string
  /** Domain of its e-mail addresses. */
  readonly emailDomain: string
  readonly segment: EducationSegment
  readonly label: Label
  /** Description, and the reason that it is in the set. */
  readonly note: string
}

const file = new URL('labelled-institutions.yaml', import.meta.url)

/** Organisations to measure the checks and the default policy by. */
export const labelledInstitutions = parse(
  readFileSync(file, 'utf8'),
) as readonly LabelledInstitution[]
