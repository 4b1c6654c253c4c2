import type { SettableQualification } from '@accredit/client'
import type { Faults } from '../form/use-faults.ts'
import { useWords } from '../i18n/language.tsx'
import { findMissing, type RequestField, type RequestForm } from './request-form.ts'

/** Returns messages for missing fields; none when no qualification is chosen. */
export function useRequestFaults(
  name: '' | SettableQualification,
  form: RequestForm,
): Faults<RequestField> {
  const t = useWords().request
  if (name === '') return {}
  const texts = { educationSegment: t.chooseSegment, validationCode: t.chooseCode }
  return Object.fromEntries(findMissing(name, form).map((field) => [field, texts[field]]))
}
