import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { configFolder } from './config-folder.ts'
import type { Runtime } from './runtime.ts'

/**
 * Opens the secret with which `listen` signs: stable per sign-in and service, so that a receiver
 * can store it. It grants no access to the service, and signs only events sent to this machine.
 * @param signIn identifies the service and the user
 */
export async function openListenSecret(
  runtime: Pick<Runtime, 'environment' | 'homeFolder'>,
  signIn: string,
): Promise<string> {
  const file = join(configFolder(runtime), 'listen-secrets.json')
  const kept = await readSecrets(file)
  const known = kept[signIn]
  if (known !== undefined) return known
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}`
  const text = `${JSON.stringify({ ...kept, [signIn]: secret }, undefined, 2)}\n`
  await writeFile(temporary, text, { mode: 0o600 })
  await rename(temporary, file)
  return secret
}

async function readSecrets(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
  } catch {
    // Missing or damaged: new secrets are created.
    return {}
  }
}
