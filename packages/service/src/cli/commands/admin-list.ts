import {
  removeDomainEntryCommand,
  upsertDomainEntryCommand,
} from '../../operations/admin/domain-entries.ts'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import { listDomainEntries } from '../../store/queries/domains.ts'
import { addAndChange, type AdminGroup } from './admin-group.ts'
import { only, readArguments } from './admin-store.ts'

/** `accredit admin allow-list` and `accredit admin stop-list`: the operator's domain lists. */
export function domainListGroup(list: DomainEntry['list']): AdminGroup<DomainEntry> {
  const readEntry = async (given: object) => {
    const setup = await readArguments({ [`${list}List`]: [given] })
    return only(setup[`${list}List`])
  }
  return {
    name: `${list}-list`,
    names: ['<domain>'],
    changes: {
      ...addAndChange((expect) => ({
        accept: (command) =>
          command
            .requiredOption('--reason <text>')
            .option(list === 'allow' ? '--name <names...>' : '--denial <reason>'),
        async make(run, [domain], { reason, denial, name: names }) {
          const own = list === 'stop' ? { denial } : { names }
          const entry = await readEntry({ domain, reason, ...own })
          return run.change(upsertDomainEntryCommand, { expect, list, entry })
        },
      })),
      remove: {
        async make(run, [named]) {
          const { domain } = await readEntry({ domain: named, reason: 'removed' })
          return run.change(removeDomainEntryCommand, { list, domain })
        },
      },
    },
    listed: [],
    async *pages({ store }) {
      const entries = await listDomainEntries(store.reader)
      yield entries
        .filter((entry) => entry.list === list)
        .toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
    },
    columns: [
      { title: 'domain', cell: ({ domain }) => domain },
      { title: 'since', cell: ({ addedAt }, { formats }) => formats.date(addedAt) },
      { title: 'by', cell: ({ addedBy }) => addedBy },
      { title: 'names', cell: ({ names = [] }) => names.join('; ') },
      {
        title: 'reason',
        cell: ({ reason, denial }) => (denial ? `${reason} (${denial})` : reason),
      },
    ],
    empty: 'domains',
  }
}
