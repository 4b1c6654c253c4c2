import type { OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { PartnerSetup, Setup } from '../../rules/admin/setup.ts'
import { RolledBack } from '../../rules/rolled-back.ts'
import type { Connection } from '../../store/connection.ts'
import { listApplications } from '../../store/queries/applications.ts'
import { listCodes } from '../../store/queries/codes.ts'
import { listDomainEntries } from '../../store/queries/domains.ts'
import { listMembers } from '../../store/queries/members.ts'
import { upsertApplicationCommand, removeApplicationCommand } from './applications.ts'
import { upsertCodeCommand, removeCodeCommand } from './codes.ts'
import { upsertCustomerCommand } from './customers.ts'
import { upsertDomainEntryCommand, removeDomainEntryCommand } from './domain-entries.ts'
import { upsertGrantsCommand } from './grants.ts'
import { upsertMemberCommand, removeMemberCommand } from './members.ts'
import type { OperatorChange, OperatorInput, OperatorResult } from './operator-change.ts'
import { upsertPartnerCommand } from './partners.ts'
import { command } from '../../store/command.ts'

/** Declarative setup to apply at once. */
export interface ApplyInput extends OperatorInput {
  readonly setup: Setup
  /**
   * Removes applications, members, codes and list entries that a given list does not name. Partners and
   * customers are never removed.
   */
  readonly prune: boolean
  /** Reports the changes without making them. */
  readonly trial: boolean
}

/** Changes that applying made, or the refusals for which it made none. */
export interface Applied {
  readonly changes: readonly OperatorChange[]
  /** Each with the place in the setup where it stands; with one of them nothing is changed. */
  readonly refusals: readonly { readonly path: string; readonly refused: OperatorRefusal }[]
}

/**
 * Makes everything as the setup says, all or nothing, by the same commands as single changes. What
 * is so already is left alone, so that applying again changes nothing.
 */
export const applySetupCommand = command(
  'applySetup',
  async (transaction, input: ApplyInput, at): Promise<Applied> => {
    const changes: OperatorChange[] = []
    const refusals: { path: string; refused: OperatorRefusal }[] = []
    const step: Step = async (path, doing) => {
      const result = await doing
      if ('refused' in result) refusals.push({ path, refused: result.refused })
      else changes.push(...result.changes)
      return !('refused' in result)
    }
    const { setup } = input
    for (const [index, partner] of (setup.partners ?? []).entries()) {
      await applyPartner(transaction, input, `partners[${index}]`, partner, at, step)
    }
    await applyDomains(transaction, input, 'allow', at, step)
    await applyDomains(transaction, input, 'stop', at, step)
    if (refusals.length > 0) throw new RolledBack({ changes: [], refusals })
    if (input.trial) throw new RolledBack({ changes, refusals })
    return { changes, refusals }
  },
)

/** Takes a step and says whether it was accepted. */
type Step = (path: string, doing: Promise<OperatorResult>) => Promise<boolean>

async function applyPartner(
  transaction: Connection,
  { operator, prune, reviewerTenants }: ApplyInput,
  path: string,
  partner: PartnerSetup,
  at: number,
  step: Step,
): Promise<void> {
  const {
    id: partnerId,
    name,
    domain,
    qualifications,
    applications,
    members,
    codes,
    customers,
  } = partner
  const keep = { operator, partnerId, expect: 'either' } as const
  const kept = upsertPartnerCommand.run(
    transaction,
    {
      ...keep,
      ...(reviewerTenants && { reviewerTenants }),
      partner: { id: partnerId, name, domain, qualifications },
    },
    at,
  )
  // Below a partner that cannot be, every step would fail for the same reason.
  if (!(await step(path, kept))) return
  for (const [index, application] of (applications ?? []).entries()) {
    const place = `${path}.applications[${index}]`
    await step(place, upsertApplicationCommand.run(transaction, { ...keep, application }, at))
  }
  for (const [index, member] of (members ?? []).entries()) {
    const place = `${path}.members[${index}]`
    await step(place, upsertMemberCommand.run(transaction, { ...keep, member }, at))
  }
  for (const [index, code] of (codes ?? []).entries()) {
    await step(`${path}.codes[${index}]`, upsertCodeCommand.run(transaction, { ...keep, code }, at))
  }
  for (const [index, { gdap, ...customer }] of (customers ?? []).entries()) {
    const place = `${path}.customers[${index}]`
    const done = await step(
      place,
      upsertCustomerCommand.run(transaction, { ...keep, customer }, at),
    )
    if (!done || !gdap) continue
    const granting = { operator, partnerId, customerId: customer.id, gdap, how: 'set' } as const
    await step(`${place}.gdap`, upsertGrantsCommand.run(transaction, granting, at))
  }
  if (!prune) return
  if (applications) {
    for (const { applicationId } of await listApplications(transaction, partnerId)) {
      if (applications.some(({ id }) => id === applicationId)) continue
      const removed = { operator, partnerId, applicationId }
      await step(`${path}.applications`, removeApplicationCommand.run(transaction, removed, at))
    }
  }
  if (members) {
    for (const { objectId } of await listMembers(transaction, partnerId)) {
      if (members.some(({ id }) => id === objectId)) continue
      const removed = { operator, partnerId, objectId }
      await step(`${path}.members`, removeMemberCommand.run(transaction, removed, at))
    }
  }
  if (codes) {
    for (const { id } of await listCodes(transaction, partnerId)) {
      if (codes.some(({ code }) => code === id)) continue
      const removed = { operator, partnerId, code: id }
      await step(`${path}.codes`, removeCodeCommand.run(transaction, removed, at))
    }
  }
}

async function applyDomains(
  transaction: Connection,
  { operator, prune, setup }: ApplyInput,
  list: 'allow' | 'stop',
  at: number,
  step: Step,
): Promise<void> {
  const path = `${list}List` as const
  const entries = setup[path]
  if (!entries) return
  for (const [index, entry] of entries.entries()) {
    const keep = { operator, expect: 'either', list, entry } as const
    await step(`${path}[${index}]`, upsertDomainEntryCommand.run(transaction, keep, at))
  }
  if (!prune) return
  for (const { domain, list: on } of await listDomainEntries(transaction)) {
    if (on !== list || entries.some((entry) => entry.domain === domain)) continue
    await step(path, removeDomainEntryCommand.run(transaction, { operator, list, domain }, at))
  }
}
