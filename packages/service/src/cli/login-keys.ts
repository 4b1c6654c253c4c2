import { problem } from '../words/problem.ts'
import { randomBytes } from 'node:crypto'
import { rm, stat, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import type { Keyring } from './keyring.ts'
import { readIfThere } from './read-if-there.ts'

/** Location of the key for the stored logins. */
export type KeyPlace = 'keyring' | 'file'

/** A key chosen to encrypt the stored logins. */
export interface ChosenKey {
  readonly place: KeyPlace
  readonly secret: Uint8Array
  /** Reason why it is not in the keyring, for diagnosis. */
  readonly because?: string | undefined
}

/** The keys of the logins in one folder. */
export interface LoginKeys {
  /** @throws Failure when it is lost or not available now */
  read(place: KeyPlace): Promise<Uint8Array>
  /** Chooses the key in the keyring if that works, else the one in the file. */
  choose(): Promise<ChosenKey>
  /**
   * Removes the key from a location; a keyring that cannot be reached keeps it, useless without the
   * file.
   */
  delete(place: KeyPlace): Promise<void>
}

/**
 * Opens the keys of a folder. The keyring identifies them by the folder's path.
 * @param keyring absent when the user wants none
 */
export function openLoginKeys(folder: string, keyring: Keyring | undefined): LoginKeys {
  const file = join(folder, 'key')
  const loginFile = join(folder, 'logins')

  async function readKeyring(): Promise<Uint8Array> {
    if (!keyring) {
      throw new Failure('signIn', problem('LoginKeyringOff', { file: loginFile }))
    }
    const kept = await keyring.read(folder).catch((error: unknown) => {
      const reason = messageOf(error)
      throw new Failure('signIn', problem('LoginKeyringAway', { file: loginFile, reason }), error)
    })
    if (kept === undefined) {
      throw new Failure('signIn', problem('LoginKeyNotInKeyring', { file: loginFile }))
    }
    return Buffer.from(kept, 'base64')
  }

  async function readFileKey(): Promise<Uint8Array> {
    await refuseOpenToOthers(file, loginFile)
    const kept = await readIfThere(file)
    if (kept) return kept
    throw new Failure('signIn', problem('LoginKeyGone', { file: loginFile }))
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
  // A keyring that accepts a secret without storing it would lose every login.
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

/** As ssh does: a key readable by others is refused. Windows has no such permission bits. */
async function refuseOpenToOthers(file: string, loginFile: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found && found.mode & 0o077 && platform() !== 'win32') {
    throw new Failure('signIn', problem('LoginKeyOpen', { file: loginFile, key: file }))
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
