import { rowOf, type QualificationRequest, type SettableQualification } from '@accredit/client'

/** Members of a request as they stand in a form; empty where nothing was given. */
export interface RequestForm {
  readonly segment: string
  readonly website: string
  readonly code: string
}

export const emptyRequest: RequestForm = { segment: '', website: '', code: '' }

/** Finds the fields that a request for this qualification needs and the form lacks. */
export function findMissing(
  name: SettableQualification,
  { segment, code }: RequestForm,
): ('segment' | 'code')[] {
  const { fields } = rowOf(name)
  return [
    ...(fields.includes('educationSegment') && segment === '' ? (['segment'] as const) : []),
    ...(fields.includes('validationCode') && code === '' ? (['code'] as const) : []),
  ]
}

/** Builds the request that is sent: the members that the qualification takes. */
export function toRequest(name: SettableQualification, form: RequestForm): QualificationRequest {
  const { fields } = rowOf(name)
  const website = form.website.trim()
  return {
    qualification: name,
    ...(fields.includes('educationSegment') && { educationSegment: form.segment }),
    ...(fields.includes('website') && website !== '' && { website }),
    ...(fields.includes('validationCode') && { validationCode: form.code }),
  }
}
