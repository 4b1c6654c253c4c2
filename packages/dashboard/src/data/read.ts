/** A read of the service with the name under which its answer is remembered. */
export interface Read<Answer> {
  readonly queryKey: readonly unknown[]
  readonly queryFn: (options: { readonly signal?: AbortSignal | undefined }) => Promise<Answer>
}
