import type { CustomerQualification } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { ShownQualification } from '../qualification-record.ts'

/** Describes a record for the answer to a request. */
export function describeRequested(record: ShownQualification): CustomerQualification {
  return {
    qualification: record.type,
    ...(record.vettingStatus && { vettingStatus: record.vettingStatus }),
    ...(record.requestedAt !== undefined && {
      vettingCreateDate: new Date(record.requestedAt).toISOString(),
    }),
  }
}

/** Describes a record for reading: with a reason, and with both spellings of the date. */
export function describeQualification(record: ShownQualification): CustomerQualification {
  const shown = describeRequested(record)
  return {
    ...shown,
    ...(record.vettingStatus && { vettingReason: record.vettingReason ?? '' }),
    ...(shown.vettingCreateDate && { vettingCreatedDate: shown.vettingCreateDate }),
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Reading answers a bare array, one entry per qualification, [] where there is none.',
    fidelity: 'observed',
    source: 'The .NET SDK and its samples; the published API description wraps the array.',
  },
  {
    behaviour:
      'The date is called vettingCreateDate everywhere; reading repeats it as vettingCreatedDate.',
    fidelity: 'observed',
    source: 'The .NET SDK binds the first name, the page on reading shows the second.',
  },
  {
    behaviour: 'Reading gives vettingReason "" wherever there is a status but no reason.',
    fidelity: 'assumed',
    source:
      '.NET samples read the reason of the first record without looking whether there is one.',
  },
]
