import type { AsyncEntry } from '@napi-rs/keyring'
import type { Keyring } from './keyring.ts'

/** The keyring of the user who runs the program. */
export const systemKeyring: Keyring = {
  read: async (name) => (await (await open(name)).getPassword()) ?? undefined,
  write: async (name, secret) => (await open(name)).setPassword(secret),
  delete: async (name) => void (await (await open(name)).deletePassword()),
}

async function open(name: string): Promise<AsyncEntry> {
  // Loaded when it is needed: it is native code, and most commands get along without it.
  const { AsyncEntry: Entry } = await import('@napi-rs/keyring')
  // The kernel's own keyring, to which it would turn otherwise, forgets when the machine restarts.
  return new Entry('accredit', name, { linux: { store: 'secret-service' } })
}
