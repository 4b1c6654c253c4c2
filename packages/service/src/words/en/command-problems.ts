import type { BrokenRule } from '@accredit/contract'
import type { OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { ServiceFormats } from '../formats.ts'
import type { Saying, Told } from '../told.ts'

const signInAgain = 'run "accredit logout --all", then "accredit login".'
const sayPart = ({ path, value, broken }: SetupPart, { rule }: Saying) =>
  `${path || 'the file'} is ${value ?? 'missing'}, but ${rule(broken)}`
const bullets = (lines: readonly string[]) => lines.map((line) => `  - ${line}`).join('\n')

/** Problems of the commands themselves. */
export const commandProblems = {
  NotSignedIn: ({ service }: { service: string }): Told => [
    `nobody is signed in for ${service}`,
    'Run "accredit login", or set ACCREDIT_TOKEN, ACCREDIT_REFRESH_TOKEN or ACCREDIT_CLIENT_SECRET.',
  ],
  SignedOut: ({ service }: { service: string }): Told => [
    `nobody is signed in for ${service}`,
    'Run "accredit login".',
  ],
  NotSandbox: ({ service, authority }: { service: string; authority: string }): Told => [
    `nobody is signed in for ${service}: it is no sandbox, and takes tokens of ${authority}`,
    `Run "accredit login --url ${service}", or set ACCREDIT_TOKEN, ACCREDIT_REFRESH_TOKEN or ACCREDIT_CLIENT_SECRET.`,
  ],
  NotAccredit: ({ service }: { service: string }): Told => [
    `${service} answers, but is not Accredit`,
    'Name the address of the service with --url, such as http://127.0.0.1:8787.',
  ],
  NoCustomer: (): Told => [
    'the partner has no customer that the event could be about',
    'Name one with --customer.',
  ],
  EndpointsForm: ({ path }: { path: string }): Told => [
    `${path} is no list of endpoints`,
    'Write a list with "url" and "secret" for each endpoint.',
  ],
  EndpointForm: ({
    path,
    number,
    member,
  }: {
    path: string
    number: number
    member: string
  }): Told => [
    `${path}: "${member}" of endpoint ${number} is missing or cannot be used`,
    'Each endpoint has a "url" of its own (https, or http to this machine), a "secret" (whsec_ with 24 to 64 bytes in base64) and, if wanted, "events", a list of types.',
  ],
  MailServerMissing: (): Told => [
    '--mail needs a mail server',
    'Name it with --smtp and --smtp-from.',
  ],
  NoControls: ({ service }: { service: string }): Told => [
    `${service} is not a sandbox`,
    'Name a sandbox with --url.',
  ],
  ApplicationSecretMissing: (): Told => [
    'an application needs a secret to sign in',
    'Set ACCREDIT_TENANT, ACCREDIT_CLIENT_ID and ACCREDIT_CLIENT_SECRET (or ACCREDIT_CLIENT_SECRET_FILE).',
  ],
  ClientIncomplete: ({ name }: { name: string }): Told => [
    `${name} needs ACCREDIT_TENANT and ACCREDIT_CLIENT_ID beside it`,
  ],
  SecretTwice: ({ name }: { name: string }): Told => [`give ${name} or ${name}_FILE, not both`],
  SecretCharacters: ({ name }: { name: string }): Told => [
    `${name} has characters that no secret has; check that it was copied whole`,
  ],
  KeyringSwitch: ({ text }: { text: string }): Told => [
    `ACCREDIT_KEYRING is "${text}", but it must be on or off`,
  ],
  LanguageUnknown: (
    { text, allowed }: { text: string } & Allowed,
    { either }: ServiceFormats,
  ): Told => [`--lang is "${text}", but it must be ${either(allowed)}`],
  SandboxUser: ({ text, example }: { text: string; example: string }): Told => [
    `--as (ACCREDIT_AS) is "${text}", but it must be a full user name such as ${example}`,
  ],
  SandboxUserOfCloud: (): Told => [
    '--as names a user of the sandbox, and --cloud is Microsoft’s own',
  ],
  CloudUnknown: (
    { text, allowed }: { text: string } & Allowed,
    { either }: ServiceFormats,
  ): Told => [`--cloud (ACCREDIT_CLOUD) is "${text}", but it must be one of ${either(allowed)}`],
  AddressForm: ({ source, text, example }: Option & { example: string }): Told => [
    `${source} is "${text}", but it must be an address such as ${example}`,
  ],
  AddressPlain: ({ source, text }: Option): Told => [
    `${source} is "${text}", but tokens are sent over https only; http is for this machine`,
  ],
  AddressOfApi: ({ source, text, origin }: Option & { origin: string }): Told => [
    `${source} is "${text}", but it must be the address of the service, without a path of its API`,
    `Use ${origin}.`,
  ],
  ClientIdMissing: ({ authority }: { authority: string }): Told => [
    `${authority} must know which application signs in`,
    'Register one in Entra ID that allows public client flows, and give its id with --client-id or ACCREDIT_CLIENT_ID.',
  ],
  OtherSignIn: ({ service, authority, audience, own, ownAudience, login }: OtherSignIn): Told => [
    `${service} takes tokens of ${authority} for ${audience}, not of ${own} for ${ownAudience}`,
    `If that is right, run "${login}".`,
  ],
  NoToken: (): Told => ['the sign-in returned no token'],
  NoTenant: (): Told => ['the token names no tenant'],
  SignInDeclined: (): Told => ['the sign-in was declined', 'Run "accredit login" again.'],
  SignInLate: (): Told => [
    'the code expired before anybody signed in',
    'Run "accredit login" again.',
  ],
  SignInRefused: ({ reason }: { reason: string }): Told => [reason, 'Run "accredit login" again.'],
  SignInUnreadable: ({ url }: { url: string }): Told => [
    `${url} did not answer as a sign-in service does`,
    'Check the address: --url, --cloud or --authority.',
  ],
  NoAnswer: ({ url }: { url: string }): Told => [
    `no answer came from ${url}`,
    'Is the service running? Start one with "accredit serve", or name another with --url.',
  ],
  NoAnswerOfAuthority: ({ url }: { url: string }): Told => [
    `no answer came from ${url}`,
    'Check the address: --url, --cloud or --authority.',
  ],
  HttpsOfHttp: ({ url, plain }: { url: string; plain: string }): Told => [
    `${url} answers without TLS`,
    `Use ${plain}, or start the service with --tls.`,
  ],
  HttpOfHttps: ({ url, secure }: { url: string; secure: string }): Told => [
    `${url} expects TLS`,
    `Use ${secure}.`,
  ],
  CertificateUnknown: ({ url }: { url: string }): Told => [
    `the certificate of ${url} is signed by an authority that this machine does not trust`,
    'A sandbox writes its authority to tls/ in its data folder: set NODE_EXTRA_CA_CERTS to that file, as "accredit serve --tls" prints it.',
  ],
  CertificateName: ({ url }: { url: string }): Told => [
    `the certificate of ${url} is for another name`,
    'Call the service by a name of its certificate.',
  ],
  CertificateExpired: ({ url }: { url: string }): Told => [
    `the certificate of ${url} has expired`,
    'Ask the operator of the service to renew it.',
  ],
  HostUnknown: ({ url, host }: { url: string; host: string }): Told => [
    `no answer came from ${url}: there is no host ${host}`,
    'Check the address: --url, --cloud or --authority.',
  ],
  JsonForm: ({ source, text }: Option): Told => [`${source} is "${text}", but it must be JSON`],
  NoVerdict: (
    { qualification, milliseconds, customerId }: Waited,
    { duration }: ServiceFormats,
  ): Told => [
    `there is no verdict on ${qualification} after ${duration(milliseconds)}`,
    `The request continues; "accredit wait ${customerId}" follows it.`,
  ],
  LifetimeOfSandbox: ({ authority }: { authority: string }): Told => [
    `--lifetime works with a sandbox only; ${authority} decides the lifetime`,
  ],
  CaseForApplication: (): Told => ['an application cannot take a case', 'Sign in as a reviewer.'],
  WorkInSandbox: (): Told => ['"work" is for production mode; a sandbox runs its own worker'],
  WorkForRescue: (): Told => ['rescue is for "serve": a worker would write to the store'],
  PolicyInvalid: ({ path }: { path: string }): Told => [
    `${path} is not a valid policy`,
    'Fix the problems above; docs/vetting.md lists the codes, and "accredit policy show" prints a valid policy.',
  ],
  LoginUnreadable: ({ file }: { file: string }): Told => [
    `the stored login in ${file} cannot be read: it was damaged, or its key is gone`,
    'Run "accredit logout --all", then "accredit login".',
  ],
  LoginKeyringOff: ({ file }: { file: string }): Told => [
    `the stored login in ${file} cannot be read: its key is in the keyring, and ACCREDIT_KEYRING is off`,
    `Leave ACCREDIT_KEYRING out, or sign in again: ${signInAgain}`,
  ],
  LoginKeyringAway: ({ file, reason }: { file: string; reason: string }): Told => [
    `the stored login in ${file} cannot be read: its key is in the keyring, which is locked or unavailable (${reason})`,
    `Unlock the keyring and run the same command again, or sign in again: ${signInAgain}`,
  ],
  LoginKeyNotInKeyring: ({ file }: { file: string }): Told => [
    `the stored login in ${file} cannot be read: its key is no longer in the keyring`,
    `Sign in again: ${signInAgain}`,
  ],
  LoginKeyGone: ({ file }: { file: string }): Told => [
    `the stored login in ${file} cannot be read: its key is gone`,
    `Sign in again: ${signInAgain}`,
  ],
  LoginKeyOpen: ({ file, key }: { file: string; key: string }): Told => [
    `the stored login in ${file} cannot be read: ${key} can be read by others (chmod 600 it)`,
    `Run "chmod 600 ${key}", or sign in again: ${signInAgain}`,
  ],
  LoginLocked: ({ file }: { file: string }): Told => [
    `another accredit process holds ${file}`,
    'End that process, then run the same command again.',
  ],
  OperatorName: ({ text }: { text: string }): Told => [
    `--by is ${text}, but it must name the operator, in one line without control characters`,
  ],
  SetupValue: (part: SetupPart, saying: Saying): Told => [sayPart(part, saying)],
  SetupFile: (
    { path, problems }: { path: string; problems: readonly SetupPart[] },
    saying: Saying,
  ): Told => [`${path} cannot be used:\n${bullets(problems.map((part) => sayPart(part, saying)))}`],
  SetupRefused: ({ problems }: { problems: readonly RefusedPart[] }, { refusal }: Saying): Told => [
    `nothing was changed:\n${bullets(
      problems.map(({ path, refused }) => `${path}: ${refusal(refused).join(' (')})`),
    )}`,
  ],
  OperatorRefusal: (refused: OperatorRefusal, { refusal }: Saying): Told => refusal(refused),
  Unexpected: ({ text }: { text: string }): Told => [
    text,
    'Run it again with --verbose to see where.',
  ],
}

export interface Option {
  source: string
  text: string
}
export interface Allowed {
  allowed: readonly string[]
}
export interface OtherSignIn {
  service: string
  authority: string
  audience: string
  own: string
  ownAudience: string
  login: string
}
export interface Waited {
  qualification: string
  milliseconds: number
  customerId: string
}

/** A value of a setup that breaks a rule; shown, and absent where nothing was given. */
export interface SetupPart {
  path: string
  value?: string | undefined
  broken: BrokenRule
}
export interface RefusedPart {
  path: string
  refused: OperatorRefusal
}
