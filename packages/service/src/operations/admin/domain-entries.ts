import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { DomainSetup } from '../../rules/admin/setup.ts'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import { findDomainEntry, putDomainEntry, removeDomainEntry } from '../../store/queries/domains.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import {
  isSame,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { command } from '../../store/command.ts'

type List = DomainEntry['list']

/** Puts a domain on the allow list or the stop list, or changes why it is there. */
export const upsertDomainEntryCommand = command(
  'upsertDomainEntry',
  async (
    transaction,
    input: OperatorInput & Expecting & { list: List; entry: DomainSetup },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { list, entry, operator } = input
    const { domain } = entry
    const known = await findDomainEntry(transaction, { domain, list })
    if (known && input.expect === 'new') {
      return { refused: operatorRefusal('DomainListed', { domain, list, reason: known.reason }) }
    }
    if (!known && input.expect === 'known') {
      return { refused: operatorRefusal('DomainUnlisted', { domain, list }) }
    }
    // Names that are not given stay, as everything does that the operator does not mention.
    const names = entry.names ?? known?.names
    const before = known ? describe(known) : null
    const after = describe({ ...entry, names })
    if (isSame(before, after)) return unchanged
    const { reason, denial } = entry
    await putDomainEntry(transaction, {
      domain,
      list,
      reason,
      denial,
      names,
      addedAt: at,
      addedBy: operator,
    })
    const change = { subject: subjectOf(list, domain), before, after }
    const action = before ? 'domain.changed' : 'domain.added'
    return recordChange(transaction, input, { action, ...change }, at)
  },
)

/** Takes a domain off a list. */
export const removeDomainEntryCommand = command(
  'removeDomainEntry',
  async (
    transaction,
    input: OperatorInput & { list: List; domain: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { list, domain } = input
    const known = await findDomainEntry(transaction, { domain, list })
    if (!known) return { refused: operatorRefusal('DomainUnlisted', { domain, list }) }
    await removeDomainEntry(transaction, { domain, list })
    const change = { subject: subjectOf(list, domain), before: describe(known), after: null }
    return recordChange(transaction, input, { action: 'domain.removed', ...change }, at)
  },
)

function describe({
  reason,
  denial,
  names = [],
}: Pick<DomainEntry, 'reason' | 'denial' | 'names'>) {
  return { reason, ...(denial && { denial }), ...(names.length > 0 && { names }) }
}

function subjectOf(list: List, domain: string): string {
  return `${list}-list/${domain}`
}
