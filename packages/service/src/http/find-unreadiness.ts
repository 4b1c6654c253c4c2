import type { Store } from '../store/store.ts'

/** Milliseconds of failing seals after which calls should go elsewhere. */
const sealPatience = 60_000

/**
 * Finds the reason why a service is not ready; undefined when it is. The reason is public, so it
 * names no host and no file, which are in the log.
 */
export async function findUnreadiness(
  store: Store,
  sealer: { failingFor(): number } | undefined,
): Promise<string | undefined> {
  try {
    await store.check()
  } catch {
    return 'the store cannot be read or written'
  }
  const isSealing = sealer === undefined || sealer.failingFor() < sealPatience
  return isSealing ? undefined : 'the activity log cannot be sealed'
}
