import type { EventType, Webhook } from '@accredit/client'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import type { Column } from '../format-table.ts'
import { readEventTypes, readForwardUrl, readId } from '../read-event-arguments.ts'

interface AddOptions extends ConnectionOptions {
  readonly events?: readonly EventType[]
  readonly description?: string
}

const columns: readonly Column<Webhook>[] = [
  { title: 'id', cell: ({ id }) => id },
  {
    title: 'state',
    cell: ({ state }) => state,
    paint: ({ state }, text, style) => (state === 'on' ? text : style('red', text)),
  },
  { title: 'address', cell: ({ url }) => url },
  { title: 'events', cell: ({ events }) => (events.length === 0 ? '*' : events.join(', ')) },
]

/** `accredit webhooks`: endpoints that receive the partner's events. */
export const addWebhooks: AddCommand = (program, perform) => {
  const webhooks = program.command('webhooks')

  const add = webhooks
    .command('add')
    .argument('<url>', '', readForwardUrl)
    .option('--events <types>', '', readEventTypes)
    .option('--description <text>')
  addConnectionOptions(add).action((url: string, { events, description, ...options }: AddOptions) =>
    perform(add, async (run) => {
      const { partner, calling } = await connect(run, options)
      const added = await partner.webhooks.add({ url, events, description }, calling)
      run.output.fields(added, [
        ['id', added.id],
        ['address', added.url],
        ['secret', added.secret],
      ])
      run.output.note(run.speech.words.texts.webhooks.secretOnce)
    }),
  )

  const list = webhooks.command('list')
  addConnectionOptions(list).action((options: ConnectionOptions) =>
    perform(list, async (run) => {
      const { partner, calling } = await connect(run, options)
      await run.output.list([await partner.webhooks.list(calling)], columns, 'webhooks')
    }),
  )

  const rotate = webhooks.command('rotate').argument('<webhook>', '', readId)
  addConnectionOptions(rotate).action((id: string, options: ConnectionOptions) =>
    perform(rotate, async (run) => {
      const { partner, calling } = await connect(run, options)
      const rotated = await partner.webhooks.rotate(id, calling)
      run.output.fields(rotated, [
        ['secret', rotated.secret],
        ['formerUntil', run.speech.formats.date(rotated.formerUntil)],
      ])
      run.output.note(run.speech.words.texts.webhooks.secretOnce)
    }),
  )

  const test = webhooks.command('test').argument('<webhook>', '', readId)
  addConnectionOptions(test).action((id: string, options: ConnectionOptions) =>
    perform(test, (run) => tryWebhook(run, id, options)),
  )

  const remove = webhooks.command('remove').argument('<webhook>', '', readId)
  addConnectionOptions(remove).action((id: string, options: ConnectionOptions) =>
    perform(remove, async (run) => {
      const { partner, calling } = await connect(run, options)
      await partner.webhooks.remove(id, calling)
      run.output.value({ removed: id }, () => `${id}\n`)
    }),
  )
}

/** Number of polls for the answer to a test event, and the milliseconds between them. */
const looks = 40
const pause = 500

/** Sends a test event, and reports the answer. */
async function tryWebhook(run: CommandRun, id: string, options: ConnectionOptions) {
  const { runtime, output } = run
  const { partner, calling } = await connect(run, options)
  const { eventId } = await partner.webhooks.test(id, calling)
  for (let look = 0; look < looks; look += 1) {
    const { items } = await partner.webhooks.deliveries(id, { size: 20 }, calling)
    const sent = items.find((one) => one.eventId === eventId && one.attempts > 0)
    if (sent) {
      const delivery = await partner.webhooks.delivery(sent.id, calling)
      const { status, fault, answer, milliseconds } = delivery.log.at(-1) ?? {}
      output.fields(delivery, [
        ['state', delivery.state],
        ['answered', status === undefined ? fault : String(status)],
        ['took', milliseconds === undefined ? undefined : `${milliseconds} ms`],
        ['answer', answer],
      ])
      return delivery.state === 'delivered' ? undefined : ('refused' as const)
    }
    await runtime.sleep(pause, runtime.stop)
  }
  output.note(run.speech.words.texts.webhooks.noAnswerYet)
  return 'unreachable' as const
}
