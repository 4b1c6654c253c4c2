import { readChoice, readNumber, readOptions } from '../scripts/read-options.mjs'

/** Subject and duration of a torture. */
export interface Plan {
  readonly store: 'sqlite' | 'postgres'
  readonly scenario: 'kills' | 'bulk' | 'client' | 'syncs' | 'power'
  readonly minutes: number
  /** Most kills in this run. */
  readonly kills: number
  /**
   * `off` weakens the store on purpose, to show that the torture detects the loss; `server-off`
   * turns PostgreSQL's `synchronous_commit` off, which the service must override.
   */
  readonly durability: 'default' | 'off' | 'server-off'
  /** Folder with all state, so that a run can continue an earlier one. */
  readonly state: string
  /** Number of bulk requests, or rows of a client's file. */
  readonly requests: number
  /** Number of concurrent journeys. */
  readonly atOnce: number
  /** True to update the table in `docs/reliability.md`. */
  readonly publish: boolean
  /** The command line as given. */
  readonly given: readonly string[]
}

/** Parses the command line. */
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
