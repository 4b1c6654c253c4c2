import { problem } from '../words/problem.ts'
import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refusesKeyring } from './client-variables.ts'
import { configFolder } from './config-folder.ts'
import { Failure } from './failure.ts'
import { openLoginKeys, type ChosenKey, type KeyPlace, type LoginKeys } from './login-keys.ts'
import { readIfThere } from './read-if-there.ts'
import { seal, unseal, type Sealed } from './seal.ts'
import type { Runtime } from './runtime.ts'
import { withLock } from './with-lock.ts'

/** A stored sign-in for one service. */
export interface Login {
  readonly authority: string
  /** Audience of its tokens; absent for Partner Center's own. */
  readonly audience?: string | undefined
  readonly tenant: string
  readonly clientId: string
  readonly userName?: string | undefined
  readonly refreshToken: string
  /** The latest access token, which saves most commands a token request. */
  readonly accessToken?:
    | { readonly token: string; readonly expiresOnTimestamp: number; readonly scope: string }
    | undefined
}

/** Stores logins encrypted, by the address of their service. */
export interface LoginStore {
  /** @throws Failure when the stored login cannot be read */
  read(baseUrl: string): Promise<Login | undefined>
  /** Changes a login under a lock; `undefined` deletes it. */
  change(
    baseUrl: string,
    work: (login: Login | undefined) => Promise<Login | undefined>,
  ): Promise<Login | undefined>
  /** Stores a new login, and chooses again where the key to all of them is. */
  save(baseUrl: string, login: Login): Promise<Omit<ChosenKey, 'secret'>>
  /** Deletes every login, readable or not, and the keys. */
  deleteAll(): Promise<void>
}

type Logins = Readonly<Record<string, Login>>

/** The file; it names the location of its key unless that is the file beside it. */
type KeptLogins = Sealed & { readonly keyIn?: KeyPlace }

interface Opened {
  readonly logins: Logins
  /** Absent when nothing was stored. */
  readonly key?: ChosenKey
}

/**
 * Opens the store in the user's configuration folder, which is created on the first write.
 * @throws Failure when `ACCREDIT_KEYRING` has an unknown value
 */
export function openLoginStore(
  runtime: Pick<Runtime, 'environment' | 'homeFolder' | 'keyring'>,
): LoginStore {
  const { environment, keyring } = runtime
  const folder = configFolder(runtime)
  const keys = openLoginKeys(folder, refusesKeyring(environment) ? undefined : keyring)
  const file = join(folder, 'logins')
  const locked = <Result>(work: () => Promise<Result>) => withLock(`${file}.lock`, work)

  async function write(logins: Logins, key: ChosenKey): Promise<void> {
    const keyIn = key.place === 'keyring' && { keyIn: key.place }
    const sealed: KeptLogins = { ...keyIn, ...(await seal(JSON.stringify(logins), key.secret)) }
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    await writeFile(draft, JSON.stringify(sealed), { mode: 0o600 })
    await rename(draft, file)
  }

  async function writeOrForget(logins: Logins, key: ChosenKey): Promise<void> {
    if (Object.keys(logins).length > 0) return write(logins, key)
    await rm(file, { force: true })
    await keys.delete(key.place)
  }

  return {
    read: async (baseUrl) => (await openFile(file, keys)).logins[baseUrl],
    change: (baseUrl, work) =>
      locked(async () => {
        const opened = await openFile(file, keys)
        const { [baseUrl]: login, ...others } = opened.logins
        const changed = await work(login)
        if (changed === login) return login
        const key = opened.key ?? (await keys.choose())
        await writeOrForget(changed ? { ...others, [baseUrl]: changed } : others, key)
        return changed
      }),
    save: (baseUrl, login) =>
      locked(async () => {
        const opened = await openFile(file, keys)
        const key = await keys.choose()
        await write({ ...opened.logins, [baseUrl]: login }, key)
        const former = opened.key?.place ?? key.place
        if (former !== key.place) await keys.delete(former)
        return { place: key.place, because: key.because }
      }),
    deleteAll: () =>
      locked(async () => {
        await rm(file, { force: true })
        for (const place of ['file', 'keyring'] as const) await keys.delete(place)
      }),
  }
}

async function openFile(file: string, keys: LoginKeys): Promise<Opened> {
  const text = await readIfThere(file)
  if (text === undefined) return { logins: {} }
  try {
    const kept = JSON.parse(text.toString('utf8')) as KeptLogins
    const place = kept.keyIn === 'keyring' ? 'keyring' : 'file'
    const secret = await keys.read(place)
    const logins = JSON.parse(await unseal(kept, secret)) as Logins
    return { logins, key: { place, secret } }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('signIn', problem('LoginUnreadable', { file }), error)
  }
}
