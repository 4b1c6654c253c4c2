import { problem } from '../../words/problem.ts'
import type { Command } from 'commander'
import type { VettingPolicy } from '../../rules/vetting/policy.ts'
import type { AddCommand, Perform } from '../command-run.ts'
import { Failure } from '../failure.ts'
import type { Column } from '../format-table.ts'
import { addServiceOptions, readPartOfConfig } from '../service-options.ts'

type Flags = Readonly<Record<string, unknown>>

const columns: readonly Column<VettingPolicy['rows'][number]>[] = [
  { title: 'Row', cell: ({ name }) => name },
  {
    title: 'Verdict',
    cell: (row) => (row.verdict === 'deny' ? `deny: ${row.reason}` : row.verdict),
  },
]

/** `accredit policy`: how findings become verdicts. */
export const addPolicy: AddCommand = (program, perform) => {
  const policy = program
    .command('policy')
    .summary('show the vetting policy, and check your own')
    .description(
      'A vetting policy turns the findings of the checks into a verdict: the first row that applies decides. The service reads your own from the file that --policy or ACCREDIT_POLICY names.',
    )
  addShow(policy, perform)
  addCheck(policy, perform)
}

function addShow(policy: Command, perform: Perform): void {
  const show = policy
    .command('show')
    .description(
      'Prints the policy as YAML: the one that is configured, else the default, from which you can make your own.',
    )
  addServiceOptions(show, ['policy']).action((flags: Flags) =>
    perform(show, async ({ runtime, output }) => {
      const config = await readPartOfConfig(flags, runtime.environment, ['policy'])
      const { openPolicy } = await import('../../vetting/open-policy.ts')
      const { stringify } = await import('yaml')
      const found = openPolicy(config.policy)
      output.value(found, () => stringify(found, { lineWidth: 96 }))
    }),
  )
}

function addCheck(policy: Command, perform: Perform): void {
  const check = policy
    .command('check')
    .description('Checks a policy file, and lists all its problems.')
    .argument('<file>', 'YAML or JSON')
  check.action((file: string) =>
    perform(check, async ({ output }) => {
      const { readDocument } = await import('../../config/read-document.ts')
      const { readPolicy } = await import('../../rules/vetting/read-policy.ts')
      const read = readPolicy(readDocument(file))
      if (!read.ok) {
        for (const fault of read.problems) output.note(fault)
        throw new Failure('usage', problem('PolicyInvalid', { path: file }))
      }
      await output.list([read.policy.rows], columns, 'No row.')
    }),
  )
}
