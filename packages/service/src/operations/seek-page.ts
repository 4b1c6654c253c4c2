import type { Link } from '@accredit/contract'
import type { Seek } from '../rules/read/read-seek.ts'

/** First and last item of a page. */
export interface PageEdges<Position> {
  /** The first item; the previous page ends before it. */
  readonly before: Position
  /** The last item; the next page begins after it. */
  readonly after: Position
}

/** A page, and whether there are neighbours. */
export interface SoughtPage<Row, Position> {
  readonly rows: readonly Row[]
  /** Absent when there are no rows. */
  readonly edges?: PageEdges<Position>
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}

/** Part of a list to read: one row more than the page has, to know whether another page follows. */
export interface Part<Position> {
  readonly after?: Position | undefined
  readonly before?: Position | undefined
  /** From the end towards the beginning. */
  readonly backwards: boolean
  readonly limit: number
}

/**
 * Reads the page in a direction from another one.
 * @param from the edges of the other page; absent for the first page
 */
export async function seekPage<Row, Position>(
  seek: Seek,
  size: number,
  from: PageEdges<Position> | undefined,
  read: (part: Part<Position>) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
): Promise<SoughtPage<Row, Position>> {
  const backwards = seek === 'previous' || seek === 'last'
  const found = await read({
    backwards,
    limit: size + 1,
    ...(seek === 'next' && { after: from?.after }),
    ...(seek === 'previous' && { before: from?.before }),
  })
  const more = found.length > size
  const rows = backwards ? found.slice(0, size).toReversed() : found.slice(0, size)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { rows, hasNext: false, hasPrevious: false }
  return {
    rows,
    edges: { before: positionOf(first), after: positionOf(last) },
    hasNext: seek === 'previous' || (seek !== 'last' && more),
    hasPrevious: seek === 'next' || (backwards && more),
  }
}

/** Both SDKs send 0 when no size was chosen. */
export function isUnsaidSize(size: string | undefined): boolean {
  return size === undefined || size === '' || Number(size) === 0
}

/** Page as named in a request. */
interface NamedPage {
  /** Below the API root, without version, e.g. `/customers`. */
  readonly path: string
  /** The parameters that a link to the page repeats. */
  readonly query: Readonly<Record<string, string | undefined>>
}

/** Builds the links of a page and its continuation token. */
export function describeLinks(
  page: { readonly hasNext: boolean; readonly hasPrevious: boolean },
  requested: NamedPage & { readonly token?: string | undefined },
  neighbour: NamedPage,
  token: string | undefined,
): {
  links: { self: Link; next?: Link; previous?: Link }
  continuationToken?: string
} {
  const beside = (seekOperation: string) =>
    linkTo({ ...neighbour, query: { ...neighbour.query, seekOperation } }, token)
  return {
    links: {
      self: linkTo(requested, requested.token),
      ...(page.hasNext && { next: beside('Next') }),
      ...(page.hasPrevious && { previous: beside('Previous') }),
    },
    ...(page.hasNext && token !== undefined && { continuationToken: token }),
  }
}

function linkTo({ path, query }: NamedPage, token: string | undefined): Link {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  const parameters = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return {
    uri: parameters.length === 0 ? path : `${path}?${parameters.join('&')}`,
    method: 'GET',
    headers: token === undefined ? [] : [{ key: 'MS-ContinuationToken', value: token }],
  }
}
