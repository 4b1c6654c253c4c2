import { makeStyles, mergeClasses } from '@fluentui/react-components'
import type { ComponentProps, ReactNode } from 'react'
import type { Paging } from '../routing/use-paging.ts'
import { Pager } from './pager.tsx'
import { QueryView } from './query-view.tsx'
import { useSurfaceStyles } from './surface.ts'

const useStyles = makeStyles({
  // A page that is being replaced stays readable.
  stale: { opacity: 0.6 },
})

/** One page of a list. */
interface ListPage<Item> {
  readonly items: readonly Item[]
  /** Token of the next page; absent on the last one. */
  readonly next?: string | undefined
}

/** Shows one page of a list with a pager, or a placeholder when it is empty. */
export function PagedList<Item, Found extends ListPage<Item>>({
  query,
  paging,
  total,
  empty,
  className,
  children,
}: {
  readonly query: ComponentProps<typeof QueryView<Found>>['query'] & {
    readonly isPlaceholderData: boolean
  }
  readonly paging: Paging
  /** Total number of items; absent where it is not counted. */
  readonly total?: (found: Found) => number | undefined
  /** Placeholder for an empty list. */
  readonly empty: ReactNode
  readonly className?: string
  readonly children: (items: Found['items']) => ReactNode
}) {
  const styles = useStyles()
  const { surface, list } = useSurfaceStyles()
  const stale = query.isPlaceholderData && styles.stale
  return (
    <QueryView query={query}>
      {(found) => (
        <>
          <div role="status">{found.items.length === 0 && empty}</div>
          {found.items.length > 0 && (
            <div className={mergeClasses(surface, list, className, stale)}>
              {children(found.items)}
              <ListPager paging={paging} total={total?.(found)} {...found} />
            </div>
          )}
        </>
      )}
    </QueryView>
  )
}

/** Pager whose position is in the address; absent where one page is all and no total is known. */
export function ListPager({
  paging,
  items,
  next,
  total,
}: ListPage<unknown> & { readonly paging: Paging; readonly total?: number | undefined }) {
  if (total === undefined && next === undefined && paging.after === undefined) return null
  return (
    <Pager
      offset={paging.offset}
      shown={items.length}
      total={total ?? 'many'}
      onFirst={paging.toFirst}
      onPrevious={paging.toPrevious}
      onNext={next === undefined ? undefined : () => paging.toNext(next, items.length)}
    />
  )
}
