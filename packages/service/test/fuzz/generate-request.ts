import { operations, type Operation } from './describe-api.ts'
import { generateValue, mutateValue } from './generate-value.ts'
import {
  deepFilter,
  hostileBody,
  hostileHeader,
  hostileSegment,
  hostileText,
  hostileToken,
} from './hostile.ts'
import type { Random } from './random.ts'

/** One request, down to its bytes. */
export interface FuzzRequest {
  readonly method: string
  /** Path and query as they go over the wire. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array | undefined
  /** True when a success is a stream that does not end by itself. */
  readonly streams: boolean
}

/** Tokens and existing ids that requests are made from, beside chance. */
export interface KnownThings {
  readonly tokens: Readonly<Record<TokenName, string>>
  readonly customers: string[]
  readonly cases: string[]
  readonly auditIds: string[]
  readonly etags: string[]
}

export type TokenName = 'admin' | 'sales' | 'helpdesk' | 'noMfa' | 'app' | 'fabrikam' | 'reviewer'

/** Routes that the description leaves out; what they answer has no published form. */
const otherTargets: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/'],
  ['GET', '/openapi.json'],
  ['GET', '/docs'],
  ['GET', '/healthz'],
  ['GET', '/metrics'],
  ['GET', '/dashboard.json'],
  ['GET', '/assets/{file}'],
  ['GET', '/sandbox/v1/clock'],
  ['GET', '/sandbox/v1/journal'],
  ['POST', '/sandbox/v1/clock'],
  ['GET', '/{tenant}/.well-known/openid-configuration'],
  ['GET', '/{tenant}/discovery/v2.0/keys'],
  ['GET', '/{tenant}/oauth2/v2.0/authorize'],
  ['POST', '/{tenant}/oauth2/v2.0/authorize'],
  ['GET', '/{tenant}/oauth2/authorize'],
  ['POST', '/{tenant}/oauth2/v2.0/token'],
  ['POST', '/{tenant}/oauth2/token'],
  ['POST', '/{tenant}/oauth2/v2.0/devicecode'],
  ['GET', '/{tenant}/oauth2/v2.0/logout'],
  ['GET', '/devicelogin'],
  ['POST', '/devicelogin'],
  ['GET', '/nowhere'],
]

const writes = operations.filter(({ body }) => body)
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']
const contoso = 'c0de0000-0000-4000-8000-00000000a001'

/** Makes a request: one that fits, one that nearly fits, or one that is meant to hurt. */
export function generateRequest(random: Random, known: KnownThings): FuzzRequest {
  const style = random.pick(['valid', 'valid', 'near', 'near', 'hostile'] as const)
  if (random.chance(0.15)) return generateOther(random)
  const operation = random.pick(random.chance(0.3) ? writes : operations)
  const hostile = style === 'hostile'
  const headers: [string, string][] = [['accept', 'application/json']]
  const token = chooseToken(random, operation, known, hostile)
  if (token !== undefined) headers.push(['authorization', token])
  if (random.chance(0.7)) headers.push(['ms-requestid', newGuid(random)])
  if (random.chance(0.3)) headers.push(['ms-correlationid', newGuid(random)])
  if (operation.headers.includes('If-Match') && random.chance(0.7)) {
    headers.push(['if-match', `"${random.pick([...known.etags, '1', '2'])}"`])
  }
  if (style !== 'valid') {
    for (let more = random.below(3); more > 0; more -= 1) headers.push(hostileHeader(random))
  }
  const method = style !== 'valid' && random.chance(0.05) ? random.pick(methods) : operation.method
  const body = chooseBody(random, operation, style)
  if (body) headers.push(['content-type', 'application/json'])
  return {
    method,
    target: fillPath(random, operation, known, style) + chooseQuery(random, operation, style),
    headers: lastOfEach(headers),
    body,
    streams: operation.streams,
  }
}

function generateOther(random: Random): FuzzRequest {
  const [method, path] = random.pick(otherTargets)
  const filled = path
    .replace('{tenant}', () =>
      random.chance(0.6)
        ? random.pick([contoso, 'common', 'organizations', 'contoso.onmicrosoft.com'])
        : hostileSegment(random),
    )
    .replace('{file}', () => hostileSegment(random))
  const names = [
    'client_id',
    'client_secret',
    'grant_type',
    'scope',
    'resource',
    'code',
    'redirect_uri',
    'refresh_token',
    'device_code',
    'response_type',
    'response_mode',
    'state',
    'nonce',
    'code_challenge',
    'code_challenge_method',
    'form_token',
    'user',
    'advance',
    'route',
    'since',
  ]
  const form = Array.from({ length: random.below(8) }, () => {
    const value = random.chance(0.5) ? random.pick(formValues) : hostileText(random)
    return `${random.pick(names)}=${encode(random, value)}`
  }).join('&')
  const body =
    method === 'GET' ? undefined : toBytes(random.chance(0.7) ? form : hostileBody(random))
  const headers: [string, string][] = body
    ? [['content-type', random.pick(['application/x-www-form-urlencoded', 'application/json'])]]
    : []
  for (let more = random.below(3); more > 0; more -= 1) headers.push(hostileHeader(random))
  const target = method === 'GET' && random.chance(0.7) ? `${filled}?${form}` : filled
  return { method, target, headers: lastOfEach(headers), body, streams: false }
}

const formValues = [
  'c0de0000-0000-4000-8000-00000000a0aa',
  'c0de0000-0000-4000-8000-00000000c1c1',
  'accredit-sandbox-secret',
  'client_credentials',
  'authorization_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
  'https://api.partnercenter.microsoft.com/.default',
  'https://api.partnercenter.microsoft.com',
  'sandbox-refresh:admin@contoso.onmicrosoft.com',
  'http://127.0.0.1/back',
  'code',
  'code id_token',
  'form_post',
  'S256',
]

/** Most calls come from somebody who may make them; the others are refused before anything else. */
function chooseToken(
  random: Random,
  { path }: Operation,
  { tokens }: KnownThings,
  hostile: boolean,
): string | undefined {
  if (hostile && random.chance(0.3)) {
    const wrong = random.pick([
      'Bearer',
      'Bearer x',
      'Basic eDp4',
      'bearer a.b.c',
      `Bearer ${'x'.repeat(20_000)}`,
      `Bearer ${tokens.admin}x`,
      `Bearer ${tokens.admin.split('.').slice(0, 2).join('.')}.`,
      `Bearer eyJhbGciOiJub25lIn0.${tokens.admin.split('.')[1]}.`,
    ])
    return random.chance(0.2) ? undefined : wrong
  }
  const usual: TokenName = path.startsWith('/vetting/') ? 'reviewer' : 'admin'
  const name = random.chance(0.75) ? usual : random.pick(Object.keys(tokens) as TokenName[])
  return `Bearer ${tokens[name]}`
}

function fillPath(random: Random, { path }: Operation, known: KnownThings, style: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (style !== 'valid' && random.chance(style === 'hostile' ? 0.5 : 0.1)) {
      return hostileSegment(random)
    }
    switch (name) {
      case 'customerId':
        return random.pick(known.customers)
      case 'caseId':
        return random.pick([...known.cases, newGuid(random)])
      case 'auditId':
        return encodeURIComponent(random.pick([...known.auditIds, 'a_b_c_1']))
      case 'country':
        return random.pick(['US', 'us', 'PT', 'ZZ', 'USA', '1'])
      default:
        return random.pick(['free.example', 'northwind.onmicrosoft.com', newGuid(random)])
    }
  })
  if (style === 'valid' || random.chance(0.8)) return filled
  return random.pick([
    filled.toUpperCase(),
    `${filled}/`,
    filled.replace('/', '//'),
    `${filled}/..`,
    `${filled}#x`,
    `${filled};x=1`,
    `http://evil.example${filled}`,
    `${filled}/more/${'a/'.repeat(50)}`,
    filled.replace(/c/i, '%63'),
  ])
}

const queryValues: Readonly<Record<string, readonly string[]>> = {
  size: ['0', '1', '2', '500', '501', '-1', '1.5', 'x'],
  code: ['12345', '67890', '10001', '54321', '1'],
  seekOperation: ['Next', 'Previous', 'First', 'Last', 'PageIndex', '0', '9'],
  filter: [
    '{"Field":"CompanyName","Value":"N","Operator":"starts_with"}',
    '{"Field":"Domain","Value":"n","Operator":9}',
    '{"Field":"CustomerId","Value":"c0de0000-0000-4000-8000-000000000001","Operator":"equals"}',
    '{"Field":"ResourceType","Value":"customer","Operator":"equals"}',
    '{"Operator":"and","LeftFilter":{},"RightFilter":{}}',
    '{"Field":1}',
    '{',
  ],
  startDate: ['2026-01-01', '09/02/2026 00:00:00', '2026-09-246', '1970-01-01', 'x'],
  endDate: ['2030-01-01', '6/1/2027 12:00:00 AM', '2026-02-30'],
  type: ['account', 'Account', 'x'],
  state: ['open', 'all', 'desk', 'shown', 'x'],
  assignee: ['me', 'none', 'x'],
  status: ['none', 'InReview', 'StateOwnedEntity', 'x'],
  search: ['n', 'N', 'ç', '%', '_'],
}

function chooseQuery(random: Random, { query }: Operation, style: string): string {
  const pairs = query
    .filter(() => random.chance(0.4))
    .map((name) => {
      const values = queryValues[name] ?? ['x']
      const value =
        style !== 'valid' && random.chance(0.4)
          ? hostileParameter(random, name)
          : random.pick(values)
      const spelled = style !== 'valid' && random.chance(0.2) ? name.toUpperCase() : name
      return `${spelled}=${encode(random, value)}`
    })
  if (style === 'hostile' && random.chance(0.3)) {
    pairs.push(
      random.pick(['%', '%zz=%zz', '&&&', '=', 'a[]=1', 'a'.repeat(3_000), '?', '__proto__=1']),
    )
  }
  const [first] = pairs
  if (style !== 'valid' && first !== undefined && random.chance(0.1)) pairs.push(first)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function hostileParameter(random: Random, name: string): string {
  if (name === 'filter' && random.chance(0.3)) return deepFilter(random)
  if (/^(after|ms-continuationtoken)$/i.test(name) && random.chance(0.7))
    return hostileToken(random)
  return hostileText(random)
}

function chooseBody(random: Random, { body }: Operation, style: string): Uint8Array | undefined {
  if (!body)
    return style === 'hostile' && random.chance(0.2) ? toBytes(hostileBody(random)) : undefined
  if (style === 'hostile' && random.chance(0.7)) return toBytes(hostileBody(random))
  let value = generateValue(random, body)
  if (style === 'near') {
    for (let times = 1 + random.below(2); times > 0; times -= 1) value = mutateValue(random, value)
  }
  return toBytes(JSON.stringify(value) ?? '')
}

/** Encodes a text for a query, now and then as no browser would. */
function encode(random: Random, text: string): string {
  // All headers together have to stay below their limit for the rest to be looked at.
  if (text.length > 5_000) return text.replaceAll('"', '%22')
  if (random.chance(0.9)) return encodeURIComponent(text.toWellFormed())
  return encodeURI(text.toWellFormed()).replaceAll(/[#\s]/g, '+')
}

function toBytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : body
}

function newGuid(random: Random): string {
  const digits = Array.from({ length: 12 }, () => random.below(16).toString(16)).join('')
  return `f0220000-0000-4000-8000-${digits}`
}

function lastOfEach(headers: readonly [string, string][]): [string, string][] {
  return [...new Map(headers)]
}
