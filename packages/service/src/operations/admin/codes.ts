import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { CodeSetup } from '../../rules/admin/setup.ts'
import type { Connection } from '../../store/connection.ts'
import { changeCode, countRedemptions, removeCode } from '../../store/queries/code-changes.ts'
import { insertCode, lockCode, type CodeRecord } from '../../store/queries/codes.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import {
  isSame,
  missingOf,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'
import { command } from '../../store/command.ts'

/** Adds a validation code, or changes for whom it is or how many creates it has in all. */
export const upsertCodeCommand = command(
  'upsertCode',
  async (
    transaction,
    input: OperatorInput & Expecting & { partnerId: string; code: CodeSetup },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, code: wanted } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, id: wanted.code }
    const known = await lockCode(transaction, key)
    if (known && input.expect === 'new') {
      const { organizationName: organization } = known
      return { refused: operatorRefusal('CodeKnown', { code: wanted.code, organization }) }
    }
    if (!known && input.expect === 'known') {
      return { refused: operatorRefusal('CodeUnknown', { partnerId, code: wanted.code }) }
    }
    const { organization = known?.organizationName } = wanted
    const creates = wanted.creates === undefined ? known?.maxCreates : wanted.creates
    if (organization === undefined || creates === undefined) {
      const missing = missingOf({ organization, creates })
      return { refused: operatorRefusal('CodeIncomplete', { missing }) }
    }
    const used = known ? await usedOf(transaction, known) : (wanted.used ?? 0)
    if (creates !== null && creates < used) {
      return { refused: operatorRefusal('CodeOveruse', { code: wanted.code, creates, used }) }
    }
    const before = known
      ? { organization: known.organizationName, creates: known.maxCreates }
      : null
    const after = { organization, creates }
    if (isSame(before, after)) return unchanged
    const settled: CodeRecord = {
      ...key,
      organizationName: organization,
      maxCreates: creates,
      remainingCreates: creates === null ? null : creates - used,
      updatedAt: at,
    }
    await (known ? changeCode(transaction, settled) : insertCode(transaction, settled))
    const subject = subjectOf(partnerId, wanted.code)
    return known
      ? recordChange(transaction, input, { action: 'code.changed', subject, before, after }, at)
      : recordChange(
          transaction,
          input,
          { action: 'code.added', subject, before, after: { ...after, used } },
          at,
        )
  },
)

/** Takes away a code with which nobody was qualified. */
export const removeCodeCommand = command(
  'removeCode',
  async (
    transaction,
    input: OperatorInput & { partnerId: string; code: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, code } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, id: code }
    const known = await lockCode(transaction, key)
    if (!known) return { refused: operatorRefusal('CodeUnknown', { partnerId, code }) }
    const count = await countRedemptions(transaction, key)
    if (count > 0) {
      const used = await usedOf(transaction, known)
      return { refused: operatorRefusal('CodeInUse', { code, count, used }) }
    }
    await removeCode(transaction, key)
    const before = { organization: known.organizationName, creates: known.maxCreates }
    const change = { subject: subjectOf(partnerId, code), before, after: null }
    return recordChange(transaction, input, { action: 'code.removed', ...change }, at)
  },
)

/** Counts the used creates; of a code without a limit, only those that happened here. */
async function usedOf(transaction: Connection, code: CodeRecord): Promise<number> {
  const { maxCreates, remainingCreates } = code
  if (maxCreates !== null && remainingCreates !== null) return maxCreates - remainingCreates
  return countRedemptions(transaction, { partnerId: code.partnerId, id: code.id })
}

function subjectOf(partnerId: string, code: string): string {
  return `${partnerId}/codes/${code}`
}
