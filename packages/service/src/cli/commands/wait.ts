import type { SettableQualification } from '@accredit/client'
import { vettedQualifications } from '@accredit/contract/qualification'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { followVerdict, timeoutOption } from '../follow-verdict.ts'
import { readCustomerId, readQualificationName } from '../read-arguments.ts'

interface WaitOptions extends ConnectionOptions {
  readonly timeout: number
}

/** `accredit wait`: follows a request that was made before to its verdict. */
export const addWait: AddCommand = (program, perform) => {
  const command = program
    .command('wait')
    .summary('wait for the verdict on a request')
    .description(
      'Waits for the verdict on a request that was made before. A denial ends with code 5.',
    )
    .argument('<customerId>', 'the customer’s Microsoft ID', readCustomerId)
    .argument(
      '[qualification]',
      'qualification to wait for',
      readQualificationName,
      vettedQualifications[0],
    )
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
