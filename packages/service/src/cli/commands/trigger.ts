import type { EventType } from '@accredit/client'
import { vettingReasonTexts, type VettingReason } from '@accredit/contract/vetting-reasons'
import { Option } from 'commander'
import { problem } from '../../words/problem.ts'
import type { AddCommand } from '../command-run.ts'
import { connect, type ConnectionOptions } from '../connect.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import { Failure } from '../failure.ts'
import { showEvent } from '../format-event.ts'
import { readCustomerId } from '../read-arguments.ts'
import { readEventType } from '../read-event-arguments.ts'

interface TriggerOptions extends ConnectionOptions {
  readonly reason?: VettingReason
  readonly customer?: string
}

/** `accredit trigger`: makes a sandbox send an event that did not happen. */
export const addTrigger: AddCommand = (program, perform) => {
  const command = program
    .command('trigger')
    .argument('<type>', '', readEventType)
    .addOption(new Option('--reason <reason>').choices(vettingReasonTexts))
    .option('--customer <customerId>', '', readCustomerId)
  addSandboxWork<TriggerOptions>(command, perform, async (run, options, given = '') => {
    const { customer, reason } = options
    let customerId = customer
    if (customerId === undefined) {
      const { partner, calling } = await connect(run, options)
      const { items } = await partner.insight.customers({ size: 1 }, calling)
      customerId = items[0]?.id
    }
    if (customerId === undefined) throw new Failure('refused', problem('NoCustomer'))
    const type = given as EventType
    showEvent(run, await run.controls.triggerEvent({ type, customerId, reason }))
  })
}
