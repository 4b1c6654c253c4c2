import type { SetupPart } from '../../words/en/command-problems.ts'
import { problem } from '../../words/problem.ts'
import { hostname, userInfo } from 'node:os'
import type { Command } from 'commander'
import type { OperatorStore } from '../../admin/open-operator-store.ts'
import type {
  OperatorChange,
  OperatorInput,
  OperatorResult,
} from '../../operations/admin/operator-command.ts'
import type { Command as StoreCommand } from '../../store/command.ts'
import type { PartnerSetup, Setup } from '../../rules/admin/setup.ts'
import type { SetupProblem } from '../../rules/admin/setup-fields.ts'
import { isShownLine, showValue } from '../../rules/read/shown-text.ts'
import type { CommandRun, Perform } from '../command-run.ts'
import { describeChange } from '../describe-change.ts'
import type { Ending } from '../exit-codes.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import {
  addServiceOptions,
  readReviewerTenantsConfig,
  readStoreConfig,
} from '../service-options.ts'

/** Dependencies and options of an operator's command. */
export interface AdminRun extends CommandRun {
  readonly store: OperatorStore
  /** Operator who makes the change. */
  readonly operator: string
  /** Reviewers' tenants that this configuration names. */
  readonly reviewerTenants: readonly string[]
  /** Now, in epoch milliseconds. */
  readonly at: number
  /** Makes a change as the operator. */
  change<Input>(
    command: StoreCommand<OperatorInput & Input, OperatorResult>,
    input: Input,
  ): Promise<OperatorResult>
}

/** Flags by their names on the command line. */
export type Flags = Readonly<Record<string, unknown>>

/**
 * Adds the action of an operator's command: the store is opened for it, whether or not a service is
 * running, and closed afterwards.
 */
export function addAdminWork(
  command: Command,
  perform: Perform,
  work: (run: AdminRun, args: readonly string[], flags: Flags) => Promise<Ending | void>,
): void {
  command.option('--by <name>')
  addServiceOptions(command, ['data', 'store']).action((...received: unknown[]) =>
    perform(command, async (run) => {
      const flags = command.opts<Flags>()
      const args = (received.slice(0, -2) as (string | readonly string[] | undefined)[]).flatMap(
        (argument) => argument ?? [],
      )
      const { environment } = run.runtime
      const config = await readStoreConfig(flags, environment)
      const reviewerTenants = await readReviewerTenantsConfig(flags, environment)
      const { openOperatorStore } = await import('../../admin/open-operator-store.ts')
      const store = await openOperatorStore(config).catch((error: unknown) => {
        throw explainStartFailure(error, config)
      })
      try {
        const by = { operator: readOperator(flags['by']), reviewerTenants }
        const at = Date.now()
        const change: AdminRun['change'] = (made, input) => store.run(made, { ...by, ...input }, at)
        return await work({ ...run, store, ...by, at, change }, args, flags)
      } finally {
        await store.close()
      }
    }),
  )
}

/** Reports the result of a change. */
export function tellResult(run: CommandRun, result: OperatorResult): void {
  if ('refused' in result) throw new Failure('refused', problem('OperatorRefusal', result.refused))
  tellChanges(run, result.changes)
  if (result.changes.length === 0) run.output.note(run.speech.words.notes.noChange)
}

/** Prints changes, one a line. */
export function tellChanges(
  { output, speech }: CommandRun,
  changes: readonly OperatorChange[],
): void {
  const { changed } = speech.words.notes
  output.value(changes, () =>
    changes.map((change) => `${describeChange(change, changed)}\n`).join(''),
  )
}

/** Parses the arguments of one command by the rules of the setup file. */
export async function readArguments(document: unknown): Promise<Setup> {
  const { readSetup } = await import('../../rules/admin/read-setup.ts')
  const { setup, problems } = readSetup(document)
  const [found] = problems
  if (!found) return setup
  throw new Failure(
    'usage',
    problem('SetupValue', showPart({ ...found, path: lastOf(found.path) })),
  )
}

/** Parses arguments about a partner. */
export async function readPartner(
  partner: Readonly<Record<string, unknown>>,
): Promise<PartnerSetup> {
  const { partners } = await readArguments({ partners: [partner] })
  return only(partners)
}

/** Parses arguments about one object of a partner. */
export async function readBelow<Kind extends 'applications' | 'members' | 'codes' | 'customers'>(
  partnerId: string | undefined,
  kind: Kind,
  thing: Readonly<Record<string, unknown>>,
): Promise<{ partnerId: string; thing: NonNullable<PartnerSetup[Kind]>[number] }> {
  const partner = await readPartner({ id: partnerId, [kind]: [thing] })
  type Things = readonly NonNullable<PartnerSetup[Kind]>[number][] | undefined
  return { partnerId: partner.id, thing: only(partner[kind] as Things) }
}

/** A flag is text; anything but a number stays text, to get the same error as in a file. */
export function numberOf(flag: unknown): unknown {
  return typeof flag === 'string' && /^\d+$/.test(flag) ? Number(flag) : flag
}

/**
 * Returns the one parsed object.
 * @throws Error where there is none, which the file's rules exclude
 */
export function only<Thing>(things: readonly Thing[] | undefined): Thing {
  const [thing] = things ?? []
  if (thing === undefined) throw new Error('the parsed object is missing')
  return thing
}

/** Formats a value that breaks a rule, for the message. */
export function showPart({ path, value, broken }: SetupProblem): SetupPart {
  return { path, broken, ...(value !== undefined && { value: showValue(value) }) }
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path
}

function readOperator(by: unknown): string {
  if (typeof by !== 'string') return whoAmI()
  if (isShownLine(by) && by.trim() !== '') return by
  throw new Failure('usage', problem('OperatorName', { text: showValue(by) }))
}

function whoAmI(): string {
  try {
    return `${userInfo().username}@${hostname()}`
  } catch {
    // A container's user may have no name.
    return `operator@${hostname()}`
  }
}
