import type { SettableQualification } from '@accredit/client'
import { vettedQualifications } from '@accredit/contract/qualification'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { followVerdict, timeoutOption } from '../follow-verdict.ts'
import { readCustomerId, readQualificationName } from '../read-arguments.ts'

interface WaitOptions extends ConnectionOptions {
  readonly timeout: number
}

/** `accredit wait`: waits for the verdict of an earlier request. */
export const addWait: AddCommand = (program, perform) => {
  const command = program
    .command('wait')
    .argument('<customerId>', '', readCustomerId)
    .argument('[qualification]', '', readQualificationName, vettedQualifications[0])
    .addOption(timeoutOption())
  addConnectionOptions(command).action(
    (customerId: string, name: SettableQualification, options: WaitOptions) =>
      perform(command, async (run) => {
        const connection = await connect(run, options)
        const { partner, calling } = connection
        const { qualification } = partner.customers.byId(customerId)
        const poller = await qualification.followQualification(name, calling)
        return followVerdict(run, poller, options.timeout, connection)
      }),
  )
}
