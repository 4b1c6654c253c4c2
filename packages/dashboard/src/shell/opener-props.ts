import type { Ref } from 'react'

/** What a button that opens something is given: by its menu more than is named here. */
export interface OpenerProps {
  readonly onClick?: () => void
  readonly ref?: Ref<HTMLButtonElement>
}
