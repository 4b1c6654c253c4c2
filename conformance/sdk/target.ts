/** The service under judgement: all that this suite knows of it. */
export interface Target {
  /** E.g. `http://127.0.0.1:8787`, without `/v1`. */
  readonly baseUrl: string
  /** An App+User token of somebody who may sell: Admin agent or Sales agent, with `mfa`. */
  userToken(): Promise<string>
  /** An App-only token of the same partner. */
  appToken(): Promise<string>
  /** An App+User token without `mfa`, where the service can be made to issue one. */
  readonly tokenWithoutMfa?: () => Promise<string>
  /** A token of another partner, where there is one. */
  readonly otherPartnerToken?: () => Promise<string>
}

/**
 * Reads a target from the environment: `CONFORMANCE_BASE_URL`, `CONFORMANCE_USER_TOKEN` and
 * `CONFORMANCE_APP_TOKEN`. Answers undefined when no address is given.
 * @throws Error naming the variable that is missing
 */
export function readTarget(
  environment: Readonly<Record<string, string | undefined>>,
): Target | undefined {
  const baseUrl = environment['CONFORMANCE_BASE_URL']
  if (!baseUrl) return undefined
  const need = (name: string) => {
    const value = environment[name]
    if (!value) throw new Error(`${name} is missing: CONFORMANCE_BASE_URL needs tokens beside it`)
    return value
  }
  const [user, app] = [need('CONFORMANCE_USER_TOKEN'), need('CONFORMANCE_APP_TOKEN')]
  return { baseUrl, userToken: async () => user, appToken: async () => app }
}
