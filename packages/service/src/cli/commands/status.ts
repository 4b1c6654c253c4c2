import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { qualificationColumns } from '../format-qualification.ts'
import { readCustomerId } from '../read-arguments.ts'

/** `accredit status`: the current state of a customer's qualifications. */
export const addStatus: AddCommand = (program, perform) => {
  const command = program.command('status').argument('<customerId>', '', readCustomerId)
  addConnectionOptions(command).action((customerId: string, options: ConnectionOptions) =>
    perform(command, async (run) => {
      const { partner, calling } = await connect(run, options)
      const { qualification } = partner.customers.byId(customerId)
      const records = await qualification.getQualifications(calling)
      await run.output.list([records], qualificationColumns, 'qualifications')
    }),
  )
}
