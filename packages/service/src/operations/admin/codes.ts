import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { CodeSetup } from '../../rules/admin/setup.ts'
import type { Connection } from '../../store/connection.ts'
import { changeCode, countRedemptions, removeCode } from '../../store/queries/code-changes.ts'
import type { CodeRecord } from '../../rules/describe/describe-code.ts'
import { insertCode, lockCode } from '../../store/queries/codes.ts'
import { missingOf, partnerCommand, type Expecting } from './operator-command.ts'

/** Adds a validation code, or changes its organisation or total number of uses. */
export const upsertCodeCommand = partnerCommand<Expecting & { code: CodeSetup }>(
  'upsertCode',
  async (transaction, { partnerId, code: wanted, expect }, at) => {
    const { code } = wanted
    const key = { partnerId, id: code }
    const known = await lockCode(transaction, key)
    if (known && expect === 'new') {
      return operatorRefusal('CodeKnown', { code, organization: known.organizationName })
    }
    if (!known && expect === 'known') return operatorRefusal('CodeUnknown', { partnerId, code })
    const { organization = known?.organizationName, creates = known?.maxCreates } = wanted
    if (organization === undefined || creates === undefined) {
      const missing = missingOf({ organization, creates })
      return operatorRefusal('CodeIncomplete', { missing })
    }
    const used = known ? await usedOf(transaction, known) : (wanted.used ?? 0)
    if (creates !== null && creates < used) {
      return operatorRefusal('CodeOveruse', { code, creates, used })
    }
    const settled: CodeRecord = {
      ...key,
      organizationName: organization,
      maxCreates: creates,
      remainingCreates: creates === null ? null : creates - used,
      updatedAt: at,
    }
    return {
      action: known ? 'code.changed' : 'code.added',
      subject: subjectOf(key),
      before: known ? describe(known) : null,
      after: { ...describe(settled), ...(!known && { used }) },
      write: () => (known ? changeCode : insertCode)(transaction, settled),
    }
  },
)

/** Removes a code that has qualified nobody. */
export const removeCodeCommand = partnerCommand<{ code: string }>(
  'removeCode',
  async (transaction, { partnerId, code }) => {
    const key = { partnerId, id: code }
    const known = await lockCode(transaction, key)
    if (!known) return operatorRefusal('CodeUnknown', { partnerId, code })
    const count = await countRedemptions(transaction, key)
    if (count > 0) {
      const used = await usedOf(transaction, known)
      return operatorRefusal('CodeInUse', { code, count, used })
    }
    return {
      action: 'code.removed',
      subject: subjectOf(key),
      before: describe(known),
      after: null,
      write: () => removeCode(transaction, key),
    }
  },
)

/** Counts the uses; for an unlimited code, only those recorded here. */
async function usedOf(transaction: Connection, code: CodeRecord): Promise<number> {
  const { maxCreates, remainingCreates } = code
  if (maxCreates !== null && remainingCreates !== null) return maxCreates - remainingCreates
  return countRedemptions(transaction, { partnerId: code.partnerId, id: code.id })
}

function describe({ organizationName, maxCreates }: CodeRecord) {
  return { organization: organizationName, creates: maxCreates }
}

function subjectOf({ partnerId, id }: Pick<CodeRecord, 'partnerId' | 'id'>): string {
  return `${partnerId}/codes/${id}`
}
