/** A read of the service with its cache key. */
export interface Read<Answer> {
  readonly queryKey: readonly unknown[]
  readonly queryFn: (options: { readonly signal?: AbortSignal | undefined }) => Promise<Answer>
}
