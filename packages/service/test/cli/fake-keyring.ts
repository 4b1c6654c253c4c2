import type { Keyring } from '../../src/cli/keyring.ts'

/** State of a keyring: present, without a service, locked, or accepting without storing. */
export type KeyringState = 'open' | 'away' | 'locked' | 'forgetful'

/** A keyring in memory. */
export interface FakeKeyring extends Keyring {
  state: KeyringState
  readonly secrets: Map<string, string>
}

const refusals: Partial<Record<KeyringState, string>> = {
  away: "Couldn't access platform storage: no such bus",
  locked: 'the prompt was dismissed',
}

export function createFakeKeyring({ state }: { state: KeyringState }): FakeKeyring {
  const secrets = new Map<string, string>()
  const keyring: FakeKeyring = {
    state,
    secrets,
    read: (name) => step(() => secrets.get(name)),
    write: (name, secret) =>
      step(() => {
        if (keyring.state !== 'forgetful') secrets.set(name, secret)
      }),
    delete: (name) => step(() => void secrets.delete(name)),
  }
  const step = async <Result>(work: () => Result): Promise<Result> => {
    const refusal = refusals[keyring.state]
    if (refusal !== undefined) throw new Error(refusal)
    return work()
  }
  return keyring
}
