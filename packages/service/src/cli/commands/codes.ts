import type { ValidationCode } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Column } from '../format-table.ts'
import { writeUsesLeft } from '../write-uses-left.ts'

const columns: readonly Column<ValidationCode>[] = [
  { title: 'code', cell: ({ validationId }) => validationId },
  {
    title: 'usesLeft',
    cell: ({ maxCreates, remainingCreates }, speech) =>
      writeUsesLeft(maxCreates, remainingCreates, speech),
    paint: ({ remainingCreates }, text, style) =>
      remainingCreates === 0 ? style('red', text) : text,
  },
  { title: 'organization', cell: ({ organizationName }) => organizationName },
]

/** `accredit codes`: the partner's validation codes. */
export const addCodes: AddCommand = (program, perform) => {
  const command = program.command('codes')
  addConnectionOptions(command).action((options: ConnectionOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const codes = await partner.validations.codes(calling)
      await run.output.list([codes], columns, 'codes')
    }),
  )
}
