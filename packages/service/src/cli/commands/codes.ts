import type { ValidationCode } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Column } from '../format-table.ts'

const columns: readonly Column<ValidationCode>[] = [
  { title: 'Code', cell: ({ validationId }) => validationId },
  {
    title: 'Left',
    cell: ({ maxCreates, remainingCreates }) =>
      remainingCreates === null ? 'no limit' : `${remainingCreates} of ${maxCreates ?? '?'}`,
    paint: ({ remainingCreates }, text, style) =>
      remainingCreates === 0 ? style('red', text) : text,
  },
  { title: 'Organisation', cell: ({ organizationName }) => organizationName },
]

/** `accredit codes`: the partner's validation codes. */
export const addCodes: AddCommand = (program, perform) => {
  const command = program
    .command('codes')
    .summary('list the validation codes for government customers')
    .description('Lists the partner’s validation codes for government customers.')
  addConnectionOptions(command).action((options: ConnectionOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const codes = await partner.validations.codes(calling)
      await run.output.list([codes], columns, 'No validation code.')
    }),
  )
}
