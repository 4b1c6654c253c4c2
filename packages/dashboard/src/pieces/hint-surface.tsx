import { Tooltip } from '@fluentui/react-components'

/** Hint for an element of the page, and its position. */
export interface Hint {
  readonly target: HTMLElement
  readonly text: string
}

/** A hint above its element. */
export function HintSurface({
  hint: { target, text },
  onHide,
}: {
  readonly hint: Hint
  readonly onHide: () => void
}) {
  return (
    <Tooltip
      visible
      content={text}
      relationship="inaccessible"
      positioning={{ target }}
      // Rendered in the landmark of its element, where screen-reader users look for it.
      mountNode={target.closest<HTMLElement>('main, header, [role=dialog]')}
      onVisibleChange={(_, { visible }) => {
        if (!visible) onHide()
      }}
    />
  )
}
