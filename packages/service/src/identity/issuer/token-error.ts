import type { SignInError } from '@accredit/contract'

interface TokenErrorEntry {
  readonly status: 400 | 401 | 429 | 500 | 503
  /** OAuth's error code, which clients branch on. */
  readonly error: SignInError
  /** Entra ID's error number. */
  readonly code: number
  readonly text: string
  /** True for errors that may be a guess at a secret, which count against the client. */
  readonly guess?: true
  readonly suberror?: string
}

/** Every refusal of the issuer, with Entra ID's number for it. */
export const tokenErrors = {
  TenantUnknown: {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID.",
  },
  TenantMissing: {
    status: 400,
    error: 'invalid_request',
    code: 50059,
    text: 'No tenant-identifying information found in the request. An application signs in at the address of its own tenant.',
  },
  ParameterMissing: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    text: "The request body must contain the following parameter: '{parameter}'.",
  },
  ParameterRepeated: {
    status: 400,
    error: 'invalid_request',
    code: 9000411,
    text: "The parameter '{parameter}' is duplicated.",
  },
  RequestMalformed: {
    status: 400,
    error: 'invalid_request',
    code: 9002313,
    text: 'Invalid request. {reason}',
  },
  GrantUnsupported: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    text: "The app requested an unsupported grant type '{grant}'.",
  },
  PasswordRefused: {
    status: 400,
    error: 'interaction_required',
    code: 50076,
    text: 'You must use multi-factor authentication; a password alone signs nobody in. Use an authorization code, a device code or a refresh token.',
    suberror: 'basic_action',
  },
  ApplicationUnknown: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text: "Application with identifier '{application}' was not found in the directory '{tenant}'.",
    guess: true,
  },
  CredentialMissing: {
    status: 401,
    error: 'invalid_client',
    code: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  SecretInvalid: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    text: "Invalid client secret provided. Ensure the secret being sent is the client secret value, for the app '{application}'.",
    guess: true,
  },
  AssertionInvalid: {
    status: 401,
    error: 'invalid_client',
    code: 700027,
    text: 'The client assertion is not accepted: {reason}.',
    guess: true,
  },
  PublicClientCredential: {
    status: 401,
    error: 'invalid_client',
    code: 700025,
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  },
  PublicClientAppOnly: {
    status: 400,
    error: 'unauthorized_client',
    code: 70001,
    text: "The app '{application}' is public and cannot sign in without a user.",
  },
  ResourceUnknown: {
    status: 400,
    error: 'invalid_resource',
    code: 500011,
    text: 'The resource principal named {resource} was not found in the tenant.',
  },
  ScopeInvalid: {
    status: 400,
    error: 'invalid_scope',
    code: 70011,
    text: "The provided value for the input parameter 'scope' is not valid. The scope {scope} does not exist.",
  },
  ScopesOfSeveralApis: {
    status: 400,
    error: 'invalid_scope',
    code: 28000,
    text: "The provided value for the input parameter 'scope' is not valid because it contains more than one resource: {scope}.",
  },
  AppOnlyScopeInvalid: {
    status: 400,
    error: 'invalid_scope',
    code: 1002012,
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
  },
  GrantInvalid: {
    status: 400,
    error: 'invalid_grant',
    code: 70000,
    text: "The provided value for the input parameter '{parameter}' is not valid: {reason}.",
    guess: true,
  },
  GrantExpired: {
    status: 400,
    error: 'invalid_grant',
    code: 70008,
    text: 'The provided {what} has expired. Send the user through a new sign-in.',
  },
  RefreshTokenReused: {
    status: 400,
    error: 'invalid_grant',
    code: 50173,
    text: 'The provided grant was revoked, because a refresh token of it was used twice. Send the user through a new sign-in.',
    guess: true,
  },
  CodeRedeemed: {
    status: 400,
    error: 'invalid_grant',
    code: 54005,
    text: 'OAuth2 authorization code was already redeemed; what it gave is revoked. Send the user through a new sign-in.',
    guess: true,
  },
  VerifierWrong: {
    status: 400,
    error: 'invalid_grant',
    code: 501481,
    text: 'The code_verifier does not match the code_challenge supplied in the authorization request.',
    guess: true,
  },
  UserElsewhere: {
    status: 400,
    error: 'invalid_grant',
    code: 50020,
    text: "User account '{user}' does not exist in tenant '{tenant}'.",
  },
  AuthorizationPending: {
    status: 400,
    error: 'authorization_pending',
    code: 70016,
    text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
  },
  PolledTooSoon: {
    status: 400,
    error: 'slow_down',
    code: 90055,
    text: 'OAuth 2.0 device flow error. Poll no faster than every {seconds} seconds.',
  },
  AuthorizationDeclined: {
    status: 400,
    error: 'authorization_declined',
    code: 65004,
    text: 'OAuth 2.0 device flow error. The user declined the sign-in.',
  },
  DeviceCodeUnknown: {
    status: 400,
    error: 'bad_verification_code',
    code: 70018,
    text: "The provided value for the input parameter 'device_code' is not valid.",
    guess: true,
  },
  DeviceCodeExpired: {
    status: 400,
    error: 'expired_token',
    code: 70019,
    text: "The provided value for the input parameter 'device_code' is not valid. This code has expired.",
  },
  RedirectUnknown: {
    status: 400,
    error: 'invalid_request',
    code: 50011,
    text: "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{application}'.",
  },
  ResponseTypeUnsupported: {
    status: 400,
    error: 'unsupported_response_type',
    code: 70005,
    text: "The 'response_type' {value} is not supported; code and code id_token are.",
  },
  ResponseModeUnsupported: {
    status: 400,
    error: 'invalid_request',
    code: 70007,
    text: "'{value}' is not a supported value of 'response_mode' for this response_type.",
  },
  ChallengeMissing: {
    status: 400,
    error: 'invalid_request',
    code: 9002325,
    text: 'Proof Key for Code Exchange is required for a public application, with the method S256.',
  },
  SignInNeeded: {
    status: 400,
    error: 'login_required',
    code: 50058,
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  TooManyAttempts: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    text: 'Too many wrong attempts; try again in {seconds} seconds.',
  },
  Unavailable: {
    status: 503,
    error: 'temporarily_unavailable',
    code: 90033,
    text: 'A transient error has occurred. Please try again.',
  },
  ServerError: {
    status: 500,
    error: 'server_error',
    code: 90020,
    text: 'Something unexpected failed here; quote the trace id when you report it.',
  },
} as const satisfies Record<string, TokenErrorEntry>

/** The name of a refusal of the issuer. */
export type TokenErrorName = keyof typeof tokenErrors

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The values in the text of a refusal. */
export type TokenErrorParameters<Name extends TokenErrorName> = {
  readonly [Key in Placeholders<(typeof tokenErrors)[Name]['text']>]: string | number
}

const longestValue = 200

/** Carries a refusal of the issuer to the code that answers. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly reason: TokenErrorName
  readonly entry: TokenErrorEntry
  /** Seconds to wait before the next attempt, where known. */
  readonly retryAfterSeconds: number | undefined

  constructor(reason: TokenErrorName, parameters: Readonly<Record<string, string | number>>) {
    const entry: TokenErrorEntry = tokenErrors[reason]
    super(
      entry.text.replace(/\{(\w+)\}/g, (_, key: string) =>
        String(parameters[key] ?? '').slice(0, longestValue),
      ),
    )
    this.reason = reason
    this.entry = entry
    this.retryAfterSeconds = entry.status === 429 ? Number(parameters['seconds']) : undefined
  }
}

/** Throws a refusal of the issuer. */
export function refuseToken<Name extends TokenErrorName>(
  reason: Name,
  parameters: TokenErrorParameters<Name>,
): never {
  throw new TokenRefused(reason, parameters)
}
