import { useId, type ReactElement } from 'react'

/** A text that is said of an element of the page. */
interface SaidOf {
  /** Attributes for the element. */
  readonly carrier: { readonly 'data-hint': string; readonly 'aria-describedby': string }
  /** Stands beside the element, unseen. */
  readonly description: ReactElement
}

/** Says a text of an element: to the eye as a hint, to a screen reader as its description. */
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
