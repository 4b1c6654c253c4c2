import { refuse } from '../../rules/refusal.ts'
import type { Reply } from '../../store/command.ts'
import { findCase } from '../../store/queries/desk.ts'
import type { Call } from '../call.ts'
import { readCaseId } from './case-step.ts'
import { describeCase } from './describe-case.ts'

/** `GET /vetting/v1/cases/{id}`: one case with everything that a decision needs. */
export async function getCase(call: Call): Promise<Reply> {
  const { reader } = call.service.store
  const caseId = readCaseId(call)
  const judge = call.actor.tenantId
  const found = await findCase(reader, { caseId, judge })
  if (!found) return refuse('NotFound', { what: `Case ${caseId}` })
  return { status: 200, body: await describeCase(reader, found, { judge }) }
}
