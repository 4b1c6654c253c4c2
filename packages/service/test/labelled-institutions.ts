import { readFileSync } from 'node:fs'
import type { Address, EducationSegment } from '@accredit/contract'
import { parse } from 'yaml'

/** What the verdict should be: for an institution, for none, or for a person to say. */
export type Label = 'approve' | 'deny' | 'doubtful'

/** A real institution, firm or look-alike, with what is publicly known of it. */
export interface LabelledInstitution {
  readonly name: string
  readonly address: Address
  readonly website: string
  /** Where its e-mail addresses stand. */
  readonly emailDomain: string
  readonly segment: EducationSegment
  readonly label: Label
  /** What it is, and why it is in the set. */
  readonly note: string
}

const file = new URL('labelled-institutions.yaml', import.meta.url)

/** Organisations to measure the checks and the default policy by. */
export const labelledInstitutions = parse(
  readFileSync(file, 'utf8'),
) as readonly LabelledInstitution[]
