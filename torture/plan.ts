import { readChoice, readNumber, readOptions } from '../scripts/read-options.mjs'

/** Subject and duration of a torture. */
export interface Plan {
  readonly store: 'sqlite' | 'postgres'
  readonly scenario: 'kills' | 'bulk' | 'client' | 'syncs' | 'power'
  readonly minutes: number
  /** Most kills of this run. */
  readonly kills: number
  /**
   * `off` weakens the store on purpose, so that the torture is seen to find something; `server-off`
   * leaves PostgreSQL's `synchronous_commit` off, on which the service has to insist.
   */
  readonly durability: 'default' | 'off' | 'server-off'
  /** Folder that keeps everything, so that a run continues where an earlier one ended. */
  readonly state: string
  /** Requests of a bulk, and rows of a client's file. */
  readonly requests: number
  /** Journeys at the same time. */
  readonly atOnce: number
  /** True when the table in `docs/reliability.md` is written. */
  readonly publish: boolean
  /** The command line as it was given. */
  readonly given: readonly string[]
}

/** Reads the command line. */
export function readPlan(args: readonly string[]): Plan {
  const values = readOptions(
    {
      store: { type: 'string', default: 'sqlite' },
      scenario: { type: 'string', default: 'kills' },
      minutes: { type: 'string', default: '20' },
      kills: { type: 'string', default: '1000000' },
      durability: { type: 'string', default: 'default' },
      state: { type: 'string', default: '.torture' },
      requests: { type: 'string', default: '10000' },
      'at-once': { type: 'string', default: '12' },
      'no-publish': { type: 'boolean', default: false },
    },
    args,
  )
  return {
    store: readChoice('store', values.store, ['sqlite', 'postgres']),
    scenario: readChoice('scenario', values.scenario, [
      'kills',
      'bulk',
      'client',
      'syncs',
      'power',
    ]),
    minutes: readNumber('minutes', values.minutes, { least: 0, whole: false }),
    kills: readNumber('kills', values.kills, { least: 0 }),
    durability: readChoice('durability', values.durability, ['default', 'off', 'server-off']),
    state: values.state,
    requests: readNumber('requests', values.requests, { least: 1 }),
    atOnce: readNumber('at-once', values['at-once'], { least: 1 }),
    publish: !values['no-publish'],
    given: args,
  }
}
