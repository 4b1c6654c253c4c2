import { command } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import type { Store } from '../store/store.ts'
import { findSetting, putSetting } from '../store/queries/settings.ts'

const name = 'reviewer-tenants'

interface Named {
  readonly reviewerTenants?: readonly string[]
}

/** Stores them if they have changed since the last start. */
export async function upsertReviewerTenants(
  { reader, run }: Pick<Store, 'reader' | 'run'>,
  reviewerTenants: readonly string[],
  at: number,
): Promise<void> {
  const kept = (await findSetting(reader, name)) ?? ''
  if (kept === reviewerTenants.join(',')) return
  await run(upsertReviewerTenantsCommand, { reviewerTenants }, at)
}

/**
 * Stores the service's reviewers' tenants for the operator's commands, which run elsewhere,
 * possibly without the service's configuration.
 */
export const upsertReviewerTenantsCommand = command(
  'upsertReviewerTenants',
  async (transaction, { reviewerTenants = [] }: Named): Promise<void> => {
    await putSetting(transaction, name, reviewerTenants.join(','))
  },
)

/** Lists the reviewers' tenants: those of the service's last start, and the given ones. */
export async function listReviewerTenants(
  connection: Connection,
  { reviewerTenants = [] }: Named,
): Promise<readonly string[]> {
  const kept = (await findSetting(connection, name)) ?? ''
  return [...kept.split(',').filter(Boolean), ...reviewerTenants]
}
