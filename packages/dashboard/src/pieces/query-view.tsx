import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Loading } from './loading.tsx'

/** Result of a query, with one answer or many pages. */
interface Shown<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isError: boolean
  readonly refetch: () => Promise<unknown>
}

/**
 * Shows the result of a query: the data, a loading indicator, or the error. Data that could not be
 * refreshed stays, with the error above it.
 */
export function QueryView<Data>({
  query,
  loading = <Loading />,
  children,
}: {
  readonly query: Shown<Data>
  readonly loading?: ReactNode
  readonly children: (data: Data) => ReactNode
}) {
  const { data, error, isError, refetch } = query
  const failure = isError && <Failure error={error} retry={() => void refetch()} />
  if (data === undefined) return failure || loading
  return (
    <>
      {failure}
      {children(data)}
    </>
  )
}
