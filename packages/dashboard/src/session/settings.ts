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
  const response = await fetch('/dashboard.json')
  if (!response.ok) throw new Error(`/dashboard.json was answered ${response.status}`)
  return (await response.json()) as Settings
}
