import { basePath } from '../routing/base.ts'

/** Sign-in settings of this installation. */
export interface Settings {
  readonly mode: 'sandbox' | 'production'
  /** Address of the sign-in service, without the tenant. */
  readonly authority: string
  readonly tenant: string
  /** Empty when the operator has configured none. */
  readonly clientId: string
  readonly scope: string
}

/** Reads the sign-in settings. They are public and need no token. */
export async function readSettings(): Promise<Settings> {
  const path = `${basePath}/dashboard.json`
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} returned ${response.status}`)
  return (await response.json()) as Settings
}
