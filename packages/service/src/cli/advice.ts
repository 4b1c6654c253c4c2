import type { PartnerError } from '@accredit/client'
import type { Words } from '../words/words.ts'

/** Advice on an error of the service. */
export function adviceFor(
  { errorName = '', category }: PartnerError,
  { adviceByCategory, adviceByName }: Words,
): string | undefined {
  const byName: Readonly<Record<string, string>> = adviceByName
  const byCategory: Readonly<Record<string, string>> = adviceByCategory
  return byName[errorName] ?? byCategory[category]
}
