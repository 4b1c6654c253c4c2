import type { ComponentProps } from 'react'

/** What a button that opens something is given: by its menu more than is named here. */
export type OpenerProps = Pick<
  ComponentProps<'button'>,
  'aria-expanded' | 'aria-haspopup' | 'onClick' | 'onKeyDown' | 'ref'
>
