import type { ComponentProps } from 'react'

/** Properties of a button that opens something; its menu passes more than are listed here. */
export type OpenerProps = Pick<
  ComponentProps<'button'>,
  'aria-expanded' | 'aria-haspopup' | 'onClick' | 'onKeyDown' | 'ref'
>
