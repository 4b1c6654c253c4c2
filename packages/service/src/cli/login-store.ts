import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import { withLock } from './lock-file.ts'
import { seal, unseal, type Sealed } from './seal.ts'

/** A sign-in that was kept, for one service. */
export interface Login {
  readonly authority: string
  readonly tenant: string
  readonly clientId: string
  readonly userName?: string | undefined
  readonly refreshToken: string
  /** The latest access token, so that not every command asks for one. */
  readonly accessToken?:
    | { readonly token: string; readonly expiresOnTimestamp: number; readonly scope: string }
    | undefined
}

/** Keeps logins encrypted, by the address of the service that they are for. */
export interface LoginStore {
  /** @throws Failure when what was kept cannot be read */
  read(baseUrl: string): Promise<Login | undefined>
  /** Changes a login while no other process does; `undefined` forgets it. */
  change(
    baseUrl: string,
    work: (login: Login | undefined) => Promise<Login | undefined>,
  ): Promise<Login | undefined>
}

type Logins = Readonly<Record<string, Login>>

const onlyMine = 0o600

/** Opens the store in a folder, which is made when something is kept. */
export function openLoginStore(folder: string): LoginStore {
  const keyFile = join(folder, 'key')
  const loginsFile = join(folder, 'logins')

  async function readAll(): Promise<Logins> {
    const text = await readIfThere(loginsFile)
    if (text === undefined) return {}
    try {
      await refuseOpenToOthers(keyFile)
      const sealed = JSON.parse(text.toString('utf8')) as Sealed
      return JSON.parse(await unseal(sealed, await readFile(keyFile))) as Logins
    } catch (error) {
      const reason = error instanceof Failure ? error.message : 'it was damaged, or its key is gone'
      throw new Failure(
        'signIn',
        `the stored login in ${loginsFile} cannot be read: ${reason}`,
        `Run "accredit logout --all", then "accredit login".`,
        error,
      )
    }
  }

  async function writeAll(logins: Logins): Promise<void> {
    if (Object.keys(logins).length === 0) return rm(loginsFile, { force: true })
    const sealed = await seal(JSON.stringify(logins), await readOrMakeKey(keyFile))
    const draft = `${loginsFile}.${randomBytes(6).toString('hex')}`
    await writeFile(draft, JSON.stringify(sealed), { mode: onlyMine })
    await rename(draft, loginsFile)
  }

  return {
    read: async (baseUrl) => (await readAll())[baseUrl],
    change: (baseUrl, work) =>
      withLock(`${loginsFile}.lock`, async () => {
        const { [baseUrl]: login, ...others } = await readAll()
        const changed = await work(login)
        if (changed === login) return login
        await writeAll(changed ? { ...others, [baseUrl]: changed } : others)
        return changed
      }),
  }
}

/** Forgets every login in a folder, readable or not, and the key. */
export async function forgetAllLogins(folder: string): Promise<void> {
  for (const name of ['logins', 'key']) await rm(join(folder, name), { force: true })
}

async function readOrMakeKey(file: string): Promise<Uint8Array> {
  const kept = await readIfThere(file)
  if (kept) return kept
  const key = randomBytes(32)
  await writeFile(file, key, { mode: onlyMine, flag: 'wx' })
  return key
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** As ssh does: a key that others can read is no key. Windows has no such bits. */
async function refuseOpenToOthers(file: string): Promise<void> {
  const { mode } = await stat(file)
  if (mode & 0o077 && platform() !== 'win32') {
    throw new Failure('signIn', `${file} can be read by others (chmod 600 it)`)
  }
}
