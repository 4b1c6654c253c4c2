import { InvalidValue } from '../invalid-value.ts'
import type { OperatorRecord } from '../../store/queries/operator-records.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork } from './admin-store.ts'

const columns: readonly Column<OperatorRecord>[] = [
  { title: 'when', cell: ({ at }, { formats }) => formats.date(at) },
  { title: 'who', cell: ({ actor }) => actor },
  { title: 'what', cell: ({ action }) => action },
  { title: 'of', cell: ({ subject }) => subject },
]

/** `accredit admin history`: what operators changed, newest first. */
export const addAdminHistory: AddCommand = (admin, perform) => {
  const command = admin.command('history').option('--limit <number>', '', readLimit, 50)
  addAdminWork(command, perform, async ({ store, output }, _args, { limit }) => {
    const { listOperatorRecords } = await import('../../store/queries/operator-records.ts')
    const records = await listOperatorRecords(store.reader, Number(limit))
    await output.list([records], columns, 'changes')
  })
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 10_000) return limit
  throw new InvalidValue(({ limit: rule }) => rule)
}
