import { useNow } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useHint } from './use-hint.tsx'

interface TimeProps {
  /** ISO 8601. */
  readonly at: string
}

/** A time with its day; `relative` says how long ago it was, or will be, with the exact one behind it. */
export function Time({ at, relative = false }: TimeProps & { readonly relative?: boolean }) {
  return relative ? <RelativeTime at={at} /> : <ExactTime at={at} />
}

function ExactTime({ at }: TimeProps) {
  const { dateTime } = useFormats()
  return <time dateTime={at}>{dateTime(at)}</time>
}

function RelativeTime({ at }: TimeProps) {
  const formats = useFormats()
  const now = useNow()
  const { carrier, description } = useHint(formats.dateTime(at))
  return (
    <>
      <time dateTime={at} {...carrier}>
        {formats.relative(at, now)}
      </time>
      {description}
    </>
  )
}
