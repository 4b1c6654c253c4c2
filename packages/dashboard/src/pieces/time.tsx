import { Tooltip } from '@fluentui/react-components'
import { useNow } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'

/** A time as a person says it, with the exact one behind it. */
export function Time({
  at,
  relative = false,
}: {
  /** ISO 8601. */
  readonly at: string
  readonly relative?: boolean
}) {
  const formats = useFormats()
  const now = useNow()
  if (!relative) return <time dateTime={at}>{formats.dateTime(at)}</time>
  return (
    <Tooltip content={formats.dateTime(at)} relationship="description">
      <time dateTime={at}>{formats.relative(at, now)}</time>
    </Tooltip>
  )
}
