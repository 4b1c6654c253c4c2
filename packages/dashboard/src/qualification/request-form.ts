import { rowOf, type QualificationRequest, type SettableQualification } from '@accredit/client'

const requestFields = ['educationSegment', 'website', 'validationCode'] as const
export type RequestField = (typeof requestFields)[number]

/** Members of a request as they stand in a form, by their names on the wire; empty where nothing was given. */
export type RequestForm = Readonly<Record<RequestField, string>>

export const emptyRequest: RequestForm = { educationSegment: '', website: '', validationCode: '' }

/** Finds the fields that a request for this qualification needs and the form lacks. */
export function findMissing(
  name: SettableQualification,
  form: RequestForm,
): readonly ('educationSegment' | 'validationCode')[] {
  const { fields } = rowOf(name)
  return (['educationSegment', 'validationCode'] as const).filter(
    (field) => fields.includes(field) && form[field] === '',
  )
}

/** Builds the request that is sent: the members that the qualification takes. */
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
