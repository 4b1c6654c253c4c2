/** Kind of an option: it decides how text becomes a value. */
type Kind =
  | { readonly kind: 'text' }
  | { readonly kind: 'whole'; readonly from: number; readonly to: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'contact' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }

/** One option: its form, its default, and why one would change it. */
export type Option = Kind & {
  readonly default: string
  readonly explanation: string
  /** The only mode in which it may be given. */
  readonly only?: 'sandbox' | 'production'
}
