import type { Command } from 'commander'
import type { PartnerRecord } from '../../store/queries/partners.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork, readPartner, tellResult } from './admin-store.ts'
import { upsertPartnerCommand } from '../../operations/admin/partners.ts'
import { removePartnerCommand } from '../../operations/admin/partners.ts'

const columns: readonly Column<PartnerRecord>[] = [
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
    addAdminWork(command, perform, async (run, [id], { name: company, domain }) => {
      const wanted = await readPartner({ id, name: company, domain })
      const { operator, reviewerTenants } = run
      const input = { operator, reviewerTenants, expect, partner: wanted }
      await tellResult(run, await run.store.run(upsertPartnerCommand, input, run.at))
    })
  }
  keep('add', 'let a company in', 'new')
  keep('change', 'change its name or domain', 'known')

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

function addTenant(command: Command): Command {
  return command.argument('<tenant>', 'id of the company’s tenant')
}
