import { refuse } from '../../src/rules/refusal.ts'
import {
  command,
  registerCommands,
  type Reply,
  type RequestIdentity,
} from '../../src/store/command.ts'
import { removeExpiredAnswer } from '../../src/store/queries/answers.ts'
import { findSetting, putSetting } from '../../src/store/queries/settings.ts'
import { openChannel } from './channel.ts'

const keysOf = ({ name }: { name: string }) => [name]

type AnswerKey = Pick<RequestIdentity, 'partnerId' | 'requestId' | 'target'>

interface Note {
  readonly name: string
  readonly value: string
}

/** Commands that the store is tested with: some behave, some do not. */
export const tried = {
  note: command(
    'note',
    async (transaction, { name, value }: Note): Promise<string> => {
      await putSetting(transaction, name, value)
      return `${name}=${value}`
    },
    keysOf,
  ),

  /** Answers a caller, with what it found and what it was called at. */
  count: command(
    'count',
    async (transaction, { name }: { name: string }, at): Promise<Reply> => {
      const count = Number((await findSetting(transaction, name)) ?? 0) + 1
      await putSetting(transaction, name, String(count))
      return { status: 201, body: { count, at } }
    },
    keysOf,
  ),

  /** Forgets the answer under a request id, if it has expired by now. */
  forget: command('forget', async (transaction, key: AnswerKey, at): Promise<void> => {
    await removeExpiredAnswer(transaction, { ...key, expiredBy: at })
  }),

  /** Answers a caller with something that must not be kept. */
  reveal: command(
    'reveal',
    async (transaction, { name, value }: Note): Promise<Reply> => {
      await putSetting(transaction, name, 'revealed')
      return { status: 201, body: { name }, once: { secret: value } }
    },
    keysOf,
  ),

  refuse: command(
    'refuse',
    async (transaction, { name }: { name: string }): Promise<Reply> => {
      await findSetting(transaction, name)
      return refuse('TenantNotFound', { customerId: name })
    },
    keysOf,
  ),

  refuseLate: command(
    'refuseLate',
    async (transaction, { name, value }: Note): Promise<Reply> => {
      await putSetting(transaction, name, value)
      return refuse('TenantNotFound', { customerId: name })
    },
    keysOf,
  ),

  /** Does not wait for one of its writes. */
  hurry: command(
    'hurry',
    async (transaction, { name }: { name: string }): Promise<void> => {
      await putSetting(transaction, `${name}-waited`, '1')
      void putSetting(transaction, name, '1')
      await putSetting(transaction, `${name}-after`, '1')
    },
    keysOf,
  ),

  fail: command(
    'fail',
    async (transaction, { name, value }: Note): Promise<Reply> => {
      await putSetting(transaction, name, value)
      throw new TypeError('a fault of ours')
    },
    keysOf,
  ),

  /** Asks the engine on the very connection, and inside the transaction, in which commands run. */
  ask: command('ask', async (transaction, { sql }: { sql: string }): Promise<unknown> => {
    const [row] = (await transaction.query({ sql, writes: false }, [])) as Record<string, unknown>[]
    return Object.values(row ?? {})[0]
  }),

  /** Breaks a rule of the schema, as a forgotten check would. */
  violate: command(
    'violate',
    async (transaction): Promise<void> => {
      const sql = `insert into setting (name, value) values ('violation', null)`
      await transaction.query({ sql, writes: true }, [])
    },
    () => [],
  ),

  /** Waits for something else than its transaction, which no command should: for the test. */
  hold: command('hold', async (transaction, { name, value }: Note): Promise<void> => {
    await putSetting(transaction, `${name}-before`, value)
    using channel = openChannel(name)
    const released = channel.receive('go')
    channel.send('holding')
    await released
    await putSetting(transaction, `${name}-after`, value)
  }),

  /** Ends the transaction behind the store's back, as SQLite does when the disk is full. */
  endTransaction: command(
    'endTransaction',
    async (transaction, { name, value }: Note): Promise<void> => {
      await putSetting(transaction, name, value)
      await transaction.query({ sql: 'rollback', writes: false }, [])
      throw new Error('database or disk is full')
    },
  ),

  /** Leaves behind what only the commit finds out. */
  spoilCommit: command('spoilCommit', async (transaction): Promise<void> => {
    await transaction.query({ sql: 'pragma defer_foreign_keys = on', writes: false }, [])
    const sql = `insert into qualification (partner_id, customer_id, type, updated_at)
                 values ('nobody', 'nobody', 'Education', 0)`
    await transaction.query({ sql, writes: true }, [])
  }),

  /** Brings down whatever runs it. */
  crash: command('crash', async (transaction, { name, value }: Note): Promise<void> => {
    await putSetting(transaction, name, value)
    setImmediate(() => {
      throw new Error('a fault that nobody catches')
    })
    await new Promise(() => undefined)
  }),

  /** Locks two rows one after the other; two of them crosswise lock each other out. */
  lockBoth: command(
    'lockBoth',
    async (transaction, { first, second }: { first: string; second: string }): Promise<string> => {
      await putSetting(transaction, first, 'locked')
      await transaction.query({ sql: 'select pg_sleep(0.2)', writes: false }, [])
      await putSetting(transaction, second, 'locked')
      return 'both'
    },
  ),

  /** Loses its connection in the middle. */
  loseConnection: command(
    'loseConnection',
    async (transaction, { name, value }: Note): Promise<void> => {
      await putSetting(transaction, name, value)
      const sql = 'select pg_terminate_backend(pg_backend_pid())'
      await transaction.query({ sql, writes: false }, [])
    },
    keysOf,
  ),
}

/** Export that the writer thread loads. */
export const commands = registerCommands(Object.values(tried))

/** Address of this module, for the thread that loads it. */
export const commandsUrl = import.meta.url
