import { useNow } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useHint } from './use-hint.tsx'

interface TimeProps {
  /** ISO 8601. */
  readonly at: string
}

/** A date and time; `relative` shows the distance from now, with the exact time as a hint. */
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
