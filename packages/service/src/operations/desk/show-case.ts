import type { CaseKey } from '../../store/queries/cases.ts'
import { changeCase } from '../../store/queries/desk.ts'
import { lockCaseOfCustomer, showVerdict } from '../show-verdict.ts'
import { command } from '../../store/command.ts'

/** Shows a reviewer's verdict when it is due; false when it was undone meanwhile. */
export const showCaseCommand = command(
  'showCase',
  async (transaction, input: CaseKey & { readonly customerId: string }, at): Promise<boolean> => {
    const { partnerId, caseId } = input
    const key = { partnerId, caseId }
    const { found, ...locked } = await lockCaseOfCustomer(transaction, input)
    const { state, dueAt = null, verdict = null } = found ?? {}
    if (!found || state !== 'decided' || verdict === null || dueAt === null || dueAt > at) {
      return false
    }
    await changeCase(transaction, key, { state: 'shown', dueAt: null, shownAt: at })
    await showVerdict(transaction, { case: { ...found, verdict }, ...locked, at })
    return true
  },
  ({ caseId, customerId }) => [customerId, caseId],
)
