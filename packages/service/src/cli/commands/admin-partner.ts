import type { Command } from 'commander'
import { InvalidValue } from '../invalid-value.ts'
import { parseQualificationName } from '@accredit/contract'
import type { StoredPartner } from '../../store/queries/partner-changes.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork, numberOf, readPartner, tellResult } from './admin-store.ts'
import { upsertPartnerCommand } from '../../operations/admin/partners.ts'
import { removePartnerCommand } from '../../operations/admin/partners.ts'

const columns: readonly Column<StoredPartner>[] = [
  { title: 'tenant', cell: ({ id }) => id },
  { title: 'name', cell: ({ name }) => name },
  { title: 'domain', cell: ({ domain }) => domain },
  { title: 'since', cell: ({ createdAt }) => writeDate(new Date(createdAt).toISOString()) },
]

/** `accredit admin partner`: the companies that may call. */
export const addAdminPartner: AddCommand = (admin, perform) => {
  const partner = admin.command('partner')
  const keep = (name: string, expect: 'new' | 'known') => {
    const command = addTenant(partner.command(name))
      .option('--name <text>')
      .option('--domain <domain>')
      .option('--request-limit <qualification=number>', '', collect)
      .option('--review-days <qualification=number>', '', collect)
    addAdminWork(command, perform, async (run, [id], flags) => {
      const { name: company, domain, requestLimit, reviewDays } = flags
      const qualifications = readTerms({ requestLimit, reviewBusinessDays: reviewDays })
      const wanted = await readPartner({ id, name: company, domain, qualifications })
      const { operator, reviewerTenants } = run
      const input = { operator, reviewerTenants, expect, partner: wanted }
      await tellResult(run, await run.store.run(upsertPartnerCommand, input, run.at))
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const remove = addTenant(partner.command('remove'))
  addAdminWork(remove, perform, async (run, [id]) => {
    const { id: partnerId } = await readPartner({ id })
    const input = { operator: run.operator, partnerId }
    await tellResult(run, await run.store.run(removePartnerCommand, input, run.at))
  })

  const list = partner.command('list')
  addAdminWork(list, perform, async ({ store, output }) => {
    const { listPartners } = await import('../../store/queries/partner-changes.ts')
    await output.list([await listPartners(store.reader)], columns, 'partners')
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
  throw new InvalidValue(({ terms }) => terms)
}

function addTenant(command: Command): Command {
  return command.argument('<tenant>')
}
