import type { Store } from '../store/store.ts'

/** Milliseconds for which seals may fail before calls should go elsewhere. */
const sealPatience = 60_000

/**
 * Finds what keeps a service from being ready; undefined where nothing does. It is said to whoever
 * asks, so it names no host and no file: these are in the log.
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
