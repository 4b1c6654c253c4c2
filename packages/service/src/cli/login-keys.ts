import { randomBytes } from 'node:crypto'
import { rm, stat, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import type { Keyring } from './keyring.ts'
import { readIfThere } from './read-if-there.ts'

/** Place of the key that opens the stored logins. */
export type KeyPlace = 'keyring' | 'file'

/** A key that was chosen to seal the stored logins. */
export interface ChosenKey {
  readonly place: KeyPlace
  readonly secret: Uint8Array
  /** Reason that it is not in the keyring, for diagnosis. */
  readonly because?: string | undefined
}

/** The keys of the logins in one folder. */
export interface LoginKeys {
  /** @throws Failure when it is gone, or cannot be had now */
  read(place: KeyPlace): Promise<Uint8Array>
  /** Takes the key in the keyring, where there is one that keeps it, else that of the file. */
  choose(): Promise<ChosenKey>
  /** Removes the key of a place; a keyring that cannot be reached keeps it, and it opens nothing. */
  delete(place: KeyPlace): Promise<void>
}

const signInAgain = 'run "accredit logout --all", then "accredit login".'

/**
 * Opens the keys of a folder. The keyring knows them by the folder's path.
 * @param keyring absent when the person wants none
 */
export function openLoginKeys(folder: string, keyring: Keyring | undefined): LoginKeys {
  const file = join(folder, 'key')

  async function readKeyring(): Promise<Uint8Array> {
    if (!keyring) {
      throw new Failure(
        'signIn',
        'its key is in the keyring, and ACCREDIT_KEYRING is off',
        `Leave ACCREDIT_KEYRING out, or sign in again: ${signInAgain}`,
      )
    }
    const kept = await keyring.read(folder).catch((error: unknown) => {
      throw new Failure(
        'signIn',
        `its key is in the keyring, which is locked or away (${messageOf(error)})`,
        `Unlock the keyring and run the same command again, or sign in again: ${signInAgain}`,
        error,
      )
    })
    if (kept === undefined) {
      throw new Failure(
        'signIn',
        'its key is no longer in the keyring',
        `Sign in again: ${signInAgain}`,
      )
    }
    return Buffer.from(kept, 'base64')
  }

  async function readFileKey(): Promise<Uint8Array> {
    await refuseOpenToOthers(file)
    const kept = await readIfThere(file)
    if (kept) return kept
    throw new Failure('signIn', 'its key is gone', `Sign in again: ${signInAgain}`)
  }

  return {
    read: (place) => (place === 'keyring' ? readKeyring() : readFileKey()),
    async choose() {
      let because: string | undefined = 'ACCREDIT_KEYRING is off'
      if (keyring) {
        try {
          return { place: 'keyring', secret: await readOrMakeIn(keyring, folder) }
        } catch (error) {
          because = messageOf(error)
        }
      }
      return { place: 'file', secret: await readOrMakeFile(file), because }
    },
    async delete(place) {
      if (place === 'file') await rm(file, { force: true })
      else await keyring?.delete(folder).catch(() => undefined)
    },
  }
}

async function readOrMakeIn(keyring: Keyring, name: string): Promise<Uint8Array> {
  const kept = await keyring.read(name)
  if (kept !== undefined) return Buffer.from(kept, 'base64')
  const secret = randomBytes(32)
  await keyring.write(name, secret.toString('base64'))
  // A keyring that takes a secret and does not keep it would lose every login.
  if ((await keyring.read(name)) === secret.toString('base64')) return secret
  throw new Error('the keyring did not keep the key')
}

async function readOrMakeFile(file: string): Promise<Uint8Array> {
  const kept = await readIfThere(file)
  if (kept) return kept
  const secret = randomBytes(32)
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' })
  return secret
}

/** As ssh does: a key that others can read is no key. Windows has no such bits. */
async function refuseOpenToOthers(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found && found.mode & 0o077 && platform() !== 'win32') {
    throw new Failure(
      'signIn',
      `${file} can be read by others (chmod 600 it)`,
      `Run "chmod 600 ${file}", or sign in again: ${signInAgain}`,
    )
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
