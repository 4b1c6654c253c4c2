import { describeFault } from '../files/describe-fault.ts'
import { problem } from '../words/problem.ts'
import { readFileSync } from 'node:fs'
import { Failure } from './failure.ts'
import type { Environment } from './runtime.ts'

const secrets = ['ACCREDIT_TOKEN', 'ACCREDIT_CLIENT_SECRET', 'ACCREDIT_REFRESH_TOKEN'] as const
type SecretVariable = (typeof secrets)[number]

const others = [
  'ACCREDIT_URL',
  'ACCREDIT_CLOUD',
  'ACCREDIT_AS',
  'ACCREDIT_TENANT',
  'ACCREDIT_CLIENT_ID',
  'ACCREDIT_KEYRING',
] as const

/**
 * Reads a secret from its variable, or from the file that the variable with `_FILE` names; an empty
 * one counts as absent.
 * @throws Failure when both are given, or the file cannot be read
 */
export function readSecret(environment: Environment, name: SecretVariable): string | undefined {
  const value = environment[name]?.trim() || undefined
  const file = environment[`${name}_FILE`] || undefined
  if (value !== undefined && file !== undefined) {
    throw new Failure('usage', problem('SecretTwice', { name }))
  }
  const secret = file === undefined ? value : readSecretFile(file, `${name}_FILE`)
  // It goes into a header or a form. The message must not repeat a secret.
  if (secret === undefined || /^[\x20-\x7e]+$/.test(secret)) return secret
  throw new Failure('usage', problem('SecretCharacters', { name }))
}

function readSecretFile(file: string, source: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    const fault = describeFault(error)
    throw new Failure(
      'usage',
      problem('SecretUnreadable', { name: source, path: file, fault }),
      error,
    )
  }
}

/**
 * Checks whether `ACCREDIT_KEYRING` is `off`, which keeps the stored login out of the keyring.
 * @throws Failure when it is neither `on`, the default, nor `off`
 */
export function refusesKeyring(environment: Environment): boolean {
  const value = environment['ACCREDIT_KEYRING'] || 'on'
  if (value === 'on' || value === 'off') return value === 'off'
  throw new Failure('usage', problem('KeyringSwitch', { text: value }))
}

/** Returns the environment without client variables, for the service's configuration. */
export function withoutClientVariables(environment: Environment): Environment {
  const names = new Set<string>([...others, ...secrets, ...secrets.map((name) => `${name}_FILE`)])
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.has(name)))
}
