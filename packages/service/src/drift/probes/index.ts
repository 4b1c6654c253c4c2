import type { Probe } from '../probe.ts'
import { customerProbes } from './customers.ts'
import { lookupProbes } from './lookups.ts'
import { qualificationProbes } from './qualifications.ts'
import { writeProbes } from './writes.ts'

/** Every probe; later ones use what earlier ones learned. */
export const probes: readonly Probe[] = [
  ...customerProbes,
  ...qualificationProbes,
  ...lookupProbes,
  ...writeProbes,
]
