import { sandbox } from './sandbox-cloud.ts'

/**
 * Address of the sandbox where none is named: that of the variable `ACCREDIT_URL`, which moves the command
 * line as well, or the default one. A browser has no variables.
 */
export function defaultAddress(): string {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> }
  }
  return process?.env?.['ACCREDIT_URL'] || sandbox.baseUrl
}
