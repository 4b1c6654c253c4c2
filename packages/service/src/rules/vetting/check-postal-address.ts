import { checkAddress, type AddressProblem } from '../check/check-address.ts'
import { countryCode } from '../read/country-code.ts'
import { finding, type Finding } from './finding.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingSubject } from './subject.ts'

/** Checks that the postal address is present, complete, and valid for its country. */
export function checkPostalAddress(
  { customer }: VettingSubject,
  knowledge: Pick<Knowledge, 'countryRules'>,
): Finding[] {
  const { address } = customer
  if (address === undefined || Object.values(address).every((part) => !part?.trim())) {
    return [finding('address-missing')]
  }
  const problems = checkAddress(address, knowledge)
  const absent = problems.filter(({ kind }) => kind === 'missing')
  const wrong = problems.filter(({ kind }) => kind === 'invalid')
  if (problems.length === 0) {
    const country = countryCode(address.country ?? '')
    const countryName = knowledge.countryRules(country)?.name ?? country
    return [finding('address-complete', { country }, { values: { countryName } })]
  }
  const findings: Finding[] = []
  if (absent.length > 0) {
    findings.push(finding('address-incomplete', evidenceOf(absent), { parts: absent }))
  }
  if (wrong.length > 0) {
    findings.push(finding('address-invalid', evidenceOf(wrong), { parts: wrong }))
  }
  return findings
}

function evidenceOf(problems: readonly AddressProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, value }) => [field, value]))
}
