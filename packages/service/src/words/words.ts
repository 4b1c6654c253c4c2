import type { signIn } from './en/sign-in.ts'

/** The same table in another language: texts stay texts, functions keep parameters and results. */
type Translated<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Result
    : { readonly [Key in keyof Value]: Translated<Value[Key]> }

/** Texts of the sign-in pages in one language. */
export type SignInWords = Translated<typeof signIn>
