import type { EventType, Partner } from '@accredit/client'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { eventColumns, showEvent } from '../format-event.ts'
import { readCustomerId } from '../read-arguments.ts'
import { readCount } from '../read-count.ts'
import { readEventType, readId } from '../read-event-arguments.ts'

interface ListOptions extends ConnectionOptions {
  readonly customer?: string
  readonly type?: EventType
  readonly limit: number
}

/** `accredit events`: events about the partner's customers. */
export const addEvents: AddCommand = (program, perform) => {
  const events = program.command('events')

  const list = events
    .command('list')
    .option('--customer <customerId>', '', readCustomerId)
    .option('--type <type>', '', readEventType)
    .option('--limit <count>', '', readCount, 100)
  addConnectionOptions(list).action(({ customer, type, limit, ...options }: ListOptions) =>
    perform(list, async (run) => {
      const { partner, calling } = await connect(run, options)
      const query = { customerId: customer, type, size: Math.min(limit, 500) }
      await run.output.list(pagesOf(partner, query, limit, calling), eventColumns, 'events')
    }),
  )

  const show = events.command('show').argument('<event>', '', readId)
  addConnectionOptions(show).action((id: string, options: ConnectionOptions) =>
    perform(show, async (run) => {
      const { partner, calling } = await connect(run, options)
      showEvent(run, await partner.events.get(id, calling))
    }),
  )

  const resend = events.command('resend').argument('<event>', '', readId)
  addConnectionOptions(resend).action((id: string, options: ConnectionOptions) =>
    perform(resend, async (run) => {
      const { partner, calling } = await connect(run, options)
      showEvent(run, await partner.events.resend(id, calling))
    }),
  )
}

async function* pagesOf(
  partner: Partner,
  query: NonNullable<Parameters<Partner['events']['list']>[0]>,
  limit: number,
  calling: Parameters<Partner['events']['list']>[1],
) {
  let left = limit
  let after: string | undefined
  do {
    const page = await partner.events.list({ ...query, after }, calling)
    yield page.items.slice(0, left)
    left -= page.items.length
    after = page.next
  } while (after !== undefined && left > 0)
}
