import type { Command } from 'commander'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import type { AddCommand, Perform } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork, readArguments, tellResult } from './admin-store.ts'
import { upsertDomainEntryCommand } from '../../operations/admin/domain-entries.ts'
import { removeDomainEntryCommand } from '../../operations/admin/domain-entries.ts'

const columns: readonly Column<DomainEntry>[] = [
  { title: 'domain', cell: ({ domain }) => domain },
  { title: 'since', cell: ({ addedAt }) => writeDate(new Date(addedAt).toISOString()) },
  { title: 'by', cell: ({ addedBy }) => addedBy },
  { title: 'names', cell: ({ names = [] }) => names.join('; ') },
  { title: 'reason', cell: ({ reason, denial }) => (denial ? `${reason} (${denial})` : reason) },
]

/** `accredit admin allow-list` and `accredit admin stop-list`: what the operator knows of domains. */
export const addAdminLists: AddCommand = (admin, perform) => {
  addList(admin, perform, 'allow')
  addList(admin, perform, 'stop')
}

function addList(admin: Command, perform: Perform, list: DomainEntry['list']): void {
  const group = admin.command(`${list}-list`)
  const keep = (verb: string, expect: 'new' | 'known') => {
    const command = group.command(verb).argument('<domain>').requiredOption('--reason <text>')
    if (list === 'allow') {
      command.option('--name <names...>')
    } else {
      command.option('--denial <reason>')
    }
    addAdminWork(command, perform, async (run, [domain], { reason, denial, name: names }) => {
      const given = { domain, reason, ...(list === 'stop' ? { denial } : { names }) }
      const setup = await readArguments({ [`${list}List`]: [given] })
      for (const entry of setup[`${list}List`] ?? []) {
        const input = { operator: run.operator, expect, list, entry }
        await tellResult(run, await run.store.run(upsertDomainEntryCommand, input, run.at))
      }
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const remove = group.command('remove').argument('<domain>')
  addAdminWork(remove, perform, async (run, [domain]) => {
    const setup = await readArguments({ [`${list}List`]: [{ domain, reason: 'removed' }] })
    for (const entry of setup[`${list}List`] ?? []) {
      const input = { operator: run.operator, list, domain: entry.domain }
      await tellResult(run, await run.store.run(removeDomainEntryCommand, input, run.at))
    }
  })

  const show = group.command('list')
  addAdminWork(show, perform, async ({ store, output }) => {
    const { listDomainEntries } = await import('../../store/queries/domains.ts')
    const entries = await listDomainEntries(store.reader)
    const wanted = entries
      .filter((entry) => entry.list === list)
      .toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
    await output.list([wanted], columns, 'domains')
  })
}
