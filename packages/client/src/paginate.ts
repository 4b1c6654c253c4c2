import type { Call } from './build-request.ts'
import type { CallOptions, Connection } from './connection.ts'
import { PartnerError } from './errors.ts'
import { send } from './send.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Number of items on this page, as the .NET SDK counts; not that of the whole list. */
  readonly totalCount: number
  readonly isFirstPage: boolean
  readonly isLastPage: boolean
  /** For a later seek; absent on the last page. */
  readonly continuationToken?: string
  /** Reads the page after this one; `undefined` on the last. */
  next(options?: CallOptions): Promise<Page<Item> | undefined>
  /** Reads the page before this one; `undefined` on the first. */
  previous(options?: CallOptions): Promise<Page<Item> | undefined>
}

/**
 * A list call: await it for one page, iterate it for all items, or iterate its pages. The first page
 * is asked for at once.
 */
export interface Listing<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {
  /** All pages from the first on. */
  pages(): AsyncIterable<Page<Item>>
}

interface WireLink {
  readonly uri?: string
  readonly headers?: readonly { readonly key: string; readonly value: string }[] | null
}

interface WirePage<Item> {
  readonly items?: readonly Item[] | null
  readonly continuationToken?: string | null
  readonly links?: { readonly next?: WireLink | null; readonly previous?: WireLink | null } | null
}

/** Starts a list call. */
export function startListing<Item>(
  connection: Connection,
  call: Call,
  options: CallOptions = {},
): Listing<Item> {
  const first = readPage<Item>(connection, call, options)
  const pages = () => pagesFrom(() => first, options)
  return Object.assign(first, {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items
    },
  })
}

/** Iterates over pages; each is asked for only when the loop comes to it. */
export async function* pagesFrom<Item>(
  first: () => Promise<Page<Item>>,
  options: CallOptions = {},
): AsyncGenerator<Page<Item>, void, undefined> {
  let page: Page<Item> | undefined = await first()
  while (page) {
    yield page
    page = await page.next(options)
  }
}

/** Reads one page, and knows the way to its neighbours. */
export async function readPage<Item>(
  connection: Connection,
  call: Call,
  options: CallOptions,
): Promise<Page<Item>> {
  const wire = (await send<WirePage<Item> | undefined>(connection, call, options)) ?? {}
  const items = wire.items ?? []
  const { next, previous } = wire.links ?? {}
  const follow = async (link: WireLink | null | undefined, followOptions: CallOptions = {}) =>
    link ? readPage<Item>(connection, callOfLink(link), followOptions) : undefined
  return {
    items,
    totalCount: items.length,
    isFirstPage: !previous,
    isLastPage: !next,
    ...(wire.continuationToken && { continuationToken: wire.continuationToken }),
    next: (followOptions) => follow(next, followOptions),
    previous: (followOptions) => follow(previous, followOptions),
  }
}

/** Links are relative to the API root and mostly come without its version. */
function callOfLink({ uri = '', headers }: WireLink): Call {
  // A link to another host would carry the token there.
  if (!/^\/(?!\/)/.test(uri)) {
    throw new PartnerError({
      message: `The service sent the link ${JSON.stringify(uri)}, which is not a path of its own.`,
      category: 'ResponseParsing',
      retryable: false,
    })
  }
  return {
    method: 'GET',
    path: /^\/v1\//i.test(uri) ? uri : `/v1${uri}`,
    headers: Object.fromEntries((headers ?? []).map(({ key, value }) => [key, value])),
  }
}
