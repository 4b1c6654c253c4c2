import { Tooltip } from '@fluentui/react-components'

/** Text about an element of the page, and its place. */
export interface Hint {
  readonly target: HTMLElement
  readonly text: string
}

/** A hint above its carrier. */
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
      // In the part of the page that it belongs to, where a screen reader's user looks for it.
      mountNode={target.closest<HTMLElement>('main, header, [role=dialog]')}
      onVisibleChange={(_, { visible }) => {
        if (!visible) onHide()
      }}
    />
  )
}
