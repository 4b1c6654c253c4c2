import type { Command } from 'commander'
import type { OperatorResult } from '../../operations/admin/operator-command.ts'
import type { Words } from '../../words/words.ts'
import type { Perform } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, tellResult, type AdminRun, type Flags } from './admin-store.ts'

/** A change by operators, as one command of a group. */
export interface AdminChange {
  /** Adds arguments and options beyond those of the group. */
  readonly accept?: (command: Command) => Command
  readonly make: (run: AdminRun, args: readonly string[], flags: Flags) => Promise<OperatorResult>
}

/** Commands about one kind of object: its changes by name, and `list`. */
export interface AdminGroup<Row> {
  readonly name: string
  /** Arguments that name the object, the partner first. */
  readonly names: readonly string[]
  readonly changes: Readonly<Record<string, AdminChange>>
  /** Arguments of `list`. */
  readonly listed: readonly string[]
  readonly pages: (run: AdminRun, args: readonly string[]) => AsyncIterable<readonly Row[]>
  readonly columns: readonly Column<Row>[]
  /** Name of the text for an empty list. */
  readonly empty: keyof Words['texts']['empty']
}

/** Adds a group of `accredit admin`. */
export function addAdminGroup<Row>(
  admin: Command,
  perform: Perform,
  { name, names, changes, listed, pages, columns, empty }: AdminGroup<Row>,
): void {
  const group = admin.command(name)
  const add = (verb: string, args: readonly string[]) =>
    args.reduce((command, argument) => command.argument(argument), group.command(verb))
  for (const [verb, { accept, make }] of Object.entries(changes)) {
    const command = add(verb, names)
    addAdminWork(accept?.(command) ?? command, perform, async (run, args, flags) =>
      tellResult(run, await make(run, args, flags)),
    )
  }
  addAdminWork(add('list', listed), perform, (run, args) =>
    run.output.list(pages(run, args), columns, empty),
  )
}

/** The two ways to store an object: `add` takes a new one, `change` an existing one. */
export function addAndChange(
  keep: (expect: 'new' | 'known') => AdminChange,
): Readonly<Record<'add' | 'change', AdminChange>> {
  return { add: keep('new'), change: keep('known') }
}
