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
import type { OperatorChange, OperatorInput, OperatorResult } from './operator-command.ts'
import { upsertPartnerCommand } from './partners.ts'
import { command, type Command } from '../../store/command.ts'

/** Declarative setup to apply at once. */
export interface ApplyInput extends OperatorInput {
  readonly setup: Setup
  /**
   * Removes applications, members, codes and list entries that are missing from a given list.
   * Partners and customers are never removed.
   */
  readonly prune: boolean
  /** Reports the changes without making them. */
  readonly trial: boolean
}

/** Changes that were made, or the refusals because of which none was made. */
export interface Applied {
  readonly changes: readonly OperatorChange[]
  /** Each with its place in the setup; if there is any, nothing is changed. */
  readonly refusals: readonly { readonly path: string; readonly refused: OperatorRefusal }[]
}

/**
 * Applies a setup, all or nothing, by the same commands as single changes. Applying it again
 * changes nothing.
 */
export const applySetupCommand = command(
  'applySetup',
  async (transaction, input: ApplyInput, at): Promise<Applied> => {
    const changes: OperatorChange[] = []
    const refusals: { path: string; refused: OperatorRefusal }[] = []
    const apply: Apply = async (path, change, changeInput) => {
      const result = await change.run(transaction, changeInput, at)
      if ('changes' in result) changes.push(...result.changes)
      else refusals.push({ path, refused: result.refused })
      return 'changes' in result
    }
    for (const [index, partner] of (input.setup.partners ?? []).entries()) {
      await applyPartner(transaction, input, `partners[${index}]`, partner, apply)
    }
    await applyDomains(transaction, input, 'allow', apply)
    await applyDomains(transaction, input, 'stop', apply)
    if (refusals.length > 0) throw new RolledBack({ changes: [], refusals })
    if (input.trial) throw new RolledBack({ changes, refusals })
    return { changes, refusals }
  },
)

/** Makes the change of one place in the setup, and returns whether it was accepted. */
type Apply = <Input>(
  path: string,
  change: Command<Input, OperatorResult>,
  input: Input,
) => Promise<boolean>

async function applyPartner(
  transaction: Connection,
  { operator, prune, reviewerTenants }: ApplyInput,
  path: string,
  { applications, members, codes, customers, ...partner }: PartnerSetup,
  apply: Apply,
): Promise<void> {
  const partnerId = partner.id
  const below = { operator, partnerId }
  const either = { ...below, expect: 'either' } as const
  const named = { operator, expect: 'either', ...(reviewerTenants && { reviewerTenants }) } as const
  // Below a refused partner, every change would fail for the same reason.
  if (!(await apply(path, upsertPartnerCommand, { ...named, partner }))) return
  for (const [index, application] of (applications ?? []).entries()) {
    const place = `${path}.applications[${index}]`
    await apply(place, upsertApplicationCommand, { ...either, application })
  }
  for (const [index, member] of (members ?? []).entries()) {
    await apply(`${path}.members[${index}]`, upsertMemberCommand, { ...either, member })
  }
  for (const [index, code] of (codes ?? []).entries()) {
    await apply(`${path}.codes[${index}]`, upsertCodeCommand, { ...either, code })
  }
  for (const [index, { gdap, ...customer }] of (customers ?? []).entries()) {
    const place = `${path}.customers[${index}]`
    const done = await apply(place, upsertCustomerCommand, { ...either, customer })
    if (!done || !gdap) continue
    const granting = { ...below, customerId: customer.id, gdap, how: 'set' } as const
    await apply(`${place}.gdap`, upsertGrantsCommand, granting)
  }
  if (!prune) return
  for (const { applicationId } of applications
    ? await listApplications(transaction, { partnerId })
    : []) {
    if (applications?.some(({ id }) => id === applicationId)) continue
    await apply(`${path}.applications`, removeApplicationCommand, { ...below, applicationId })
  }
  for (const { objectId } of members ? await listMembers(transaction, { partnerId }) : []) {
    if (members?.some(({ id }) => id === objectId)) continue
    await apply(`${path}.members`, removeMemberCommand, { ...below, objectId })
  }
  for (const { id } of codes ? await listCodes(transaction, { partnerId }) : []) {
    if (codes?.some(({ code }) => code === id)) continue
    await apply(`${path}.codes`, removeCodeCommand, { ...below, code: id })
  }
}

async function applyDomains(
  transaction: Connection,
  { operator, prune, setup }: ApplyInput,
  list: 'allow' | 'stop',
  apply: Apply,
): Promise<void> {
  const path = `${list}List` as const
  const entries = setup[path]
  if (!entries) return
  for (const [index, entry] of entries.entries()) {
    const input = { operator, expect: 'either', list, entry } as const
    await apply(`${path}[${index}]`, upsertDomainEntryCommand, input)
  }
  if (!prune) return
  for (const { domain, list: on } of await listDomainEntries(transaction)) {
    if (on !== list || entries.some((entry) => entry.domain === domain)) continue
    await apply(path, removeDomainEntryCommand, { operator, list, domain })
  }
}
