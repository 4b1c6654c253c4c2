import type { Command } from 'commander'
import { vettingReasonTexts } from '@accredit/contract/vetting-reasons'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import type { AddCommand, Perform } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork, readArguments, tellResult } from './admin-store.ts'
import { upsertDomainEntryCommand } from '../../operations/admin/domain-entries.ts'
import { removeDomainEntryCommand } from '../../operations/admin/domain-entries.ts'

const columns: readonly Column<DomainEntry>[] = [
  { title: 'Domain', cell: ({ domain }) => domain },
  { title: 'Since', cell: ({ addedAt }) => writeDate(new Date(addedAt).toISOString()) },
  { title: 'By', cell: ({ addedBy }) => addedBy },
  { title: 'Names', cell: ({ names = [] }) => names.join('; ') },
  { title: 'Reason', cell: ({ reason, denial }) => (denial ? `${reason} (${denial})` : reason) },
]

const meanings = {
  allow: 'domains of institutions that the checks take for academic',
  stop: 'domains whose requests are denied',
} as const

/** `accredit admin allow-list` and `accredit admin stop-list`: what the operator knows of domains. */
export const addAdminLists: AddCommand = (admin, perform) => {
  addList(admin, perform, 'allow')
  addList(admin, perform, 'stop')
}

function addList(admin: Command, perform: Perform, list: DomainEntry['list']): void {
  const group = admin
    .command(`${list}-list`)
    .summary(meanings[list])
    .description(
      `The operator’s own list of ${meanings[list]}. An entry covers the domain and its subdomains; the most specific entry counts.${
        list === 'allow'
          ? ' It approves only customers whose name is one of the institution’s.'
          : ''
      }`,
    )
  const keep = (verb: string, summary: string, expect: 'new' | 'known') => {
    const command = group
      .command(verb)
      .summary(summary)
      .description(`${summary}.`)
      .argument('<domain>', 'e.g. northwind.edu')
      .requiredOption('--reason <text>', 'reason for the entry')
    if (list === 'allow') {
      const names =
        'names of the institution, as customers may write them; add those that the academic list lacks'
      command.option('--name <names...>', names)
    } else {
      const reasons = vettingReasonTexts.join(', ')
      command.option('--denial <reason>', `denial reason shown to the partner: ${reasons}`)
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
  keep('add', 'put a domain on it', 'new')
  keep('change', 'change why a domain is on it', 'known')

  const remove = group
    .command('remove')
    .summary('remove a domain')
    .description('Removes a domain from the list.')
    .argument('<domain>')
  addAdminWork(remove, perform, async (run, [domain]) => {
    const setup = await readArguments({ [`${list}List`]: [{ domain, reason: 'removed' }] })
    for (const entry of setup[`${list}List`] ?? []) {
      const input = { operator: run.operator, list, domain: entry.domain }
      await tellResult(run, await run.store.run(removeDomainEntryCommand, input, run.at))
    }
  })

  const show = group
    .command('list')
    .summary('list the domains')
    .description('Lists the domains and their reasons.')
  addAdminWork(show, perform, async ({ store, output }) => {
    const { listDomainEntries } = await import('../../store/queries/domains.ts')
    const entries = await listDomainEntries(store.reader)
    const wanted = entries
      .filter((entry) => entry.list === list)
      .toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
    await output.list([wanted], columns, 'No domain.')
  })
}
