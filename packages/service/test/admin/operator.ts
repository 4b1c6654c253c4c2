import { openOperatorStore, type OperatorStore } from '../../src/admin/open-operator-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { OperatorResult } from '../../src/operations/admin/operator-command.ts'
import { readSetup } from '../../src/rules/admin/read-setup.ts'
import type { TestStorage } from '../support/stores.ts'
import { applySetupCommand } from '../../src/operations/admin/apply-setup.ts'

/** An id by its last digits. */
export const id = (digits: string) => `6f0c3a52-0000-4000-8000-${digits.padStart(12, '0')}`

/** Operator who makes the changes of the tests. */
export const operator = 'ada@tests'

/** An empty store of the newest schema, opened as an operator does. */
export async function openEmptyStore(
  storage: TestStorage,
): Promise<OperatorStore & AsyncDisposable> {
  await (await openStore(storage.config)).close()
  return openOperator(storage)
}

/** The store of a service that may be running, opened as an operator does. */
export async function openOperator(storage: TestStorage): Promise<OperatorStore & AsyncDisposable> {
  const store = await openOperatorStore(storage.config)
  return { ...store, [Symbol.asyncDispose]: () => store.close() }
}

/** Applies a setup, as the command line does with a file. */
export async function apply(
  store: OperatorStore,
  document: unknown,
  how: { trial?: boolean; prune?: boolean; at?: number } = {},
) {
  const { setup, problems } = readSetup(document)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const { trial = false, prune = false, at = Date.now() } = how
  return store.run(applySetupCommand, { setup, operator, trial, prune }, at)
}

/** Changes of a result, or the name of its refusal. */
export function outcomeOf(result: OperatorResult): readonly string[] | string {
  if ('refused' in result) return result.refused.name
  return result.changes.map(({ action }) => action)
}
