import { useId, type ReactElement } from 'react'

/** Hint for an element. */
interface SaidOf {
  /** Attributes of the element. */
  readonly carrier: { readonly 'data-hint': string; readonly 'aria-describedby': string }
  /** Hidden description, rendered beside the element. */
  readonly description: ReactElement
}

/** Gives an element a hint that screen readers get as its description. */
export function useHint(text: string): SaidOf {
  const id = useId()
  return {
    carrier: { 'data-hint': text, 'aria-describedby': id },
    description: (
      <span id={id} hidden>
        {text}
      </span>
    ),
  }
}
