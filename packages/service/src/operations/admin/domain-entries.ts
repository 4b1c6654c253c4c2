import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { DomainSetup } from '../../rules/admin/setup.ts'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import { findDomainEntry, putDomainEntry, removeDomainEntry } from '../../store/queries/domains.ts'
import { operatorCommand, type Expecting } from './operator-command.ts'

type List = DomainEntry['list']

/** Adds a domain to the allow list or the stop list, or changes its reason. */
export const upsertDomainEntryCommand = operatorCommand<
  Expecting & { list: List; entry: DomainSetup }
>('upsertDomainEntry', async (transaction, { list, entry, expect, operator }, at) => {
  const { domain, reason, denial } = entry
  const known = await findDomainEntry(transaction, { domain, list })
  if (known && expect === 'new') {
    return operatorRefusal('DomainListed', { domain, list, reason: known.reason })
  }
  if (!known && expect === 'known') return operatorRefusal('DomainUnlisted', { domain, list })
  // Names that are not given stay, like everything that the operator does not mention.
  const names = entry.names ?? known?.names
  const settled = { domain, list, reason, denial, names, addedAt: at, addedBy: operator }
  return {
    action: known ? 'domain.changed' : 'domain.added',
    subject: subjectOf(list, domain),
    before: known ? describe(known) : null,
    after: describe(settled),
    write: () => putDomainEntry(transaction, settled),
  }
})

/** Removes a domain from a list. */
export const removeDomainEntryCommand = operatorCommand<{ list: List; domain: string }>(
  'removeDomainEntry',
  async (transaction, { list, domain }) => {
    const known = await findDomainEntry(transaction, { domain, list })
    if (!known) return operatorRefusal('DomainUnlisted', { domain, list })
    return {
      action: 'domain.removed',
      subject: subjectOf(list, domain),
      before: describe(known),
      after: null,
      write: () => removeDomainEntry(transaction, { domain, list }),
    }
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
