import type { Language } from '@accredit/contract/words'
import { answerJson, answerTokenError } from './answers.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { answerDeviceRequest } from './device-endpoint.ts'
import { answerDeviceVisit, type DeviceVisit } from './device-page.ts'
import type { Directory } from './directory.ts'
import { describeInstance, describeIssuer } from './discovery.ts'
import { createFormTokens } from './form-token.ts'
import type { Answer, IssuerContext, Version } from './issuer-context.ts'
import type { IssuerState } from './issuer-state.ts'
import { answerSignInVisit, type SignInVisit } from './sign-in-page.ts'
import { answerSignOut } from './sign-out-page.ts'
import type { SigningKeys } from './signing-keys.ts'
import { answerTokenRequest, type FormPost } from './token-endpoint.ts'
import { TokenRefused } from './token-error.ts'

/** Dependencies and settings of an issuer. */
export interface IssuerOptions {
  /** The service's own address, e.g. `http://127.0.0.1:8787`; read on each request. */
  readonly publicUrl: () => string
  readonly directory: Directory
  readonly keys: SigningKeys
  readonly state: IssuerState
  /** The real clock in epoch milliseconds: clients compare `exp` with theirs. */
  readonly now: () => number
  /** Limit of failed secrets, codes or tokens of one client per minute. Default 30. */
  readonly wrongAttemptsPerMinute?: number
  /** Polling interval of a device, in seconds. Default 5. */
  readonly devicePollSeconds?: number
}

/**
 * The sandbox's own sign-in service, with one method per endpoint, independent of any framework.
 */
export interface Issuer {
  discovery(tenant: string, version: Version): Answer
  instance(): Answer
  keys(): Answer
  token(post: FormPost): Promise<Answer>
  deviceCode(post: FormPost): Promise<Answer>
  /** The sign-in page and its form. */
  signIn(visit: SignInVisit): Promise<Answer>
  /** The page where a device's code is entered. */
  deviceSignIn(visit: DeviceVisit): Promise<Answer>
  signOut(query: string, language: Language): Answer
}

/** Creates the issuer, which behaves towards clients like Entra ID. */
export function createIssuer(options: IssuerOptions): Issuer {
  const context: IssuerContext = {
    ...options,
    publicUrl: () => options.publicUrl().replace(/\/+$/, ''),
    attempts: createAttemptLimit({
      attempts: options.wrongAttemptsPerMinute ?? 30,
      windowMs: 60_000,
      now: options.now,
    }),
    formTokens: createFormTokens(),
    devicePollSeconds: options.devicePollSeconds ?? 5,
  }
  return {
    discovery: (tenant, version) =>
      answerOrRefuse(context, () => answerJson(200, describeIssuer(context, tenant, version))),
    instance: () => answerJson(200, describeInstance(context)),
    keys: () => answerJson(200, context.keys.published()),
    token: (post) => answerTokenRequest(context, post),
    deviceCode: (post) => answerDeviceRequest(context, post),
    signIn: (visit) => answerSignInVisit(context, visit),
    deviceSignIn: (visit) => answerDeviceVisit(context, visit),
    signOut: (query, language) => answerSignOut(context, query, language),
  }
}

function answerOrRefuse(context: IssuerContext, work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (error instanceof TokenRefused) return answerTokenError(context, error)
    throw error
  }
}
