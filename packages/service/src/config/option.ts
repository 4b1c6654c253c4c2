/** Kind of an option, which decides how its text is parsed. */
type Kind =
  | { readonly kind: 'text' }
  | { readonly kind: 'whole'; readonly from: number; readonly to: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'contact' }
  | { readonly kind: 'address' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }

/** One option: its format, its default, and the reason to change it. */
export type Option = Kind & {
  readonly default: string
  readonly explanation: string
  /** The only mode in which it is allowed. */
  readonly only?: 'sandbox' | 'production'
}
