import { sayPlainly } from '@accredit/contract'
import { checkAddress, type AddressProblem } from '../check-address.ts'
import { countryCode } from '../country-code.ts'
import { finding, type Finding } from './finding.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingSubject } from './subject.ts'

/** Checks that the postal address is there, complete, and valid for its country. */
export function checkPostalAddress(
  { customer }: VettingSubject,
  knowledge: Pick<Knowledge, 'countryRules'>,
): Finding[] {
  const { address } = customer
  if (address === undefined || Object.values(address).every((part) => !part?.trim())) {
    return [finding('address-missing', 'The postal address is missing.')]
  }
  const problems = checkAddress(address, knowledge)
  const absent = problems.filter(({ kind }) => kind === 'missing')
  const wrong = problems.filter(({ kind }) => kind === 'invalid')
  if (problems.length === 0) {
    const country = countryCode(address.country ?? '')
    const name = knowledge.countryRules(country)?.name ?? country
    const text = `The postal address is complete and valid for ${name}.`
    return [finding('address-complete', text, { country })]
  }
  const findings: Finding[] = []
  if (absent.length > 0) {
    const text = `The postal address lacks ${absent.map(({ field }) => field).join(', ')}.`
    findings.push(finding('address-incomplete', text, evidenceOf(absent)))
  }
  if (wrong.length > 0) {
    const clauses = wrong.map(
      ({ field, value, broken }) => `${field} is "${value}", but ${sayPlainly(broken)}`,
    )
    const text = `In the postal address ${clauses.join('; ')}.`
    findings.push(finding('address-invalid', text, evidenceOf(wrong)))
  }
  return findings
}

function evidenceOf(problems: readonly AddressProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, value }) => [field, value]))
}
