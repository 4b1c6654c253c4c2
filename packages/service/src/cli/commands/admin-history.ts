import { InvalidArgumentError } from 'commander'
import type { OperatorRecord } from '../../store/queries/operator-records.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { writeDate } from '../format-text.ts'
import { addAdminWork } from './admin-store.ts'

const columns: readonly Column<OperatorRecord>[] = [
  { title: 'When', cell: ({ at }) => writeDate(new Date(at).toISOString()) },
  { title: 'Who', cell: ({ actor }) => actor },
  { title: 'What', cell: ({ action }) => action },
  { title: 'Of', cell: ({ subject }) => subject },
]

/** `accredit admin history`: what operators changed, newest first. */
export const addAdminHistory: AddCommand = (admin, perform) => {
  const command = admin
    .command('history')
    .summary('list the operators’ changes')
    .description('Lists the operators’ changes, newest first; --json includes the values before.')
    .option('--limit <number>', 'maximum number of changes', readLimit, 50)
  addAdminWork(command, perform, async ({ store, output }, _args, { limit }) => {
    const { listOperatorRecords } = await import('../../store/queries/operator-records.ts')
    const records = await listOperatorRecords(store.reader, Number(limit))
    await output.list([records], columns, 'Nothing was changed yet.')
  })
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 10_000) return limit
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000.')
}
