import { problem } from '../../words/problem.ts'
import type { Command } from 'commander'
import type { VettingPolicy } from '../../rules/vetting/policy.ts'
import type { AddCommand, Perform } from '../command-run.ts'
import { Failure } from '../failure.ts'
import type { Column } from '../format-table.ts'
import { addServiceOptions, readPartOfConfig } from '../service-options.ts'

type Flags = Readonly<Record<string, unknown>>

const columns: readonly Column<VettingPolicy['rows'][number]>[] = [
  { title: 'row', cell: ({ name }) => name },
  {
    title: 'verdict',
    cell: (row) => (row.verdict === 'deny' ? `deny: ${row.reason}` : row.verdict),
  },
]

/** `accredit policy`: the rules that turn findings into verdicts. */
export const addPolicy: AddCommand = (program, perform) => {
  const policy = program.command('policy')
  addShow(policy, perform)
  addCheck(policy, perform)
}

function addShow(policy: Command, perform: Perform): void {
  const show = policy.command('show')
  addServiceOptions(show, ['policy']).action((flags: Flags) =>
    perform(show, async ({ runtime, output }) => {
      const config = await readPartOfConfig(flags, runtime.environment, ['policy'])
      const { openPolicy } = await import('../../vetting/open-policy.ts')
      const { stringify } = await import('yaml')
      const found = await openPolicy(config.policy)
      output.value(found, () => stringify(found, { lineWidth: 96 }))
    }),
  )
}

function addCheck(policy: Command, perform: Perform): void {
  const check = policy.command('check').argument('<file>')
  check.action((file: string) =>
    perform(check, async ({ output, speech: { words } }) => {
      const { readDocument } = await import('../../config/read-document.ts')
      const { readPolicy } = await import('../../rules/vetting/read-policy.ts')
      const read = readPolicy(readDocument(file))
      if (!read.ok) {
        for (const { rule, place, found } of read.faults) {
          output.note(words.policyFaults[rule](place, found))
        }
        throw new Failure('usage', problem('PolicyInvalid', { path: file }))
      }
      await output.list([read.policy.rows], columns, 'rows')
    }),
  )
}
