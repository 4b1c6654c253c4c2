import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { activityLoggedMs, type EventType, type WatchNews } from '@accredit/client'
import { openWatchLedger } from '@accredit/client/node'
import { createMailTransport, type MailTransport } from '../../events/mail-transport.ts'
import { isMailbox, readSmtp } from '../../config/read-smtp.ts'
import { createBell } from '../../live/bell.ts'
import { problem } from '../../words/problem.ts'
import { openSlots } from '../bulk/traffic-options.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { configFolder } from '../config-folder.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { Failure } from '../failure.ts'
import { openNamed } from '../file-failure.ts'
import { InvalidValue } from '../invalid-value.ts'
import { openListenSecret } from '../listen-secret.ts'
import { readCount } from '../read-count.ts'
import { readEventTypes, readForwardUrl } from '../read-event-arguments.ts'
import { readSince } from '../read-since.ts'
import { readTime } from '../read-time.ts'
import { addServiceOptions, readPartOfConfig } from '../service-options.ts'
import { giveOut, type Way } from '../watch/give-out.ts'
import type { Endpoint } from '../watch/read-endpoints.ts'
import { tellNews } from '../watch/tell-news.ts'
import { wayToAddress, wayToMailbox, wayToOutput } from '../watch/ways.ts'

interface WatchOptions extends ConnectionOptions {
  readonly every?: number
  readonly since?: Date
  readonly ledger?: string
  readonly rate?: number
  readonly events?: readonly EventType[]
  readonly forwardTo?: string
  readonly endpoints?: string
  readonly mail?: readonly string[]
}

const smtpOptions = ['smtp', 'smtpFrom', 'smtpPasswordFile'] as const

/** `accredit watch`: follows customers of a service without events, such as Partner Center. */
export const addWatch: AddCommand = (program, perform) => {
  const command = program
    .command('watch')
    .option('--every <time>', '', readEvery)
    .option('--since <time>', '', readLogged)
    .option('--events <types>', '', readEventTypes)
    .option('--forward-to <address>', '', readForwardUrl)
    .option('--endpoints <file>')
    .option('--mail <addresses>', '', readMailboxes)
    .option('--ledger <file>')
    .option('--rate <count>', '', readCount)
  addConnectionOptions(addServiceOptions(command, smtpOptions)).action((options: WatchOptions) =>
    perform(command, (run) => watch(run, options)),
  )
}

async function watch(run: CommandRun, options: WatchOptions): Promise<void> {
  const { runtime, output, speech } = run
  const { every: everyMs, since, rate, events: types } = options
  const endpoints = await openEndpoints(options.endpoints)
  using post = await openPost(run, options)
  const { partner, target } = await connect(run, options)
  const service = target.baseUrl
  const mailboxes = options.mail ?? []
  const ways: Way[] = [
    wayToOutput(run, types),
    ...endpoints.map(({ types: own = types, ...endpoint }) => wayToAddress(endpoint, own)),
    ...mailboxes.flatMap((address) =>
      post.transport
        ? [wayToMailbox(address, { transport: post.transport, run, service, types })]
        : [],
    ),
  ]
  // An address listed in the file uses the secret given there.
  const isListed = endpoints.some((endpoint) => endpoint.url === options.forwardTo)
  const url = isListed ? undefined : options.forwardTo
  const receivers = url === undefined ? ways : [...ways, { name: url, types }]
  using slots = openSlots(run)
  using ledger = openNamed(options.ledger ?? ledgerOf(run), openWatchLedger)
  const bells = receivers.map(createBell)
  const ended = new AbortController()
  const signal = AbortSignal.any([runtime.stop, ended.signal])
  const teller = tellNews(run)
  let giving: Promise<void> = Promise.resolve()
  let failure: unknown

  /** Starts to deliver what the ledger holds, including what an earlier run left. */
  async function give(partnerId: string): Promise<void> {
    if (url !== undefined) {
      const secret = await openListenSecret(runtime, `watch ${service} ${partnerId}`)
      void teller.ready.then(() => output.note(speech.words.texts.listen.secret({ secret })))
      ways.push(wayToAddress({ url, secret }, types))
    }
    await Promise.all(
      ways.map((way, index) => giveOut(run, { ledger, way, bell: bells[index]! }, signal)),
    )
  }

  const onNews = (news: WatchNews) => {
    if (news.kind === 'told') for (const bell of bells) bell.ring()
    if (news.kind === 'opened') {
      giving = give(news.partnerId).catch((error: unknown) => {
        failure ??= error
        ended.abort()
      })
    }
    teller.tell(news)
  }
  try {
    await partner.watch({
      ledger,
      receivers,
      everyMs,
      since,
      slots,
      signal,
      requestsPerMinute: rate,
      onNews,
    })
  } finally {
    ended.abort()
    teller.end()
    await giving
  }
  if (failure !== undefined) throw failure
}

/** Reads the endpoints; the parser is loaded only if there is a file. */
async function openEndpoints(file: string | undefined): Promise<Endpoint[]> {
  if (file === undefined) return []
  const { readEndpoints } = await import('../watch/read-endpoints.ts')
  return readEndpoints(file)
}

/** Mail server of a watch. */
interface Post extends Disposable {
  readonly transport?: MailTransport
}

/**
 * Opens the mail server that the options name.
 * @throws Failure where mail is requested without one; ConfigError
 */
async function openPost({ runtime }: CommandRun, options: WatchOptions): Promise<Post> {
  const { mail, ...flags } = options
  if (!mail) return { [Symbol.dispose]: () => undefined }
  const smtp = readSmtp(await readPartOfConfig({ ...flags }, runtime.environment, smtpOptions))
  if (!smtp) throw new Failure('usage', problem('MailServerMissing'))
  const transport = createMailTransport(smtp)
  return { transport, [Symbol.dispose]: () => transport.close() }
}

function ledgerOf({ runtime }: CommandRun): string {
  const folder = configFolder(runtime)
  openNamed(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }))
  return join(folder, 'watch.db')
}

/** Shortest polling interval in milliseconds. */
const shortestEvery = 1_000

function readEvery(text: string): number {
  const milliseconds = readTime(text)
  if (milliseconds >= shortestEvery) return milliseconds
  throw new InvalidValue(({ every }) => every)
}

function readLogged(text: string): Date {
  const since = readSince(text)
  const age = Date.now() - since.getTime()
  if (age >= 0 && age <= activityLoggedMs) return since
  throw new InvalidValue(({ logged }) => logged)
}

function readMailboxes(text: string): string[] {
  const addresses = [...new Set(text.split(',').map((address) => address.trim()))]
  if (addresses.every(isMailbox)) return addresses
  throw new InvalidValue(({ mailboxes }) => mailboxes)
}
