import { Tooltip } from '@fluentui/react-components'
import type { Hint } from './hints.tsx'

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
      onVisibleChange={(_, { visible }) => {
        if (!visible) onHide()
      }}
    />
  )
}
