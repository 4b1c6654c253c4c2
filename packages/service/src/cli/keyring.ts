/**
 * Secret store of the operating system: Keychain, Credential Manager, Secret Service. Every method
 * rejects when it is missing or locked.
 */
export interface Keyring {
  /** Reads the secret of a name; `undefined` when there is none. */
  read(name: string): Promise<string | undefined>
  write(name: string, secret: string): Promise<void>
  /** Removes the secret of a name, if there is one. */
  delete(name: string): Promise<void>
}
