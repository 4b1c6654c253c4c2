import { brokenRule, sandboxLimits } from '@accredit/contract'
import { refuse } from '../rules/refusal.ts'
import { command } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import { listCases } from '../store/queries/case-pages.ts'
import { lockCase } from '../store/queries/cases.ts'
import { changeCase, findCase } from '../store/queries/desk.ts'
import { countCasesByState } from '../store/queries/open-cases.ts'
import type { Store } from '../store/store.ts'
import { vettingStaff } from './sandbox-directory.ts'

const { verdicts: most } = sandboxLimits
/** The staff has no customers, so every case is visible to them. */
const judge = vettingStaff.id
const states = ['waiting', 'decided'] as const

/** Lists pending verdicts, oldest request first, and counts the cases on the desk. */
export async function showVerdicts(reader: Connection) {
  const cases = await listCases(reader, { judge, states, limit: most })
  const counts = await countCasesByState(reader)
  return {
    verdicts: cases.map(({ id, partnerId, customerId, qualification, state, ...found }) => ({
      caseId: id,
      partnerId,
      customerId,
      companyName: found.subject.customer.companyName,
      qualification,
      state,
      openedAt: new Date(found.openedAt).toISOString(),
      dueAt: new Date(found.dueAt ?? found.openedAt).toISOString(),
    })),
    onDesk: counts.get('desk') ?? 0,
  }
}

/** Makes a verdict due at once; returns false when the case is not waiting for one. */
export const hastenVerdictCommand = command(
  'hastenVerdict',
  async (
    transaction,
    key: { readonly partnerId: string; readonly caseId: string },
    at,
  ): Promise<boolean> => {
    const found = await lockCase(transaction, key)
    if (!found || !states.some((state) => state === found.state)) return false
    if ((found.dueAt ?? at) > at) await changeCase(transaction, key, { dueAt: at })
    return true
  },
)

/**
 * Makes the verdict of a case due at once.
 * @throws Refused InvalidRequestInput when the case is not waiting for one
 */
export async function hastenVerdict(store: Store, caseId: string, at: number): Promise<void> {
  const found = await findCase(store.reader, { caseId, judge })
  const key = found && { partnerId: found.partnerId, caseId }
  if (key && (await store.run(hastenVerdictCommand, key, at))) return
  const rule = brokenRule('CaseWaiting')
  refuse('InvalidRequestInput', { field: 'caseId', value: `"${caseId}"`, rule })
}
