import { QueryClient } from '@tanstack/react-query'

/** Remembers what was read. The client of the service repeats failed calls itself, so that this does not. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 30_000, gcTime: 10 * 60_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
