import type { AsyncEntry } from '@napi-rs/keyring'
import type { Keyring } from './keyring.ts'

/** The current user's keyring. */
export const systemKeyring: Keyring = {
  read: async (name) => (await (await open(name)).getPassword()) ?? undefined,
  write: async (name, secret) => (await open(name)).setPassword(secret),
  delete: async (name) => void (await (await open(name)).deletePassword()),
}

async function open(name: string): Promise<AsyncEntry> {
  // Loaded on demand: it is native code that most commands do not need.
  const { AsyncEntry: Entry } = await import('@napi-rs/keyring')
  // Otherwise it would use the kernel's own keyring, which does not survive a restart.
  return new Entry('accredit', name, { linux: { store: 'secret-service' } })
}
