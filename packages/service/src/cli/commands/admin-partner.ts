import { InvalidArgumentError, type Command } from 'commander'
import { parseQualificationName } from '@accredit/contract'
import type { StoredPartner } from '../../store/queries/partner-changes.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork, numberOf, readPartner, tellResult } from './admin-store.ts'
import { upsertPartnerCommand } from '../../operations/admin/partners.ts'
import { removePartnerCommand } from '../../operations/admin/partners.ts'

const columns: readonly Column<StoredPartner>[] = [
  { title: 'Tenant', cell: ({ id }) => id },
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Domain', cell: ({ domain }) => domain },
  { title: 'Since', cell: ({ createdAt }) => writeDate(new Date(createdAt).toISOString()) },
]

/** `accredit admin partner`: the companies that may call. */
export const addAdminPartner: AddCommand = (admin, perform) => {
  const partner = admin
    .command('partner')
    .summary('manage the partner companies')
    .description('Manages the partners: tenants whose users and applications may call the service.')
  const keep = (name: string, summary: string, expect: 'new' | 'known') => {
    const command = addTenant(partner.command(name).summary(summary).description(`${summary}.`))
      .option('--name <text>', 'name of the company')
      .option('--domain <domain>', 'domain of its tenant, e.g. contoso.onmicrosoft.com')
      .option(
        '--request-limit <qualification=number>',
        'accepted requests per customer, e.g. Education=5; or "unlimited", "default"; repeatable',
        collect,
      )
      .option(
        '--review-days <qualification=number>',
        'business days of a review, e.g. Education=2; or "default"; repeatable',
        collect,
      )
    addAdminWork(command, perform, async (run, [id], flags) => {
      const { name: company, domain, requestLimit, reviewDays } = flags
      const qualifications = readTerms({ requestLimit, reviewBusinessDays: reviewDays })
      const wanted = await readPartner({ id, name: company, domain, qualifications })
      const { operator, reviewerTenants } = run
      const input = { operator, reviewerTenants, expect, partner: wanted }
      await tellResult(run, await run.store.run(upsertPartnerCommand, input, run.at))
    })
  }
  keep('add', 'let a company in', 'new')
  keep('change', 'change its name, domain, request limits or review times', 'known')

  const remove = addTenant(
    partner
      .command('remove')
      .summary('remove a partner')
      .description(
        'Removes a partner without customers; its users lose their roles. The activity log keeps its records.',
      ),
  )
  addAdminWork(remove, perform, async (run, [id]) => {
    const { id: partnerId } = await readPartner({ id })
    const input = { operator: run.operator, partnerId }
    await tellResult(run, await run.store.run(removePartnerCommand, input, run.at))
  })

  const list = partner
    .command('list')
    .summary('list the partners')
    .description('Lists all partners.')
  addAdminWork(list, perform, async ({ store, output }) => {
    const { listPartners } = await import('../../store/queries/partner-changes.ts')
    await output.list([await listPartners(store.reader)], columns, 'No partner.')
  })
}

/** Terms as the setup file has them, out of flags such as `Education=5`. */
function readTerms(flags: Readonly<Record<string, unknown>>): object | undefined {
  const terms: Record<string, Record<string, unknown>> = {}
  for (const [member, texts] of Object.entries(flags)) {
    for (const text of (texts ?? []) as readonly string[]) {
      const [sent = '', value = ''] = text.split('=', 2)
      const name = parseQualificationName(sent) ?? sent
      terms[name] = { ...terms[name], [member]: numberOf(value) }
    }
  }
  return Object.keys(terms).length > 0 ? terms : undefined
}

function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  if (/^[^=]+=[^=]+$/.test(text)) return [...earlier, text]
  throw new InvalidArgumentError('It must be a qualification and a value, e.g. Education=5.')
}

function addTenant(command: Command): Command {
  return command.argument('<tenant>', 'id of the company’s tenant')
}
