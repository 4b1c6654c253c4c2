import { describeCountry } from '../rules/describe/describe-country.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'

/** `GET /v1/countryvalidationrules/{iso2}`: a country's address rules. */
export async function getCountryValidationRules(call: Call): Promise<Reply> {
  const code = call.parameters['country'] ?? ''
  const rules = /^[a-z]{2}$/i.test(code) ? call.service.knowledge.countryRules(code) : undefined
  if (!rules) return refuse('NotFound', { what: `The country "${code}"` })
  return { status: 200, body: describeCountry(rules) }
}
