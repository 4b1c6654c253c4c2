import { basePath } from '../routing/base.ts'

/** Sign-in settings of this installation. */
export interface Settings {
  readonly mode: 'sandbox' | 'production'
  /** Address at which users sign in, without the tenant. */
  readonly authority: string
  readonly tenant: string
  /** Empty when the operator has set none. */
  readonly clientId: string
  readonly scope: string
}

/** Reads how to sign in. It is public, and so asked for without a token. */
export async function readSettings(): Promise<Settings> {
  const path = `${basePath}/dashboard.json`
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`)
  return (await response.json()) as Settings
}
