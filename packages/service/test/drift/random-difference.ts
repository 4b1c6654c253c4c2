import type { DifferenceKind } from '../../src/drift/compare.ts'
import type { DifferingService, PassingAnswer } from './differing-service.ts'

/** A difference that a test has chosen, and how the report has to name it. */
export interface ChosenDifference {
  readonly kind: DifferenceKind
  /** Route with its method, such as `GET /v1/customers/{}`. */
  readonly route: string
  readonly at: string
  readonly change: NonNullable<DifferingService['change']>
}

/** An exchange that a service has passed on unchanged. */
export interface PassedExchange {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly headers: PassingAnswer['headers']
  readonly json: unknown
}

/** Kinds that are chosen from. */
export const chosenKinds = ['status', 'code', 'header', 'missing', 'added', 'type'] as const

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Route of a request: the same for all customers and domains. */
export function routeOf(method: string, url: string): string {
  const path = url.replace(/\?.*/s, '').toLowerCase().replaceAll(/\/+/g, '/').replace(/\/$/, '')
  return `${method} ${path.replaceAll(guid, '{}').replace(/(auditrecords|domains)\/.+/, '$1/{}')}`
}

/** Numbers from 0 to below 1; the same seed, the same series. Source: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Chooses a difference of one kind that a service could have. */
export function chooseDifference(
  kind: (typeof chosenKinds)[number],
  passed: readonly PassedExchange[],
  random: () => number,
): ChosenDifference {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new Error(`nothing to choose from for ${kind}`)
    return found
  }
  const of = (
    route: string,
    at: string,
    apply: (answer: PassingAnswer) => void,
  ): ChosenDifference => ({
    kind,
    route,
    at,
    change: (method, url, answer) => routeOf(method, url) === route && apply(answer),
  })
  const routes = Map.groupBy(passed, ({ method, url }) => routeOf(method, url))
  if (kind === 'status') {
    const [route] = pick([...routes])
    return of(route, '', (answer) => {
      answer.status = answer.status < 300 ? 203 : 418
    })
  }
  if (kind === 'code') {
    const refused = [...routes].filter(([, list]) =>
      list.some(({ json }) => codeOf(json) !== undefined),
    )
    const [route] = pick(refused)
    return of(route, '', (answer) =>
      changeJson(answer, (json) => {
        if (codeOf(json) !== undefined) (json as { code: number }).code += 1
      }),
    )
  }
  if (kind === 'header') {
    const at = pick(['content-type', 'ms-requestid', 'ms-correlationid'])
    const [route] = pick([...routes].filter(([, list]) => list.some(({ headers }) => headers[at])))
    return of(route, at, ({ headers }) => {
      if (at === 'content-type') headers[at] = 'text/html'
      else delete headers[at]
    })
  }
  const places = [...routes].flatMap(([route, list]) =>
    commonMembers(list.filter(({ status }) => status < 300).map(({ json }) => json))
      .filter((at) => !/(objectType|method)$/.test(at))
      .map((at) => [route, at] as const),
  )
  const [route, member] = pick(places)
  const parent = member.replace(/\.?[^.[\]]+$/, '')
  const name = /[^.[\]]+$/.exec(member)?.[0] ?? ''
  const at = kind === 'added' ? (parent === '' ? 'unheardOf' : `${parent}.unheardOf`) : member
  return of(route, at, (answer) =>
    answer.status < 300
      ? changeJson(answer, (json) => {
          for (const holder of holdersAt(json, parent)) {
            if (kind === 'added') holder['unheardOf'] = 'new'
            else if (kind === 'missing') delete holder[name]
            else if (holder[name] !== undefined && holder[name] !== null)
              holder[name] = retype(holder[name])
          }
        })
      : undefined,
  )
}

function codeOf(json: unknown): number | undefined {
  if (typeof json !== 'object' || json === null || !('code' in json)) return undefined
  return typeof json.code === 'number' ? json.code : undefined
}

function changeJson(answer: PassingAnswer, change: (json: unknown) => void): void {
  if (answer.body === '') return
  const json: unknown = JSON.parse(answer.body)
  change(json)
  answer.body = JSON.stringify(json)
}

type Holder = Record<string, unknown>

/** Every object that stands at a place, such as `items[].companyProfile`. */
function holdersAt(json: unknown, place: string): Holder[] {
  let found: unknown[] = [json]
  for (const part of place.match(/\[\]|[^.[\]]+/g) ?? []) {
    found = found.flatMap((each) => {
      if (part === '[]') return Array.isArray(each) ? (each as unknown[]) : []
      return isHolder(each) ? [each[part]] : []
    })
  }
  return found.filter(isHolder)
}

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Places of members that all objects beside them have, with a value that is not null. */
function commonMembers(values: readonly unknown[], at = ''): string[] {
  const lists = values.filter((value) => Array.isArray(value)) as unknown[][]
  const objects = values.filter(isHolder)
  const below = lists.flat()
  const ofItems = below.length === 0 ? [] : commonMembers(below, `${at}[]`)
  const names = new Set(objects.flatMap((object) => Object.keys(object)))
  return [
    ...ofItems,
    ...[...names].flatMap((name) => {
      const own = objects.map((object) => object[name])
      const place = at === '' ? name : `${at}.${name}`
      const isCommon = own.every((value) => value !== undefined && value !== null)
      const inner = commonMembers(
        own.filter((value) => value !== undefined),
        place,
      )
      return isCommon ? [place, ...inner] : inner
    }),
  ]
}

function retype(value: unknown): unknown {
  if (typeof value === 'string') return 7
  return Array.isArray(value) ? { list: true } : 'text'
}
