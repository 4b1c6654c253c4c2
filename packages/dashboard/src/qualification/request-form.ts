import { rowOf, type QualificationRequest, type SettableQualification } from '@accredit/client'

const requestFields = ['educationSegment', 'website', 'validationCode'] as const
export type RequestField = (typeof requestFields)[number]

/** Form values of a request by wire name; empty when not given. */
export type RequestForm = Readonly<Record<RequestField, string>>

export const emptyRequest: RequestForm = { educationSegment: '', website: '', validationCode: '' }

/** Finds required fields that the form lacks. */
export function findMissing(
  name: SettableQualification,
  form: RequestForm,
): readonly ('educationSegment' | 'validationCode')[] {
  const { fields } = rowOf(name)
  return (['educationSegment', 'validationCode'] as const).filter(
    (field) => fields.includes(field) && form[field] === '',
  )
}

/** Builds the request to send, with the members that the qualification takes. */
export function toRequest(name: SettableQualification, form: RequestForm): QualificationRequest {
  const { fields } = rowOf(name)
  const website = form.website.trim()
  return {
    qualification: name,
    ...(fields.includes('educationSegment') && { educationSegment: form.educationSegment }),
    ...(fields.includes('website') && website !== '' && { website }),
    ...(fields.includes('validationCode') && { validationCode: form.validationCode }),
  }
}
